"""Which clock a municipality lives by."""

from collections.abc import Sequence
from dataclasses import dataclass

from pobratym.gateways.time_zones import zones_of
from pobratym.places.models import Municipality
from pobratym.talks.models import ChosenZone


@dataclass(frozen=True)
class Clock:
    """What one side's clock is called; of a side whose zone nobody has said, the world's (UTC)."""

    municipality: Municipality
    zone: str
    is_known: bool


def zone_of(municipality: Municipality) -> str | None:
    """The zone of its country, or the one its people chose where the country has several; None where nobody has."""
    return _zones([municipality])[0]


def zones_to_choose(municipality: Municipality) -> tuple[str, ...]:
    """The zones that its people choose from; none where there is nothing to choose."""
    zones = zones_of(municipality.country_id)
    return zones if len(zones) > 1 else ()


def clocks(*municipalities: Municipality) -> list[Clock]:
    """The clocks of the sides, in this order."""
    found = zip(municipalities, _zones(municipalities), strict=True)
    return [Clock(each, zone or "UTC", zone is not None) for each, zone in found]


def _zones(municipalities: Sequence[Municipality]) -> list[str | None]:
    """Of all of them by one query at most: countries with one zone need none."""
    several = [each.pk for each in municipalities if zones_to_choose(each)]
    rows = ChosenZone.objects.filter(municipality__in=several).values_list("municipality_id", "zone") if several else ()
    chosen = dict(rows)
    return [_zone(zones_of(each.country_id), chosen.get(each.pk)) for each in municipalities]


def _zone(zones: tuple[str, ...], chosen: str | None) -> str | None:
    if len(zones) == 1:
        return zones[0]
    return chosen if chosen in zones else None
