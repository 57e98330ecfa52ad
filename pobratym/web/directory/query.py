"""The filters in the address, and what leads from one selection to another: chips, tabs, views, orders."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.search.directory import Found
from pobratym.search.facet import Facet
from pobratym.search.facets import labelled
from pobratym.search.filters import CHOICES, Filters, Side, Sort, View

SORTS = {
    Sort.RELEVANCE: gettext_lazy("Best match first"),
    Sort.SIZE: gettext_lazy("Larger first"),
    Sort.DISTANCE: gettext_lazy("Nearest first"),
    Sort.NEWEST: gettext_lazy("Recently updated profiles first"),
    Sort.NAME: gettext_lazy("By name"),
    Sort.COUNTRY: gettext_lazy("By country"),
    Sort.REGION: gettext_lazy("By region"),
    Sort.PARTNERSHIPS: gettext_lazy("Most partnerships first"),
    Sort.SEEKING: gettext_lazy("Seeking a partner first"),
}
_ALWAYS = (Sort.SIZE, Sort.NEWEST, Sort.NAME)
Tab = tuple[str, str, bool, int | None]


@dataclass(frozen=True)
class Chip:
    """A filter in use, and the address without it. `total`: what there would be without it, where that was counted."""

    label: str
    url: str
    total: int | None = None


def query_string(filters: Filters) -> str:
    """The address's query for `filters`; what is empty or goes without saying is left out."""
    return urlencode(filters.as_query(), doseq=True)


def address(filters: Filters) -> str:
    """The same page with other filters."""
    return f"?{query_string(filters)}"


def tabs(filters: Filters) -> list[Tab]:
    """Ukraine and abroad; with a word to look for, or where both are shown, everywhere comes first."""
    names = {Side.EVERYWHERE: _("Everywhere"), Side.UKRAINE: _("Ukraine"), Side.ABROAD: _("Abroad")}
    is_wide = bool(filters.text) or filters.side is Side.EVERYWHERE
    sides = list(Side) if is_wide else [Side.UKRAINE, Side.ABROAD]
    nowhere = replace(filters, countries=(), oblasts=(), kinds=(), page=1)
    return [(address(replace(nowhere, side=side)), names[side], side is filters.side, None) for side in sides]


def views(filters: Filters) -> list[Tab]:
    """List, map and table of the same selection."""
    names = {View.LIST: _("List"), View.MAP: _("Map"), View.TABLE: _("Table")}
    return [
        (address(replace(filters, view=view, page=1)), name, view is filters.view, None) for view, name in names.items()
    ]


def sorts(filters: Filters) -> list[tuple[str, str, bool]]:
    """The orders that mean something here: value, words, whether it is the one in use."""
    offered = {*_ALWAYS, filters.sort, *((Sort.RELEVANCE,) if filters.text else ())}
    offered |= {Sort.DISTANCE} if filters.near else set()
    usual = filters.default_sort  # goes without saying, so that naming a place puts the nearest first
    return [
        ("" if sort is usual else sort.value, str(words), sort is filters.sort)
        for sort, words in SORTS.items()
        if sort in offered
    ]


def chips(found: Found, facets: list[Facet]) -> list[Chip]:
    """Each filter in use by its name, to be taken away one by one."""
    filters = found.filters
    chosen = [
        Chip(label.removeprefix("– "), address(_without(filters, name, value)))
        for name, value, label in labelled(filters, facets)
        if name != "within"
    ]
    if near := found.near.municipality:
        words = _("within %(km)s km: %(place)s") if filters.within else _("near: %(place)s")
        label = words % {"km": filters.within, "place": near.name}
        elsewhere = replace(filters, near=None, within=None, page=1)
        is_by_distance = filters.sort is Sort.DISTANCE
        elsewhere = replace(elsewhere, sort=elsewhere.default_sort) if is_by_distance else elsewhere
        chosen.append(Chip(label, address(elsewhere)))
    return chosen


def _without(filters: Filters, name: str, value: str) -> Filters:
    return filters.choosing(name, [each for each in filters.values(name) if name in CHOICES and each != value])
