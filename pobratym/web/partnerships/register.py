"""The public register as a page: facets in the address, a list or a table, its download."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pobratym.journal.areas import Area
from pobratym.partnerships.queries import numbers
from pobratym.search.partnerships import CONFIRMED, NAME, NEWEST, OLDEST, REGISTER
from pobratym.web.keeping import kept_for_strangers
from pobratym.web.lists import list_context, list_page

PER_PAGE = 20
_SORTS = {
    NEWEST: _("Newest first"),
    OLDEST: _("Oldest first"),
    NAME: _("By name"),
    CONFIRMED: _("Recently confirmed first"),
}


@require_safe
@kept_for_strangers(Area.REGISTRY, Area.NAMES, Area.PARTNERSHIPS)
def register_page(request: HttpRequest) -> HttpResponse:
    """The register as the address narrows it."""
    found = REGISTER.asked(dict(request.GET.lists()))
    context = {
        **list_context(list_page(found, PER_PAGE), _SORTS, request.path),
        "numbers": numbers(),
        "download_query": found.question.address(view=""),
    }
    return render(request, "web/partnerships/register.html", context)
