"""The places that a list looks at, with what they say of themselves and whom they are linked with, as columns of
numbers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pobratym.journal.queries.record_tables import Attribute, RecordTable
from pobratym.matching.queries.ties import NOWHERE, PublicTies, public_ties
from pobratym.places.queries.columns import Columns
from pobratym.profiles.models import Direction, Urgency
from pobratym.profiles.queries.tables import Posted, Wishes, listing_table, wishes_table
from pobratym.profiles.vocabulary import broad

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
_SPHERE, _FORM, _DIRECTION, _URGENCY = (Attribute(name) for name in ("sphere", "form", "direction", "urgency"))


@dataclass(frozen=True, eq=False)
class Others:
    """Places that are looked at. `rows`: where they stand in the columns; `here`: who speaks for itself."""

    columns: Columns
    rows: Numbers
    here: Collection[int]
    letters_waiting: Mapping[int, int]

    @property
    def size(self) -> int:
        return len(self.rows)

    @cached_property
    def ids(self) -> Numbers:
        return self.columns.ids[self.rows]

    @cached_property
    def is_here(self) -> Mask:
        return np.isin(self.ids, np.fromiter(self.here, dtype=np.int64))

    @cached_property
    def is_ukrainian(self) -> Mask:
        is_ukrainian: Mask = self.countries == self.columns.country_index("UA")
        return is_ukrainian

    @cached_property
    def countries(self) -> NDArray[np.int16]:
        return self.columns.countries[self.rows]

    @cached_property
    def populations(self) -> NDArray[np.int32]:
        return self.columns.populations[self.rows]

    @cached_property
    def regions(self) -> Numbers:
        """Numbers of the regions they lie in; NOWHERE for none, and for a region itself."""
        numbers = np.array([*self.columns.region_ids, NOWHERE], dtype=np.int64)[self.columns.regions[self.rows]]
        return np.where(numbers == self.ids, NOWHERE, numbers)

    @cached_property
    def _sorted(self) -> tuple[Numbers, Numbers]:
        order = np.argsort(self.ids)
        return self.ids[order], order

    def places_of(self, municipalities: Numbers) -> Numbers:
        """Where these stand among the others; -1 where one does not."""
        if not self.size:
            return np.full(len(municipalities), -1, dtype=np.int64)
        ids, order = self._sorted
        places = order.take(np.searchsorted(ids, municipalities), mode="clip")
        return np.where(self.ids[places] == municipalities, places, -1)

    def of_country(self, by_code: Mapping[str, bool]) -> Mask:
        """What is the same for all places of a country."""
        values = [by_code[code] for code in self.columns.country_codes]
        return np.array(values, dtype=np.bool_)[self.countries]

    def counted(self, municipalities: Numbers) -> Numbers:
        """How often each of the others is among these."""
        places = self.places_of(municipalities)
        return np.bincount(places[places >= 0], minlength=self.size)

    def spread(self, municipalities: Numbers, values: NDArray[Any], otherwise: Any) -> NDArray[Any]:
        """The values of these municipalities, for each of the others."""
        places = self.places_of(municipalities)
        found = np.full(self.size, otherwise, dtype=values.dtype)
        found[places[places >= 0]] = values[places >= 0]
        return found

    @cached_property
    def ties(self) -> PublicTies:
        return public_ties()

    @cached_property
    def pairs(self) -> tuple[Numbers, Numbers]:
        """Places of the others, and the partners they have; each pair once."""
        places = self.places_of(self.ties.one)
        return places[places >= 0], self.ties.other[places >= 0]

    @cached_property
    def partners(self) -> Numbers:
        """How many each has."""
        return np.bincount(self.pairs[0], minlength=self.size)

    @cached_property
    def asks(self) -> "Asks":
        return Asks(self, listing_table())

    @cached_property
    def wishes(self) -> "WishesOfOthers":
        return WishesOfOthers(self, wishes_table())


class Asks:
    """Needs and offers of the others: whose each is (`at`: their place), its sphere, form, direction and haste."""

    def __init__(self, others: Others, listings: RecordTable[Posted]) -> None:
        at = others.places_of(listings.numbers("municipality"))
        rows = np.flatnonzero(at >= 0)
        sphere, form = listings.column(_SPHERE), listings.column(_FORM)
        self.size = others.size
        self.at, self.sphere, self.form = at[rows], sphere.codes[rows], form.codes[rows]
        self.is_offer = listings.column(_DIRECTION).has_any({Direction.OFFER})[rows]
        self.is_urgent = listings.column(_URGENCY).has_any({Urgency.URGENT})[rows]
        self.spheres, self.forms = (tuple(value for (value,) in each.combinations) for each in (sphere, form))

    def told(self, which: Mask | slice, values: NDArray[Any]) -> Mask:
        """(places, codes): whether a place has an ask of the code."""
        found = np.zeros((self.size, 1 + int(values.max(initial=0))), dtype=np.bool_)
        found[self.at[which], values[which]] = True
        return found

    @cached_property
    def broad_spheres(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(broad, self.spheres)))

    @cached_property
    def broad_sphere(self) -> Numbers:
        """Of each ask, as a place in `broad_spheres`."""
        codes = [self.broad_spheres.index(broad(sphere)) for sphere in self.spheres]
        return np.array(codes, dtype=np.int64)[self.sphere]


class WishesOfOthers:
    """What partner the others want."""

    def __init__(self, others: Others, table: RecordTable[Wishes]) -> None:
        self._others, self._table = others, table
        self._whose = table.numbers("municipality")
        self.is_seeking = others.spread(self._whose, table.numbers("is_seeking") > 0, otherwise=False)
        self.capacity = others.spread(self._whose, table.numbers("capacity"), otherwise=-1)

    def states(self, what: Attribute) -> Mask:
        column = self._table.column(what)
        return self._spread(np.array([bool(own) for own in column.combinations], dtype=np.bool_)[column.codes])

    def has_any(self, what: Attribute, wanted: Collection[str]) -> Mask:
        return self._spread(self._table.column(what).has_any(wanted))

    def _spread(self, values: Mask) -> Mask:
        return self._others.spread(self._whose, values, otherwise=False)
