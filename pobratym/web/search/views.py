"""The search of the whole site: one box, results in groups, facets beside them that narrow every group they can."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratym.journal.areas import Area
from pobratym.search.directory import PAGE_SIZE, nearby
from pobratym.search.everything import Everything, Kind, everything
from pobratym.search.facets import facets
from pobratym.search.filters import Filters, Side
from pobratym.search.selection import MOST
from pobratym.web.directory.ease import ways_out
from pobratym.web.directory.listing import panel_of
from pobratym.web.directory.query import Tab, query_string
from pobratym.web.keeping import kept_for_strangers
from pobratym.web.partnerships.story import signed_by

_OF_LISTINGS = ("sphere", "form", "direction", "country", "oblast")  # what the list of needs and offers narrows by
_LONGEST = 100  # of a name that the register and the noticeboard take


@require_safe
@kept_for_strangers(*Area)
def search(request: HttpRequest) -> HttpResponse:
    """`?q=` and the facets of the directory: whatever the site has for them; `group` shows all of one kind."""
    query = dict(request.GET.lists())
    # Everywhere, said plainly, so that no choice moves the question to one side.
    filters = Filters.from_query({**query, "side": [Side.EVERYWHERE.value]})
    named = request.GET.get("group", "")
    shown = Kind(named) if named in set(Kind) else None
    answer, page = _answer(filters, shown)
    for partnership in answer.partnerships.rows:
        partnership.signed_by = signed_by(partnership)  # type: ignore[attr-defined]
    offered = facets(answer.found.narrowing)
    context = {
        **panel_of(answer.found, offered),
        "text": filters.text,
        "is_asked": bool(filters.text or filters.is_narrowed),
        "found": answer,
        "group": shown.value if shown else "",
        "page": page,
        "tabs": _tabs(answer, shown),
        "left_out": [_LEFT_OUT[kind]() for kind in Kind if answer.group(kind).is_left_out],
        "ways_out": [] if answer.total else ways_out(answer.found, offered),
        "nearby": [] if answer.total else nearby(answer.found),
        **_ways(answer),
    }
    return render(request, "web/search/search.html", context)


def _answer(filters: Filters, shown: Kind | None) -> tuple[Everything, Any]:
    """The answer and, where one group is shown, the page of it; a page that is not there becomes the last one."""
    answer = everything(filters, shown)
    if shown is None:
        return answer, None
    page = Paginator(range(min(answer.group(shown).total, MOST)), PAGE_SIZE).get_page(filters.page)
    if page.number != filters.page:
        answer = everything(replace(filters, page=page.number), shown)
    return answer, page


def _tabs(answer: Everything, shown: Kind | None) -> list[Tab]:
    """Everything, then each group that has something or is looked at."""
    names = {
        Kind.MUNICIPALITIES: _("Municipalities"),
        Kind.PARTNERSHIPS: _("Partnerships"),
        Kind.LISTINGS: _("Needs and offers"),
        Kind.ARTICLES: _("News"),
    }
    tabs: list[Tab] = [(_here(answer, None), _("Everything"), shown is None, answer.total)]
    for kind, name in names.items():
        total = answer.group(kind).total
        if total or shown is kind:
            tabs.append((_here(answer, kind), name, shown is kind, total))
    return tabs


def _here(answer: Everything, kind: Kind | None) -> str:
    query: Mapping[str, Any] = {**replace(answer.found.filters, page=1).as_query(), **({"group": kind} if kind else {})}
    return f"?{urlencode(query, doseq=True)}"


_LEFT_OUT = {
    Kind.PARTNERSHIPS: lambda: _("Partnerships are left out: they have no form or direction of a need or offer."),
    Kind.ARTICLES: lambda: _("News are left out: they have no sphere, form or direction of a need or offer."),
}


def _ways(answer: Everything) -> dict[str, str]:
    """Addresses of the lists that hold all of each kind."""
    word, filters = answer.word[:_LONGEST], answer.found.filters
    query = filters.as_query()
    wanted: dict[str, Any] = {name: query[name] for name in _OF_LISTINGS if name in query}
    # The list of needs and offers knows a sphere by its code and looks for a text as it stands.
    if filters.text:
        wanted = {**({"sphere": [answer.sphere]} if answer.sphere else {"q": [filters.text]}), **wanted}
    listings = urlencode(wanted, doseq=True)
    return {
        "municipalities_url": f"{reverse('web:directory')}?{query_string(replace(filters, page=1))}",
        "partnerships_url": _address("web:register", q=word) if word else reverse("web:register"),
        "listings_url": f"{reverse('web:needs')}?{listings}",
        "articles_url": _address("web:news", place=word) if word else reverse("web:news"),
    }


def _address(name: str, **query: str) -> str:
    return f"{reverse(name)}?{urlencode(query)}"
