"""The whole registry as columns of numbers, larger places first: one copy a process, read anew when it changes.

Counting and choosing among 235,000 places takes a database tenths of a second and numpy a millisecond.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from django.db.models import F, FloatField, QuerySet
from django.db.models.functions import Cast
from numpy.typing import NDArray

from pobratym.core.keeping import kept
from pobratym.core.sphere import kilometres_to_all, on_unit_sphere
from pobratym.core.text_fields import only_in
from pobratym.journal.areas import Area
from pobratym.journal.marks import marks
from pobratym.places.models import Country, Kind, Level, Municipality, own_population
from pobratym.places.queries.territory import occupied_today

LEVELS: dict[str, int] = {level: number for number, level in enumerate(Level.values)}
KINDS: dict[str, int] = {kind: number for number, kind in enumerate(("", *Kind.values))}
UNKNOWN = np.nan
_FIELDS = 9


@dataclass(frozen=True, eq=False)
class Columns:
    """One row a place in force, in the order of lists: larger first, unknown sizes last, then by name."""

    ids: NDArray[np.int64]
    countries: NDArray[np.int16]  # index into country_codes
    regions: NDArray[np.int16]  # index into region_ids; a region lies in itself; -1 where none
    levels: NDArray[np.int8]  # LEVELS
    kinds: NDArray[np.int8]  # KINDS
    is_occupied: NDArray[np.bool_]  # outside official counts: Crimea and Sevastopol
    is_cut_off: NDArray[np.bool_]  # occupied by that, or by the list of territories on the day they were read
    log_populations: NDArray[np.float32]  # NaN where unknown
    populations: NDArray[np.int32]  # -1 where unknown
    points: NDArray[np.float32]  # (3, n) on the unit sphere; NaN where unknown
    country_codes: tuple[str, ...]  # every country, also those without a place
    excluded_countries: frozenset[str]  # nobody is brought together with these (Country.exclusion_act)
    region_ids: tuple[int, ...]

    @property
    def bytes_held(self) -> int:
        columns = [column for column in vars(self).values() if isinstance(column, np.ndarray)]
        return sum(column.nbytes for column in (*columns, *self.by_id))

    def country_index(self, code: str) -> int:
        """-1 where there is no such country."""
        return self._countries.get(code, -1)

    def region_index(self, pk: int) -> int:
        """-1 where nothing lies in a region of this number."""
        return self._regions.get(pk, -1)

    def positions_of(self, ids: Any) -> NDArray[np.int64]:
        """Where these municipalities stand, in the order given; what is not in force is left out."""
        wanted = np.asarray(ids, dtype=np.int64)
        if not wanted.size or not self.ids.size:
            return np.empty(0, dtype=np.int64)
        places = self.by_id[1].take(np.searchsorted(self.by_id[0], wanted), mode="clip").astype(np.int64)
        found: NDArray[np.int64] = places[self.ids[places] == wanted]
        return found

    def places_of(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """The same for a column of numbers, -1 where one is not in force."""
        if not ids.size or not self.ids.size:
            return np.full(ids.size, -1, dtype=np.int64)
        places = self.by_id[1].take(np.searchsorted(self.by_id[0], ids), mode="clip").astype(np.int64)
        places[self.ids[places] != ids] = -1
        return places

    @cached_property
    def by_id(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """All numbers in their order, and where each stands."""
        order = np.argsort(self.ids).astype(np.int32)
        return self.ids[order], order

    @cached_property
    def _countries(self) -> dict[str, int]:
        return {code: number for number, code in enumerate(self.country_codes)}

    @cached_property
    def _regions(self) -> dict[int, int]:
        return {pk: number for number, pk in enumerate(self.region_ids)}


@kept(lambda: marks(Area.REGISTRY))
def all_columns() -> Columns:
    """The registry as it is now, read once for each mark of it."""
    countries = dict(Country.objects.order_by("pk").values_list("pk", "exclusion_act"))
    codes = {code: number for number, code in enumerate(countries)}
    regions: dict[int, int] = {}
    flat = np.fromiter(
        (
            number
            for pk, code, level, kind, region, is_occupied, people, latitude, longitude in _rows().iterator(5000)
            for number in (
                pk,
                codes[code],
                LEVELS.get(level, -1),
                KINDS.get(kind, 0),
                _region(pk, level, region, regions),
                is_occupied,
                UNKNOWN if people is None else people,
                UNKNOWN if latitude is None else latitude,
                UNKNOWN if longitude is None else longitude,
            )
        ),
        dtype=np.float64,
    ).reshape(-1, _FIELDS)
    people, ids = flat[:, 6], flat[:, 0].astype(np.int64)
    return Columns(
        ids=ids,
        countries=flat[:, 1].astype(np.int16),
        levels=flat[:, 2].astype(np.int8),
        kinds=flat[:, 3].astype(np.int8),
        regions=flat[:, 4].astype(np.int16),
        is_occupied=flat[:, 5].astype(np.bool_),
        is_cut_off=np.isin(ids, list(occupied_today())),
        log_populations=np.log(np.where(people > 0, people, UNKNOWN)).astype(np.float32),
        populations=np.nan_to_num(people, nan=-1).astype(np.int32),
        points=on_unit_sphere(flat[:, 7], flat[:, 8]),
        country_codes=tuple(codes),
        excluded_countries=frozenset(code for code, act in countries.items() if act),
        region_ids=tuple(regions),
    )


def _region(pk: int, level: str, region: int | None, regions: dict[int, int]) -> int:
    """A region is found under its own name together with what lies in it."""
    within = pk if level == Level.REGION else region
    return -1 if within is None else regions.setdefault(within, len(regions))


def _rows() -> QuerySet[Municipality, tuple[Any, ...]]:
    rows: QuerySet[Municipality, tuple[Any, ...]] = (
        Municipality.objects.shown()
        .order_by(F("population").desc(nulls_last=True), only_in("name", "en"), "pk")
        .values_list(
            "id",
            "country_id",
            "level",
            "kind",
            "region_id",
            "is_occupied",
            own_population(),
            Cast("latitude", FloatField()),
            Cast("longitude", FloatField()),
        )
    )
    return rows


def kilometres_from(columns: Columns, position: int) -> NDArray[np.float32]:
    """Distances of all places from the one at `position`, as the crow flies; NaN where a point is unknown."""
    return kilometres_to_all(columns.points, columns.points[:, position : position + 1])
