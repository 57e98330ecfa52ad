"""The order of the list: by score, with two corrections that keep it open.

1. Of every ten places no more than three go to one country, as long as others are left (unless one country was
   asked for), so that a hromada near the border also sees others.
2. Whoever looks for hromadas sees, down to any place of the list, at least every second place taken by a hromada
   without a partner, as long as there are such: two hromadas of three have none (docs/domain.md, section 4.1).
Equal scores stand in the order of ids: the same question always gets the same answer.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import islice
from math import ceil
from typing import NamedTuple

PLACES = 10
OF_ONE_COUNTRY = 3


DIGITS = 9  # of a score: beyond them it depends on the order in which its parts were added


class Ranked(NamedTuple):
    """A municipality as far as the order of the list goes. `is_newcomer`: a hromada without a partner (criteria)."""

    id: int
    score: float
    country: str
    is_newcomer: bool


def country_cap(limit: int) -> int:
    """How many of the list one country may take."""
    return ceil(limit / PLACES) * OF_ONE_COUNTRY


def arranged(looked_at: Iterable[Ranked], *, limit: int, is_one_country: bool) -> list[int]:
    """The first `limit` of the list, by their numbers."""
    ranked = sorted(looked_at, key=lambda each: (-round(each.score, DIGITS), each.id))
    if ranked and ranked[0].country == "UA":
        chosen = islice(_every_second_newcomer(ranked), limit)
    else:
        chosen = islice(ranked if is_one_country else _no_country_crowds(ranked), limit)
    return [each.id for each in chosen]


def _no_country_crowds(ranked: list[Ranked]) -> Iterator[Ranked]:
    while ranked:
        ten = _next_ten(ranked)
        chosen = {each.id for each in ten}
        ranked = [each for each in ranked if each.id not in chosen]
        yield from ten


def _next_ten(ranked: list[Ranked]) -> list[Ranked]:
    """The best ten with at most three of a country; filled up with the next best where there are too few others."""
    taken: Counter[str] = Counter()
    ten: list[Ranked] = []
    for each in ranked:
        if taken[each.country] < OF_ONE_COUNTRY:
            taken[each.country] += 1
            ten.append(each)
            if len(ten) == PLACES:
                return ten
    chosen = {each.id for each in ten}
    rest = (each for each in ranked if each.id not in chosen)
    return ten + list(islice(rest, PLACES - len(ten)))


def _every_second_newcomer(ranked: list[Ranked]) -> Iterator[Ranked]:
    newcomers = deque(each for each in ranked if each.is_newcomer)
    others = deque(each for each in ranked if not each.is_newcomer)
    shown = shown_newcomers = 0
    while newcomers or others:
        is_due = 2 * shown_newcomers < shown or not others
        if newcomers and (is_due or newcomers[0].score >= others[0].score):
            shown_newcomers += 1
            yield newcomers.popleft()
        else:
            yield others.popleft()
        shown += 1
