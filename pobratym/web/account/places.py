"""Finding the municipality one speaks for, by what one calls it."""

from pobratym.places.models import Level, Municipality, MunicipalityQuerySet
from pobratym.places.queries import look_up

_SHOWN = 12


def authorities(text: str) -> list[Municipality]:
    """Authorities of that name, best match first; for a village that governs nothing, the hromada it belongs to."""
    found = [each.municipality for each in look_up(text, limit=2 * _SHOWN)]
    wanted = dict.fromkeys(place.parent_id if place.level == Level.SETTLEMENT else place.pk for place in found)
    known = _representable().in_bulk(pk for pk in wanted if pk)
    return [known[pk] for pk in wanted if pk in known][:_SHOWN]


def authority(pk: str | None) -> Municipality | None:
    """The municipality of that number, if somebody can speak for it."""
    if not pk or not pk.isdecimal() or len(pk) > 18:
        return None
    return _representable().filter(pk=pk).first()


def _representable() -> MunicipalityQuerySet:
    """Authorities in force, outside the aggressor states: nobody writes to those, so nobody answers for them."""
    authorities: MunicipalityQuerySet = Municipality.objects.shown().parties().approached().with_place()
    return authorities
