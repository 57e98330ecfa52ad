"""The frame of every page with a list: what was found, its facets, the choices in use, orders, views and pages
(templates/web/list.html draws it)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from pobratym.search.collection import MOST, Facet, Selection
from pobratym.search.question import Question


@dataclass(frozen=True)
class Chip:
    """A choice in use, and the address without it. `total`: what there would be without it, where that was counted."""

    label: str
    url: str
    total: int | None = None


class Tab(NamedTuple):
    """One of several ways to look at the same (templates/components/tabs.html)."""

    url: str
    label: str
    is_current: bool
    total: int | None = None


class Order(NamedTuple):
    """An order that can be chosen."""

    value: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class ListPage:
    """One page of what answers a question."""

    selection: Selection[Any]
    page: Page[int]
    facets: Sequence[Facet]
    rows: Sequence[Any]

    @property
    def is_cut(self) -> bool:
        """More was found than can be leafed through."""
        return self.selection.total > self.page.paginator.count


def list_page(selection: Selection[Any], size: int) -> ListPage:
    """The page that the question names; a number beyond the last one is the last page."""
    page = page_of(selection.total, selection.question.page, size)
    start = (page.number - 1) * size
    return ListPage(selection, page, selection.facets(), selection.rows(start, start + size))


def page_of(total: int, number: int, size: int) -> Page[int]:
    """A page of the places in the order."""
    return Paginator(range(min(total, MOST)), size).get_page(number)


def list_context(shown: ListPage, sorts: Mapping[str, str | Promise], all_url: str) -> dict[str, Any]:
    """What the frame of a list draws; `sorts`: the names of its orders; `all_url`: the list without any choice."""
    question = shown.selection.question
    return {
        "question": question,
        "found": shown.selection,
        "page": shown.page,
        "rows": shown.rows,
        "facets": shown.facets,
        "all_url": all_url,
        "chips": chips(question, shown.facets),
        "sorts": [Order(sort, str(sorts[sort]), sort == question.sort) for sort in question.sorts],
        "views": views(question, {"list": _("List"), "table": _("Table")}),
    }


def chips(question: Question, facets: Sequence[Facet]) -> list[Chip]:
    """The text and each chosen value by its name, to be taken away one by one."""
    of_text = [Chip(_("“%(text)s”") % {"text": question.text}, question.address(q=""))] if question.text else []
    return of_text + chosen_values(question, facets)


def chosen_values(question: Question, facets: Sequence[Facet]) -> list[Chip]:
    """Each chosen value of each facet."""
    return [
        Chip(option.label.removeprefix("– "), question.without_value(facet.name, option.value).address())
        for facet in facets
        for option in facet.chosen
    ]


def views(question: Question, names: Mapping[str, str]) -> list[Tab]:
    """The same rows in several ways."""
    usual = question.grammar.views[0]
    return [
        Tab(question.address(view="" if view == usual else view), names[view], view == question.view)
        for view in question.grammar.views
    ]
