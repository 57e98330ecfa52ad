"""The directory: municipalities as a list, a map or a table, with facets beside them."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from pobratym.journal.areas import Area
from pobratym.search.directory import Found, find, page_of
from pobratym.search.facet import Facet
from pobratym.search.facets import facets
from pobratym.search.filters import Filters, Sort, View
from pobratym.web.directory.ease import ways_out
from pobratym.web.directory.query import address, chips, query_string, sorts, tabs, views
from pobratym.web.keeping import kept_for_strangers

_COLUMNS = (Sort.NAME, Sort.COUNTRY, Sort.REGION, Sort.SIZE, Sort.PARTNERSHIPS, Sort.SEEKING, Sort.DISTANCE)


@require_safe
@kept_for_strangers(Area.REGISTRY, Area.NAMES, Area.PROFILES, Area.PARTNERSHIPS)
def directory(request: HttpRequest) -> HttpResponse:
    """`?q=`, the facets, `near`, `within`, `sort`, `view`: see Filters."""
    found = find(Filters.from_query(dict(request.GET.lists())))
    offered = facets(found.narrowing)
    results = page_of(found)
    context = {
        **panel_of(found, offered),
        "results": results,
        "page": results.page,
        "tabs": tabs(found.filters),
        "views": views(found.filters),
        "table_url": address(replace(found.filters, view=View.TABLE, page=1)),
        "headings": {sort.value: address(replace(found.filters, sort=sort, page=1)) for sort in _COLUMNS},
        "ways_out": [] if results.total else ways_out(found, offered),
    }
    return render(request, "web/directory/directory.html", context)


def panel_of(found: Found, offered: list[Facet]) -> dict[str, Any]:
    """What the panel of filters and the chips show, on every page that has them."""
    filters = found.filters
    return {
        "filters": filters,
        "near": found.near,
        "near_others": [(each, address(replace(filters, near=each.pk, page=1))) for each in found.near.others],
        "facets": offered,
        "sorts": sorts(filters),
        "chips": chips(found, offered),
        "everything_url": f"?{urlencode({'q': filters.text})}" if filters.text else "?",
        "points_url": f"{reverse('web:map_points')}?{query_string(replace(filters, page=1))}",
    }
