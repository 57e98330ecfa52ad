"""Rows narrowed by facets, and how many rows each value of each facet would leave: one pass over small tuples."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

Values = tuple[str, ...]


@dataclass(frozen=True)
class Tally:
    """Places of the rows that pass, in their order; for each facet, value -> rows with it that pass all the others."""

    places: list[int]
    counts: Mapping[str, Counter[str]]


def tally(columns: Mapping[str, Sequence[Values]], chosen: Mapping[str, Values], *, size: int) -> Tally:
    """Rows pass a facet by any of its chosen values. `columns`: facet -> the values of each of the `size` rows.

    The count of a value is the length of the result once it is the only one chosen in its facet.
    """
    failed: list[Sequence[str]] = _failed(columns, chosen, size)
    places = [place for place in range(size) if not failed[place]]
    counts = {name: _count(column, places) for name, column in columns.items() if name not in chosen}
    for name in chosen:
        only_here = [place for place in range(size) if not failed[place] or failed[place] == [name]]
        counts[name] = _count(columns[name], only_here)
    return Tally(places, counts)


def _failed(columns: Mapping[str, Sequence[Values]], chosen: Mapping[str, Values], size: int) -> list[Sequence[str]]:
    """For each row the facets that it does not pass."""
    failed: list[list[str]] = [[] for _ in range(size)]
    for name, values in chosen.items():
        wanted = set(values)
        for place, own in enumerate(columns[name]):
            if wanted.isdisjoint(own):
                failed[place].append(name)
    return list(failed)


def _count(column: Sequence[Values], places: Sequence[int]) -> Counter[str]:
    return Counter(chain.from_iterable(column[place] for place in places))
