"""Template tags and filters of all pages (loaded as built-ins)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import get_language_info, gettext_lazy

from pobratym.partnerships.models import Evidence, Partnership, Party
from pobratym.places.models import Municipality, Name, NameKind
from pobratym.places.rules.name_sources import source_in_words
from pobratym.profiles.vocabulary import Sphere

register = template.Library()


@register.filter
def inputs(form: BaseForm) -> list[BoundField]:
    """The fields of a form as they are drawn: a text in several languages is one field a language."""
    return [part for field in form for part in getattr(field, "parts", [field])]


@register.filter
def as_known(day: date | None, precision: str) -> str:
    """`{{ signature.signed_on|as_known:signature.precision }}`: 1 December 2022, December 2022 or 2022."""
    if day is None:
        return ""
    return date_format(day, {"month": "YEAR_MONTH_FORMAT", "year": "Y"}.get(precision, "DATE_FORMAT"))


@register.filter
def as_iso(day: date, precision: str) -> str:
    """For programs: 2022-12-01, 2022-12 or 2022."""
    return day.isoformat()[: {"month": 7, "year": 4}.get(precision, 10)]


@register.simple_tag
def evidence_label(code: str) -> str:
    """`{% evidence_label partnership.strongest_evidence as label %}`: its name in the reader's language."""
    return str(Evidence(code).label) if code in Evidence.values else str(code)


_DEEDS: dict[str, Promise] = {
    "added": gettext_lazy("Partnership added"),
    "corrected": gettext_lazy("Facts corrected"),
    "merged": gettext_lazy("Merged with a duplicate"),
    "stated": gettext_lazy("Statement added"),
    "restated": gettext_lazy("Statement corrected"),
    "struck": gettext_lazy("Statement struck"),
}


@register.simple_tag
def register_deed(code: str) -> str:
    """`{% register_deed change.details.deed %}`: what a moderator did to the register."""
    return str(_DEEDS.get(code, code))


@register.simple_tag
def sphere_labels(codes: Iterable[str]) -> str:
    """Spheres by their codes, named in the reader's language: «culture and heritage, water supply»."""
    return ", ".join(str(Sphere(code).label) for code in codes if code in Sphere.values)


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: Any) -> str:
    """The page's query string with some parameters changed; empty ones leave it."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = value
    return f"?{urlencode(query, doseq=True)}" if query else "?"


@register.filter
def language_name(code: str) -> str:
    """The name of a language in the reader's language; the code itself where nobody knows it."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


@register.filter
def source_of_name(name: Name) -> str:
    """`{{ name|source_of_name }}`: what shows that a place was once called so, in the reader's language."""
    return source_in_words(name.source) if name.kind == NameKind.HISTORIC else ""


@register.filter
def other_parties(partnership: Partnership, municipality: Municipality) -> list[Party]:
    """The parties that are not `municipality`, in the order of the document."""
    return [party for party in partnership.parties.all() if party.municipality_id != municipality.pk]
