"""Where an answer must lie: the units that a context names, and the fence that they make with what else is asked."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pobratym.naming.index import MUNICIPALITY, NameIndex


@dataclass(frozen=True)
class Units:
    """What a context names: numbers of countries, positions of regions, counties or cities, or `own` places."""

    countries: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    own: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.countries or self.places or self.own)

    def around(self, index: NameIndex) -> "Units":
        """The regions of the cities among the units: a district of Warsaw is known to lie in Mazovia only."""
        cities = [place for place in self.places if index.levels.item(place) == MUNICIPALITY]
        return Units(places=frozenset(region for place in cities if (region := index.regions.item(place)) >= 0))

    def hold(self, index: NameIndex, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of the places lie there."""
        inside = np.zeros(len(places), dtype=bool)
        for country in self.countries:
            inside |= index.countries[places] == country
        if self.places:
            columns = [column[places] for column in (index.regions, index.counties, index.parents)]
            for unit in self.places:
                for column in columns:
                    inside |= column == unit
        if self.own:
            inside |= np.isin(places, list(self.own))
        return inside

    def holds(self, index: NameIndex, place: int) -> bool:
        """Whether the place lies there."""
        if index.countries.item(place) in self.countries:
            return True
        if place in self.own:
            return True
        return bool(self.places) and not self.places.isdisjoint(
            (index.regions.item(place), index.counties.item(place), index.parents.item(place))
        )


@dataclass(frozen=True)
class Fence:
    """What an answer must be: in all of `where`, of a level, of a weight; and none of those `without`."""

    where: tuple[Units, ...] = ()
    level: int | None = None
    least: float | None = None
    without: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.where) or self.level is not None or self.least is not None or bool(self.without)

    def hold(self, index: NameIndex, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of the places are within."""
        inside = np.ones(len(places), dtype=bool)
        if self.level is not None:
            inside &= index.levels[places] == self.level
        if self.least is not None:
            inside &= index.priors[places] >= self.least
        if self.without:
            inside &= ~np.isin(places, list(self.without))
        for units in self.where:
            inside &= units.hold(index, places)
        return inside

    def holds(self, index: NameIndex, place: int) -> bool:
        """Whether the place is within."""
        if self.level is not None and index.levels.item(place) != self.level:
            return False
        if self.least is not None and index.priors.item(place) < self.least:
            return False
        if place in self.without:
            return False
        return all(units.holds(index, place) for units in self.where)
