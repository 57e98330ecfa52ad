"""Municipalities in numbers, by country and by region: all, with a partnership, seeking.

Counted from the columns of the registry, so that a page costs the same whatever a country holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pobratym.registry.models import Level
from pobratym.registry.queries.columns import KINDS, LEVELS, Columns, all_columns
from pobratym.search.selection import agreed_parties, seeking_ids

Rows = NDArray[np.int64]
_MUNICIPALITY = LEVELS[Level.MUNICIPALITY]


@dataclass(frozen=True, slots=True)
class Count:
    """How many municipalities there are, how many of them have a partnership, how many look for a partner now."""

    municipalities: int = 0
    partnered: int = 0
    seeking: int = 0

    @property
    def without_partner(self) -> int:
        return self.municipalities - self.partnered


def by_country() -> dict[str, Count]:
    """Every country by its code, those without a municipality too."""
    columns = all_columns()
    return dict(
        zip(columns.country_codes, _counts(columns, columns.countries, len(columns.country_codes)), strict=True)
    )


def by_region(country: str) -> dict[int, Count]:
    """What the regions of a country hold, by number; 0 stands for municipalities of no region."""
    columns = all_columns()
    is_here = columns.countries == columns.country_index(country)
    # One place further, so that -1, no region, becomes the first.
    counts = _counts(columns, np.where(is_here, columns.regions + 1, -1), len(columns.region_ids) + 1)
    return {pk: count for pk, count in zip((0, *columns.region_ids), counts, strict=True) if count.municipalities}


def levels_of(country: str) -> dict[str, int]:
    """How many units of each level a country has."""
    columns = all_columns()
    levels = columns.levels[columns.countries == columns.country_index(country)]
    counts = np.bincount(levels[levels >= 0], minlength=len(LEVELS)).tolist()
    return {level: counts[number] for level, number in LEVELS.items()}


def occupied_in(country: str) -> int:
    """How many of a country's municipalities are temporarily occupied as a whole: Crimea and Sevastopol."""
    columns = all_columns()
    is_here = columns.countries == columns.country_index(country)
    return int(np.count_nonzero(is_here & columns.is_occupied & (columns.levels == _MUNICIPALITY)))


def municipalities_of_region(region: int) -> list[int]:
    """The numbers of a region's municipalities, larger first, the region itself left out."""
    columns = all_columns()
    index = columns.region_index(region)
    if index < 0:
        return []
    rows = np.flatnonzero((columns.regions == index) & (columns.levels == _MUNICIPALITY))
    return [pk for pk in columns.ids[rows].tolist() if pk != region]


def larger_first(ids: Iterable[int]) -> list[int]:
    """The same municipalities in the order of lists."""
    columns = all_columns()
    ordered: list[int] = columns.ids[np.sort(columns.positions_of(list(ids)))].tolist()
    return ordered


def count_of(ids: list[int]) -> Count:
    """These municipalities, counted."""
    columns = all_columns()
    rows = columns.positions_of(ids)
    return Count(len(ids), *(int(np.isin(rows, marked).sum()) for marked in _marked(columns)))


def kinds_of(ids: list[int]) -> dict[str, int]:
    """How many of these municipalities are of each kind of the codifier; units abroad have none and do not count."""
    columns = all_columns()
    counts = np.bincount(columns.kinds[columns.positions_of(ids)], minlength=len(KINDS)).tolist()
    return {kind: counts[number] for kind, number in KINDS.items() if kind and counts[number]}


def _counts(columns: Columns, groups: NDArray[Any], size: int) -> list[Count]:
    """The municipalities of each of `size` groups; a negative group is none."""
    is_counted = (columns.levels == _MUNICIPALITY) & (groups >= 0)
    numbers = [
        np.bincount(groups[rows], minlength=size).tolist()
        for rows in (np.flatnonzero(is_counted), *(marked[is_counted[marked]] for marked in _marked(columns)))
    ]
    return [Count(*each) for each in zip(*numbers, strict=True)]


def _marked(columns: Columns) -> tuple[Rows, Rows]:
    """Places with a partnership, and places that seek; few of the registry."""
    partnered = agreed_parties().values_list("municipality_id", flat=True).distinct()
    return columns.positions_of(list(partnered)), columns.positions_of(list(seeking_ids()))
