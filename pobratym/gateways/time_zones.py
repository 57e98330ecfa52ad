"""The time zones of a country, by the table that the time zone database itself brings (package tzdata, zone.tab).

Zones whose clocks show the same are one: Germany's exclave Büsingen has a name of its own and the time of Berlin.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from django.utils import timezone

# By law all of Ukraine lives by Kyiv's time; the database has the occupied Crimea as its occupier's clocks show it.
# Kosovo has no line in the table: its clocks show what those of Belgrade show.
_OF_COUNTRY = {"UA": ("Europe/Kyiv",), "XK": ("Europe/Belgrade",)}
_COMPARED_FOR = timedelta(days=730)
_STEP = timedelta(days=5)


@lru_cache(maxsize=512)
def zones_of(country: str) -> tuple[str, ...]:
    """The zones of a country (ISO 3166-1 alpha-2), the main one first; none of a country that the table does not know.

    One of those whose clocks will show the same in the next two years.
    """
    if country in _OF_COUNTRY:
        return _OF_COUNTRY[country]
    start = timezone.now().astimezone(UTC)
    different = {_clock(zone, start): zone for zone in reversed(_table().get(country, ()))}
    return tuple(reversed(different.values()))


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    lines = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8").splitlines()
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            country, _place, zone, *_remark = line.split("\t")
            found[country] = (*found.get(country, ()), zone)
    return found


def _clock(zone: str, start: datetime) -> tuple[timedelta | None, ...]:
    """What the clocks show beside UTC, every few days."""
    steps = range(_COMPARED_FOR // _STEP)
    return tuple((start + step * _STEP).astimezone(ZoneInfo(zone)).utcoffset() for step in steps)
