"""The filters of the directory and of the map as a form that only reads."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.profiles.vocabulary import FOUNDING_SIX, PARENT, Sphere
from pobratym.registry.models import Country, Kind, Level, Municipality
from pobratym.search.filters import HROMADA_KINDS, Filters, Sort

_KINDS = [(kind.value, Kind(kind).label) for kind in HROMADA_KINDS]
_LEVELS = [
    ("", _("Any level")),
    (Level.MUNICIPALITY.value, _("Hromada, city, commune")),
    (Level.DISTRICT.value, _("City district")),
    (Level.COUNTY.value, _("Raion, county")),
    (Level.REGION.value, _("Oblast, region, state")),
]
_SORTS = [
    (Sort.RELEVANCE.value, _("Best match first")),
    (Sort.SIZE.value, _("Larger first")),
    (Sort.NAME.value, _("By name")),
]


def sphere_choices() -> list[tuple[str, Any]]:
    """Broad spheres as they are, each with its finer ones under it."""
    broad = [sphere for sphere in Sphere if sphere not in PARENT]
    broad.sort(key=lambda sphere: (sphere not in FOUNDING_SIX, list(Sphere).index(sphere)))
    groups: list[tuple[str, Any]] = [("", _("Any sphere"))]
    for sphere in broad:
        finer = [(child.value, child.label) for child in Sphere if PARENT.get(child) == sphere]
        groups.append((sphere.value, sphere.label))
        groups.extend((value, f"– {label}") for value, label in finer)
    return groups


class MapFilterForm(forms.Form):
    """What narrows the map: oblast, kind, who seeks, who has nobody."""

    is_filter = True
    oblast = forms.ChoiceField(label=_("Oblast"), required=False)
    kind = forms.MultipleChoiceField(
        label=_("Kind of hromada"), choices=_KINDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    seeking = forms.BooleanField(label=_("Seeking a partner now"), required=False)
    no_partner = forms.BooleanField(label=_("Has no partner yet"), required=False)

    def __init__(self, filters: Filters, *, oblasts: list[Municipality], **kwargs: Any) -> None:
        super().__init__(data=_as_data(filters), auto_id="filter-%s", **kwargs)
        units = [("", _("All of Ukraine")), *((str(unit.pk), unit.name) for unit in oblasts)]
        self.fields["oblast"].choices = units  # type: ignore[attr-defined]


class FilterForm(MapFilterForm):
    """What narrows the list."""

    country = forms.ChoiceField(label=_("Country"), required=False)
    level = forms.ChoiceField(label=_("Level"), choices=_LEVELS, required=False)
    sphere = forms.ChoiceField(label=_("Sphere of an open need or offer"), choices=sphere_choices, required=False)
    sort = forms.ChoiceField(label=_("Order"), choices=_SORTS, required=False)
    field_order = ["country", "oblast", "kind", "level", "seeking", "no_partner", "sphere", "sort"]

    def __init__(self, filters: Filters, *, oblasts: list[Municipality], countries: list[Country]) -> None:
        super().__init__(filters, oblasts=oblasts)
        names = [("", _("Any country")), *((country.code, str(country)) for country in countries)]
        self.fields["country"].choices = names  # type: ignore[attr-defined]
        if not filters.text:
            self.fields["sort"].choices = _SORTS[1:]  # type: ignore[attr-defined]


def _as_data(filters: Filters) -> dict[str, Any]:
    return {
        "country": filters.country,
        "oblast": str(filters.oblast or ""),
        "kind": list(filters.kinds),
        "level": filters.level,
        "seeking": filters.is_seeking,
        "no_partner": filters.has_no_partner,
        "sphere": filters.spheres[0] if filters.spheres else "",
        "sort": filters.sort.value,
    }
