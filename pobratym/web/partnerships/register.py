"""The public register as a page: facets in the address, a list or a table, its download."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pobratym.journal.areas import Area
from pobratym.partnerships.queries import numbers, public_links
from pobratym.search.question import Question
from pobratym.search.register.facets import facets_of_register
from pobratym.search.register.found import found_links
from pobratym.search.register.grammar import CONFIRMED, GRAMMAR, NAME, NEWEST, OLDEST
from pobratym.search.register.rows import register_rows
from pobratym.web.keeping import kept_for_strangers
from pobratym.web.lists import chips, orders, page_of, views

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
    question = asked(request)
    links = public_links()
    found = found_links(question, links)
    facets = facets_of_register(question, found.counts)
    page = page_of(found.links, question, PER_PAGE)
    context = {
        "question": question,
        "found": found,
        "page": page,
        "rows": register_rows(list(page)),
        "facets": facets,
        "chips": chips(question, facets),
        "sorts": orders(question, _SORTS),
        "views": views(question),
        "numbers": numbers(links),
        "download_query": question.address(view=""),
    }
    return render(request, "web/partnerships/register.html", context)


def asked(request: HttpRequest) -> Question:
    """What the address asks the register for."""
    return Question.from_query(GRAMMAR, dict(request.GET.lists()))
