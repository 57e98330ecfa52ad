"""The search of the whole site: one box, results in groups, facets beside them that narrow every group they can."""

from collections.abc import Callable
from dataclasses import replace

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratym.journal.areas import Area
from pobratym.search.listings import LISTINGS
from pobratym.search.municipalities.grammar import GRAMMAR, Side
from pobratym.search.question import Question
from pobratym.search.site import PAGE_SIZE, GroupName, SiteResults, search_site
from pobratym.web.directory.listing import panel_of, ways_out
from pobratym.web.keeping import kept_for_strangers
from pobratym.web.lists import Tab, page_of

# The list of each group, which is asked what the group was asked.
_LISTS = {
    GroupName.MUNICIPALITIES: "web:directory",
    GroupName.PARTNERSHIPS: "web:register",
    GroupName.NEEDS: "web:needs",
    GroupName.NEWS: "web:news",
}
_LEFT_OUT: dict[GroupName, Callable[[], str]] = {
    GroupName.PARTNERSHIPS: lambda: _("Partnerships are left out: they have no form or direction of a need or offer."),
    GroupName.NEWS: lambda: _("News is left out: it has no field, form or direction of a need or offer."),
}


@require_safe
@kept_for_strangers(*Area)
def search(request: HttpRequest) -> HttpResponse:
    """`?q=` and the facets of the directory: whatever the site has for them; `group` shows all of one kind."""
    query = dict(request.GET.lists())
    # Everywhere, said plainly, so that no choice moves the question to one side.
    question = Question.from_query(GRAMMAR, {**query, "side": [Side.EVERYWHERE.value]})
    named = request.GET.get("group", "")
    shown = GroupName(named) if named in set(GroupName) else None
    results, page = _results(question, shown)
    found = results.found
    facets = found.facets()
    context = {
        **panel_of(found, facets),
        "text": question.text,
        "is_asked": bool(question.text or question.is_narrowed),
        "found": results,
        "group": shown.value if shown else "",
        "page": page,
        "tabs": _tabs(results, shown),
        "left_out": [_LEFT_OUT[name]() for name, group in results.groups.items() if group.is_left_out],
        "ways_out": [] if results.total else ways_out(found, facets),
        "nearby": [] if results.total else found.nearby,
        **_lists(results),
    }
    return render(request, "web/search/search.html", context)


def _results(question: Question, shown: GroupName | None) -> tuple[SiteResults, Page[int] | None]:
    """What is found and, where one group is shown, the page of it; a page that is not there becomes the last one."""
    results = search_site(question, shown)
    if shown is None:
        return results, None
    page = page_of(results.groups[shown].total, question.page, PAGE_SIZE)
    if page.number != question.page:
        results = search_site(replace(question, page=page.number), shown)
    return results, page


def _tabs(results: SiteResults, shown: GroupName | None) -> list[Tab]:
    """Everything, then each group that has something or is looked at."""
    names = {
        GroupName.MUNICIPALITIES: _("Municipalities"),
        GroupName.PARTNERSHIPS: _("Partnerships"),
        GroupName.NEEDS: _("Needs and offers"),
        GroupName.NEWS: _("News"),
    }
    here = results.found.question
    tabs = [Tab(here.address(), _("Everything"), shown is None, results.total)]
    for name in results.order:
        total = results.groups[name].total
        if total or shown is name:
            tabs.append(Tab(here.address(group=name), names[name], shown is name, total))
    return tabs


def _lists(results: SiteResults) -> dict[str, str]:
    """Addresses of the lists that hold all of each group, and of the needs and offers of the sphere that the text
    names."""
    here = results.found.question
    addresses = {f"{name}_url": reverse(page) for name, page in _LISTS.items()}
    for name, group in results.groups.items():
        if asked := group.question:
            asked = asked.choosing("country", here.values("country")).choosing("oblast", here.values("oblast"))
            addresses[f"{name}_url"] += asked.address()
    sphere = Question.from_query(LISTINGS.grammar, {"sphere": [results.sphere]}) if results.sphere else None
    return {**addresses, "sphere_url": reverse("web:needs") + sphere.address() if sphere else ""}
