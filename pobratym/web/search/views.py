"""The search of the whole site: one box, results in groups, each with the way to all of its kind."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pobratym.search.everything import Everything, everything
from pobratym.search.filters import Filters
from pobratym.web.kept import kept_for_strangers
from pobratym.web.partnerships.story import signed_by

_LONGEST = 100  # of a name that the register and the noticeboard take


@require_safe
@kept_for_strangers
def search(request: HttpRequest) -> HttpResponse:
    """`?q=`: whatever the site has for it."""
    text = Filters.from_query(dict(request.GET.lists())).text
    found = everything(text) if text else Everything()
    for partnership in found.partnerships.rows:
        partnership.signed_by = signed_by(partnership)  # type: ignore[attr-defined]
    return render(request, "web/search/search.html", {"text": text, "found": found, **_ways(text, found)})


def _ways(text: str, found: Everything) -> dict[str, str]:
    """Addresses of the lists that hold all of each kind."""
    word = found.word[:_LONGEST]
    listings = _address("web:directory", side="everywhere", sphere=found.sphere) if found.sphere else ""
    return {
        "municipalities_url": _address("web:directory", q=text),
        "partnerships_url": _address("web:register", q=word),
        "listings_url": listings,
        "articles_url": _address("web:news", place=word),
    }


def _address(name: str, **query: str) -> str:
    return f"{reverse(name)}?{urlencode(query)}"
