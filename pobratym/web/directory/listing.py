"""The directory: municipalities as a list, a map or a table, with facets beside them."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from pobratym.journal.areas import Area
from pobratym.search.collection import Facet
from pobratym.search.municipalities.grammar import Side, Sort
from pobratym.search.municipalities.selection import MUNICIPALITIES, MunicipalitySelection
from pobratym.search.question import Question
from pobratym.web.keeping import kept_for_strangers
from pobratym.web.lists import Chip, Order, Tab, chosen_values, list_page, views

PAGE_SIZE = 20
_SORTS = {
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
# Beside those that need a text or a place; the others are the headings of the table.
_ALWAYS_OFFERED = (Sort.SIZE, Sort.NEWEST, Sort.NAME)
_HEADINGS = (Sort.NAME, Sort.COUNTRY, Sort.REGION, Sort.SIZE, Sort.PARTNERSHIPS, Sort.SEEKING, Sort.DISTANCE)
_MOST_WAYS_OUT = 6


@require_safe
@kept_for_strangers(Area.REGISTRY, Area.NAMES, Area.PROFILES, Area.PARTNERSHIPS)
def directory(request: HttpRequest) -> HttpResponse:
    """`?q=`, the facets, `near`, `within`, `sort`, `view`: see search/municipalities/grammar.py."""
    found = MUNICIPALITIES.asked(dict(request.GET.lists()))
    question = found.question
    results = list_page(found, PAGE_SIZE)
    tabs = views(question, {"list": _("List"), "map": _("Map"), "table": _("Table")})
    context = {
        **panel_of(found, results.facets),
        "results": results,
        "page": results.page,
        "rows": results.rows,
        "tabs": _sides(question),
        "views": tabs,
        "table_url": tabs[-1].url,
        "headings": {
            sort.value: question.address(sort="" if sort == question.sorts[0] else sort) for sort in _HEADINGS
        },
        "ways_out": [] if found.total else ways_out(found, results.facets),
    }
    return render(request, "web/directory/directory.html", context)


def panel_of(found: MunicipalitySelection, facets: Sequence[Facet]) -> dict[str, Any]:
    """What the panel of filters and the chips show, on every page that has them."""
    question, near = found.question, found.near
    return {
        "question": question,
        "side": question.value("side"),
        "near": near,
        "near_others": [(each, question.choosing("near", [str(each.pk)]).address()) for each in near.others],
        "facets": facets,
        "sorts": _orders(question),
        "chips": [*chosen_values(question, [each for each in facets if each.name != "within"]), *_near_chip(found)],
        "all_url": Question(question.grammar, text=question.text).address() if question.text else "?",
        "suggest_url": reverse("web:places"),
        "points_url": f"{reverse('web:map_points')}{question.address()}",
    }


def _sides(question: Question) -> list[Tab]:
    """Ukraine and abroad; with a word to look for, or where both are shown, everywhere comes first."""
    names = {Side.EVERYWHERE: _("Everywhere"), Side.UKRAINE: _("Ukraine"), Side.ABROAD: _("Abroad")}
    shown = question.value("side")
    offered = list(Side) if question.text or shown == Side.EVERYWHERE else [Side.UKRAINE, Side.ABROAD]
    nowhere = question.without("country", "oblast", "kind")
    return [Tab(nowhere.choosing("side", [side]).address(), names[side], side == shown) for side in offered]


def _orders(question: Question) -> list[Order]:
    """The usual one goes without saying, so that naming a place puts the nearest first."""
    usual = question.sorts[0]
    offered = {usual, question.sort, *_ALWAYS_OFFERED, *({Sort.DISTANCE} & {*question.sorts})}
    return [
        Order("" if sort == usual else sort.value, str(words), sort == question.sort)
        for sort, words in _SORTS.items()
        if sort in offered
    ]


def _near_chip(found: MunicipalitySelection) -> list[Chip]:
    """The place that distances are told from."""
    if found.near.municipality is None:
        return []
    question, label = found.question, _near_label(found)
    elsewhere = question.without("near", "within")
    sort = question.sort if question.sort in elsewhere.sorts else elsewhere.sorts[0]
    return [Chip(label, elsewhere.ordered_by(sort).address())]


def _near_label(found: MunicipalitySelection) -> str:
    within = found.question.number("within")
    words = _("within %(km)s km: %(place)s") if within else _("near: %(place)s")
    return words % {"km": within, "place": found.near.municipality.name if found.near.municipality else ""}


def ways_out(found: MunicipalitySelection, facets: Sequence[Facet]) -> list[Chip]:
    """Where nothing is found: the filters one could drop, with how many municipalities there would be without each;
    the most first."""
    dropped = {facet.name: facet.label or facet.chosen[0].label for facet in facets if facet.chosen}
    if "within" in dropped:
        dropped["within"] = _near_label(found)
    wider = [(label, found.question.without(name)) for name, label in dropped.items()]
    ways = [Chip(label, question.address(), found.total_of(question)) for label, question in wider]
    return sorted((way for way in ways if way.total), key=lambda way: -(way.total or 0))[:_MOST_WAYS_OUT]
