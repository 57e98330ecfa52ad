"""The directory: a list of municipalities with a map of the same selection beside it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratym.profiles.vocabulary import Sphere
from pobratym.registry.models import Country, Kind, Level, Municipality
from pobratym.registry.queries import oblasts as oblasts_of_ukraine
from pobratym.search.choices import countries as all_countries
from pobratym.search.directory import search
from pobratym.search.filters import Filters, Side, Sort
from pobratym.web.directory.forms import FilterForm
from pobratym.web.kept import kept_for_strangers

# The fields that make sense on each side.
_COMMON = ("level", "seeking", "no_partner", "sphere", "sort")
_FIELDS = {
    Side.EVERYWHERE: ("country", "oblast", "kind", *_COMMON),
    Side.UKRAINE: ("oblast", "kind", *_COMMON),
    Side.ABROAD: ("country", *_COMMON),
}


@dataclass(frozen=True)
class Chip:
    """A filter in use, and the address without it."""

    label: str
    url: str


@require_safe
@kept_for_strangers
def directory(request: HttpRequest) -> HttpResponse:
    filters = Filters.from_query(dict(request.GET.lists()))
    shown_fields = _FIELDS[filters.side]
    oblasts = oblasts_of_ukraine() if "oblast" in shown_fields else []
    countries = all_countries() if "country" in shown_fields else []
    results = search(filters)
    context = {
        "filters": filters,
        "results": results,
        "page": results.page,
        "form": FilterForm(filters, oblasts=oblasts, countries=countries),
        "shown_fields": shown_fields,
        "chips": _chips(filters, oblasts, countries),
        "tabs": _tabs(filters),
        "map_query": query_string(filters),
        "everything_url": f"?{urlencode({'q': filters.text})}" if filters.text else "?",
    }
    return render(request, "web/directory/directory.html", context)


def query_string(filters: Filters, **changes: object) -> str:
    """The address's query for `filters` with some parameters changed; empty ones are left out."""
    query: dict[str, object] = {
        "q": filters.text,
        "side": "" if filters.is_about_hromadas or filters.country else filters.side.value,
        "country": filters.country,
        "oblast": filters.oblast,
        "kind": list(filters.kinds),
        "level": filters.level,
        "seeking": "1" if filters.is_seeking else "",
        "no_partner": "1" if filters.has_no_partner else "",
        "sphere": list(filters.spheres),
        "sort": filters.sort.value if filters.sort is Sort.NAME else "",
    }
    query.update(changes)
    return urlencode({name: value for name, value in query.items() if value}, doseq=True)


def _tabs(filters: Filters) -> list[tuple[str, str, bool, int | None]]:
    """Ukraine and abroad; with a word to look for, everywhere comes first."""
    names = {Side.EVERYWHERE: _("Everywhere"), Side.UKRAINE: _("Ukraine"), Side.ABROAD: _("Abroad")}
    sides = list(Side) if filters.text else [Side.UKRAINE, Side.ABROAD]
    nowhere = {"country": "", "oblast": "", "kind": "", "sort": ""}
    return [
        (f"?{query_string(filters, **nowhere, side=side.value)}", names[side], side is filters.side, None)
        for side in sides
    ]


def _chips(filters: Filters, oblasts: list[Municipality], countries: list[Country]) -> list[Chip]:
    """Each filter in use by its name, to be taken away one by one."""
    labels = {
        "country": next((str(each) for each in countries if each.code == filters.country), filters.country),
        "oblast": next((each.name for each in oblasts if each.pk == filters.oblast), str(filters.oblast or "")),
        "level": str(Level(filters.level).label) if filters.level else "",
        "seeking": _("seeking a partner now") if filters.is_seeking else "",
        "no_partner": _("has no partner yet") if filters.has_no_partner else "",
    }
    chips = [Chip(text, f"?{query_string(filters, **{name: ''})}") for name, text in labels.items() if text]
    chips += _chips_of_many(filters, "kind", {kind: str(Kind(kind).label) for kind in filters.kinds})
    return chips + _chips_of_many(filters, "sphere", {each: str(Sphere(each).label) for each in filters.spheres})


def _chips_of_many(filters: Filters, name: str, labels: dict[str, str]) -> list[Chip]:
    return [
        Chip(label, f"?{query_string(filters, **{name: [other for other in labels if other != value]})}")
        for value, label in labels.items()
    ]
