"""The order of the list: by score, with two corrections that keep it open.

1. No country takes more than a quarter of the list (unless one country was asked for), so that a hromada near the
   border also sees others.
2. Whoever looks for hromadas sees, down to any place of the list, at least every second place taken by a hromada
   without a partner, as long as there are such: two hromadas of three have none (docs/domain.md, section 4.1).
Equal scores stand in the order of ids: the same question always gets the same answer.
"""

from collections.abc import Iterable, Iterator

from pobratym.matching.criteria.fit import Fit
from pobratym.matching.criteria.newcomer import is_newcomer

SHARE_OF_A_COUNTRY = 4


def country_cap(limit: int) -> int:
    """How many places of the list one country may take."""
    return max(3, limit // SHARE_OF_A_COUNTRY)


def arranged(fits: Iterable[Fit], *, limit: int, is_one_country: bool) -> list[Fit]:
    """The first `limit` of the list."""
    ranked = sorted(fits, key=lambda fit: (-fit.score, fit.them.id))
    if not is_one_country:
        ranked = _no_country_crowds(ranked, country_cap(limit))
    if ranked and ranked[0].them.is_ukrainian:
        ranked = list(_every_second_newcomer(ranked))
    return ranked[:limit]


def _no_country_crowds(ranked: list[Fit], cap: int) -> list[Fit]:
    """Those above the cap move behind the others; they are not lost."""
    taken: dict[str, int] = {}
    first: list[Fit] = []
    later: list[Fit] = []
    for fit in ranked:
        taken[fit.them.country] = taken.get(fit.them.country, 0) + 1
        (first if fit.them.is_ukrainian or taken[fit.them.country] <= cap else later).append(fit)
    return first + later


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
