"""Finding the municipality one speaks for, by what one calls it."""

from pobratym.registry.models import Level, Municipality
from pobratym.registry.queries import look_up

_SHOWN = 12


def authorities(text: str) -> list[Municipality]:
    """Authorities of that name, best match first; for a village that governs nothing, the hromada it belongs to."""
    found = [each.municipality for each in look_up(text, limit=2 * _SHOWN)]
    wanted = dict.fromkeys(place.parent_id if place.level == Level.SETTLEMENT else place.pk for place in found)
    known = Municipality.objects.shown().parties().with_place().in_bulk(pk for pk in wanted if pk)
    return [known[pk] for pk in wanted if pk in known][:_SHOWN]


def authority(pk: str | None) -> Municipality | None:
    """The municipality of that number, if somebody can speak for it."""
    if not pk or not pk.isdecimal() or len(pk) > 18:
        return None
    found: Municipality | None = Municipality.objects.shown().parties().with_place().filter(pk=pk).first()
    return found
