"""The order of the list: by score, with two corrections that keep it open.

1. Of every ten places no more than three go to one country, as long as others are left (unless one country was
   asked for), so that a hromada near the border also sees others.
2. Whoever looks for hromadas sees, down to any place of the list, at least every second place taken by a hromada
   without a partner, as long as there are such: two hromadas of three have none (docs/domain.md, section 4.1).
Equal scores stand in the order of ids: the same question always gets the same answer.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from math import ceil

from pobratym.matching.criteria.fit import Fit
from pobratym.matching.criteria.newcomer import is_newcomer

PLACES = 10
OF_ONE_COUNTRY = 3


def country_cap(limit: int) -> int:
    """How many of the list one country may take."""
    return ceil(limit / PLACES) * OF_ONE_COUNTRY


def arranged(fits: Iterable[Fit], *, limit: int, is_one_country: bool) -> list[Fit]:
    """The first `limit` of the list."""
    ranked = sorted(fits, key=lambda fit: (-fit.score, fit.them.id))
    if ranked and ranked[0].them.is_ukrainian:
        return list(islice(_every_second_newcomer(ranked), limit))
    return ranked[:limit] if is_one_country else list(islice(_no_country_crowds(ranked), limit))


def _no_country_crowds(ranked: list[Fit]) -> Iterator[Fit]:
    while ranked:
        ten = _next_ten(ranked)
        chosen = {fit.them.id for fit in ten}
        ranked = [fit for fit in ranked if fit.them.id not in chosen]
        yield from ten


def _next_ten(ranked: list[Fit]) -> list[Fit]:
    """The best ten with at most three of a country; filled up with the next best where there are too few others."""
    taken: Counter[str] = Counter()
    ten: list[Fit] = []
    for fit in ranked:
        if taken[fit.them.country] < OF_ONE_COUNTRY:
            taken[fit.them.country] += 1
            ten.append(fit)
            if len(ten) == PLACES:
                return ten
    chosen = {fit.them.id for fit in ten}
    rest = (fit for fit in ranked if fit.them.id not in chosen)
    return ten + list(islice(rest, PLACES - len(ten)))


def _every_second_newcomer(ranked: list[Fit]) -> Iterator[Fit]:
    newcomers = [fit for fit in ranked if is_newcomer(fit.them)]
    others = [fit for fit in ranked if not is_newcomer(fit.them)]
    shown = shown_newcomers = 0
    while newcomers or others:
        is_due = 2 * shown_newcomers < shown or not others
        if newcomers and (is_due or newcomers[0].score >= others[0].score):
            shown_newcomers += 1
            yield newcomers.pop(0)
        else:
            yield others.pop(0)
        shown += 1
