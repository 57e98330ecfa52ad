"""Regions and countries in the order people expect, points for the map, and what the import found."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pobratym.core.alphabet import alphabetical
from pobratym.core.text_fields import in_language
from pobratym.places.models import Kind, Level, Municipality


class MapPoint(NamedTuple):
    """A hromada on the map; `is_counted` is False for those of Crimea and for Sevastopol."""

    id: int
    latitude: float
    longitude: float
    name: str
    kind: str
    is_counted: bool


@dataclass(frozen=True, slots=True)
class Located:
    """How many of the official number of hromadas have the point of their own centre."""

    hromadas: int
    located: int

    @property
    def share(self) -> float:
        return self.located / self.hromadas if self.hromadas else 0.0


def oblasts() -> list[Municipality]:
    """The 24 oblasts, Crimea, Kyiv and Sevastopol in alphabetical order.

    Kyiv and Sevastopol are municipalities and regions at once: one row each, which is its own region.
    """
    kinds = [Kind.OBLAST, Kind.AUTONOMOUS_REPUBLIC, Kind.CAPITAL]
    levels = [Level.REGION, Level.MUNICIPALITY]  # with the level the index answers
    return _in_order(Municipality.objects.in_ukraine().filter(level__in=levels, kind__in=kinds))


def regions_of(country: str) -> list[Municipality]:
    """The first-level regions of a country by ISO code, in the reader's alphabetical order."""
    if country == "UA":
        return oblasts()
    return _in_order(Municipality.objects.shown().filter(country=country, level=Level.REGION))


def map_points() -> list[MapPoint]:
    """Every hromada with a point, Kyiv and Sevastopol among them, named in the reader's language."""
    rows = (
        Municipality.objects.hromadas()
        .shown()
        .filter(latitude__isnull=False)
        .order_by("id")
        .values_list("id", "latitude", "longitude", in_language("name"), "kind", "is_counted")
    )
    return [MapPoint(pk, float(latitude), float(longitude), *rest) for pk, latitude, longitude, *rest in rows]


def count_located() -> Located:
    """The official number of hromadas and how many of them stand where the gazetteer puts their centre."""
    counted = Municipality.objects.counted()
    return Located(counted.count(), counted.filter(is_location_approximate=False, latitude__isnull=False).count())


def _in_order(regions: Iterable[Municipality]) -> list[Municipality]:
    return sorted(regions, key=lambda region: alphabetical(str(region)))
