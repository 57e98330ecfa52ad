"""Municipalities in numbers, by country and by region: all, with a partnership, seeking.

Counted from the columns of the registry, so that a page costs the same whatever a country holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pobratym.places.models import Kind, Level
from pobratym.places.queries.columns import KINDS, LEVELS, Columns
from pobratym.search.activity import activity

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]
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


@dataclass(frozen=True, eq=False)
class Census:
    """The registry as it is now with the places that have a partnership and those that seek one, few of the whole."""

    columns: Columns
    partnered: Rows
    seeking: Rows

    def by_country(self) -> dict[str, Count]:
        """Every country by its code. Occupied municipalities stand outside the official number and are not counted."""
        codes = self.columns.country_codes
        counts = self._counts(self.columns.countries, len(codes), ~self.columns.is_occupied)
        return dict(zip(codes, counts, strict=True))

    def by_region(self, country: str) -> dict[int, Count]:
        """What the regions of a country hold, the occupied too; 0 stands for municipalities of no region."""
        regions = self.columns.region_ids
        # One place further, so that -1, no region, becomes the first.
        counts = self._counts(self.columns.regions + 1, len(regions) + 1, self._is_in(country))
        return {pk: count for pk, count in zip((0, *regions), counts, strict=True) if count.municipalities}

    def occupied_in(self, country: str) -> int:
        """How many municipalities of a country are temporarily occupied as a whole: Crimea and Sevastopol."""
        is_occupied = self.columns.is_occupied & (self.columns.levels == _MUNICIPALITY)
        return int(np.count_nonzero(is_occupied & self._is_in(country)))

    def partnered_and_seeking(self, country: str, most: int) -> tuple[list[int], list[int]]:
        """The numbers of a country's places with a partnership, and of those that seek; the largest `most` of each."""
        index, ids = self.columns.country_index(country), self.columns.ids
        partnered, seeking = (
            np.sort(rows[self.columns.countries[rows] == index])[:most] for rows in (self.partnered, self.seeking)
        )
        return ids[partnered].tolist(), ids[seeking].tolist()

    def municipalities_of_region(self, region: int) -> list[int]:
        """The numbers of a region's municipalities, larger first, the region itself left out."""
        index = self.columns.region_index(region)
        if index < 0:
            return []
        rows = np.flatnonzero((self.columns.regions == index) & (self.columns.levels == _MUNICIPALITY))
        return [pk for pk in self.columns.ids[rows].tolist() if pk != region]

    def larger_first(self, ids: Iterable[int]) -> list[int]:
        """The same municipalities in the order of lists."""
        ordered: list[int] = self.columns.ids[np.sort(self.columns.positions_of(list(ids)))].tolist()
        return ordered

    def count_of(self, ids: list[int]) -> Count:
        """These municipalities, counted."""
        rows = self.columns.positions_of(ids)
        return Count(len(ids), *(int(np.isin(rows, marked).sum()) for marked in (self.partnered, self.seeking)))

    def kinds_of(self, ids: list[int]) -> dict[str, int]:
        """How many of these municipalities are of each kind of the codifier, which units abroad have none of."""
        kinds = self.columns.kinds[self.columns.positions_of(ids)]
        counts = np.bincount(kinds, minlength=len(KINDS)).tolist()
        told = KINDS.keys() - {"", Kind.PART_OF_TOWN}
        return {kind: counts[number] for kind, number in KINDS.items() if counts[number] and kind in told}

    def _is_in(self, country: str) -> Mask:
        is_in: Mask = self.columns.countries == self.columns.country_index(country)
        return is_in

    def _counts(self, groups: NDArray[Any], size: int, is_chosen: Mask) -> list[Count]:
        """The chosen municipalities of each of `size` groups."""
        is_counted = (self.columns.levels == _MUNICIPALITY) & is_chosen
        chosen = (np.flatnonzero(is_counted), *(rows[is_counted[rows]] for rows in (self.partnered, self.seeking)))
        numbers = [np.bincount(groups[rows], minlength=size).tolist() for rows in chosen]
        return [Count(*each) for each in zip(*numbers, strict=True)]


def census() -> Census:
    """The numbers as they are now; kept columns and tables are read anew where anything of them has changed."""
    now = activity()
    return Census(now.columns, now.partnered[0], now.seeking[0])
