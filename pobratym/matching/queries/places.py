"""All places of the registry as columns of numbers, kept in the process until the registry changes."""

from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import FloatField, Max, QuerySet
from django.db.models.functions import Cast
from numpy.typing import NDArray

from pobratym.registry.models import ImportRun, Level, Municipality

LEVELS: dict[str, int] = {level: number for number, level in enumerate(Level.values)}
UNKNOWN = np.nan
_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Places:
    """One row a place that can be a party: id, country, level, logarithm of population, point on the unit sphere."""

    ids: NDArray[np.int64]
    countries: NDArray[np.int16]  # index into country_codes
    levels: NDArray[np.int8]
    log_populations: NDArray[np.float32]  # NaN where unknown
    points: NDArray[np.float32]  # (3, n); NaN where unknown
    country_codes: tuple[str, ...]

    @property
    def bytes_held(self) -> int:
        columns = (self.ids, self.countries, self.levels, self.log_populations, self.points)
        return sum(column.nbytes for column in columns)

    def country_index(self, code: str) -> int:
        """-1 where no place lies in that country."""
        return self.country_codes.index(code) if code in self.country_codes else -1


_lock = Lock()


def all_places() -> Places:
    """The columns of the registry as it is now. One cheap query asks whether they are still true."""
    with _lock:
        return _loaded(_database(), _version())


def forget() -> None:
    """Reads the registry anew at the next question."""
    _loaded.cache_clear()


def _database() -> str:
    return str(connection.settings_dict["NAME"])


def _version() -> tuple[int, int]:
    """The latest import and the newest place: both only grow.

    A corrected population reaches the short list with the next import or the next start of the process; the points
    and reasons of those on it are always computed from the rows as they are.
    """
    latest_import = ImportRun.objects.order_by().aggregate(latest=Max("id"))["latest"]
    newest_place = Municipality.including_merged.order_by().aggregate(newest=Max("id"))["newest"]
    return latest_import or 0, newest_place or 0


@lru_cache(maxsize=1)
def _loaded(database: str, version: tuple[int, int]) -> Places:
    rows = _rows().iterator(chunk_size=5000)
    codes: dict[str, int] = {}
    flat = np.fromiter(
        (
            number
            for pk, code, level, people, latitude, longitude in rows
            for number in (
                pk,
                codes.setdefault(code, len(codes)),
                LEVELS.get(level, -1),
                people or UNKNOWN,
                UNKNOWN if latitude is None else latitude,
                UNKNOWN if longitude is None else longitude,
            )
        ),
        dtype=np.float64,
    ).reshape(-1, _COLUMNS)
    return Places(
        ids=flat[:, 0].astype(np.int64),
        countries=flat[:, 1].astype(np.int16),
        levels=flat[:, 2].astype(np.int8),
        log_populations=np.log(flat[:, 3]).astype(np.float32),
        points=on_sphere(flat[:, 4], flat[:, 5]),
        country_codes=tuple(codes),
    )


def _rows() -> QuerySet[Municipality, tuple[Any, ...]]:
    rows: QuerySet[Municipality, tuple[Any, ...]] = (
        Municipality.objects.shown()
        .parties()
        .exclude(is_occupied=True)  # nobody there can answer: proposed only once somebody represents them here
        .order_by("id")
        .values_list(
            "id",
            "country_id",
            "level",
            "population",
            Cast("latitude", FloatField()),
            Cast("longitude", FloatField()),
        )
    )
    return rows


def on_sphere(latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]) -> NDArray[np.float32]:
    """Degrees to points on the unit sphere: distances become products."""
    north, east = np.radians(latitudes), np.radians(longitudes)
    level = np.cos(north)
    return np.stack((level * np.cos(east), level * np.sin(east), np.sin(north))).astype(np.float32)
