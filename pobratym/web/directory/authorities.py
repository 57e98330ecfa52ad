"""Finding the municipality one speaks for, by what one calls it."""

from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from pobratym.places.models import Level, Municipality, MunicipalityQuerySet
from pobratym.places.queries import NameMatch, look_up

SHOWN = 12


class PlaceForm(forms.Form):
    """Which municipality: a text to look up. Without script the answer is a list of namesakes."""

    is_filter = True
    q = forms.CharField(
        label=_("Name of the municipality"),
        max_length=100,
        required=False,
        help_text=_("In any language: Бородянка, Borodianka, Borodzianka."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


def authorities(
    text: str, *, country: str | None = None, level: str | None = None, limit: int = SHOWN
) -> list[NameMatch]:
    """Authorities of that name, best match first; for a village that governs nothing, the hromada it belongs to."""
    found: dict[int | None, NameMatch] = {}
    for each in look_up(text, country=country, level=level, limit=2 * limit):
        place = each.municipality
        found.setdefault(place.parent_id if place.level == Level.SETTLEMENT else place.pk, each)
    known = _representable().in_bulk(pk for pk in found if pk)
    return [replace(each, municipality=known[pk]) for pk, each in found.items() if pk in known][:limit]


def looked_for(request: HttpRequest) -> dict[str, Any]:
    """What `?q=` names, for a page on which one finds a municipality: the form, the text, and who is called so."""
    text = request.GET.get("q", "")
    form = PlaceForm(request.GET if text else None)
    found = [each.municipality for each in authorities(text)] if form.is_valid() else []
    return {"form": form, "text": text.strip(), "found": found}


def authority(pk: str | None) -> Municipality | None:
    """The municipality of that number, if somebody can speak for it."""
    if not pk or not pk.isdecimal() or len(pk) > 18:
        return None
    return _representable().filter(pk=pk).first()


def _representable() -> MunicipalityQuerySet:
    """Authorities in force, outside the aggressor states: nobody writes to those, so nobody answers for them."""
    authorities: MunicipalityQuerySet = Municipality.objects.shown().parties().approached().with_place()
    return authorities
