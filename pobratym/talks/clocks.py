"""Which clock a municipality lives by."""

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
    zones = zones_of(municipality.country_id)
    if len(zones) == 1:
        return zones[0]
    chosen = ChosenZone.objects.filter(municipality=municipality).values_list("zone", flat=True).first()
    return chosen if chosen in zones else None


def zones_to_choose(municipality: Municipality) -> tuple[str, ...]:
    """The zones that its people choose from; none where there is nothing to choose."""
    zones = zones_of(municipality.country_id)
    return zones if len(zones) > 1 else ()


def clocks(*municipalities: Municipality) -> list[Clock]:
    """The clocks of the sides, in this order."""
    found = [(each, zone_of(each)) for each in municipalities]
    return [Clock(each, zone or "UTC", zone is not None) for each, zone in found]
