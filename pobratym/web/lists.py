"""What pages of lists with facets share: the filters in use, the orders and the views as links."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from pobratym.search.facet import Facet
from pobratym.search.question import Question


@dataclass(frozen=True)
class Chip:
    """A filter in use, and the address without it."""

    label: str
    url: str


def chips(question: Question, facets: Sequence[Facet]) -> list[Chip]:
    """The text and each chosen value by its name, to be taken away one by one."""
    of_text = [Chip(_("“%(text)s”") % {"text": question.text}, question.address(q=""))] if question.text else []
    return of_text + [
        Chip(option.label.removeprefix("– "), question.without(facet.name, option.value))
        for facet in facets
        for option in facet.chosen
    ]


def orders(question: Question, names: Mapping[str, Any]) -> list[tuple[str, str, bool]]:
    """The orders that make sense: value, name, whether it is in use."""
    return [(sort, str(names[sort]), sort == question.sort) for sort in question.sorts]


def views(question: Question) -> list[tuple[str, str, bool, None]]:
    """List and table as tabs (templates/components/tabs.html)."""
    names = {"list": _("List"), "table": _("Table")}
    usual = question.grammar.views[0]
    return [
        (question.address(view="" if view == usual else view), names[view], view == question.view, None)
        for view in question.grammar.views
    ]


def page_of(rows: Sequence[Any], question: Question, size: int) -> Page[Any]:
    """The page asked for; a number beyond the last one is the last page."""
    return Paginator(rows, size).get_page(question.page)
