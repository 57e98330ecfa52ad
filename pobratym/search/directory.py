"""Municipalities by text and filters: one page of them, with what tells rows apart, at a cost that does not grow
with the registry."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from pobratym.core.languages import current_language
from pobratym.introductions.rules.addressee import NOT_WRITTEN_TO
from pobratym.registry.models import Municipality, MunicipalityQuerySet
from pobratym.registry.queries import look_up
from pobratym.registry.rules.alphabet import alphabetical
from pobratym.search.filters import Filters, Side, Sort
from pobratym.search.rows import Row, described
from pobratym.search.selection import MOST, selection

PAGE_SIZE = 20
_MOST_FOUND = 200
_FEW = 5
_SHORTEST_START = 3

Ids = list[int] | QuerySet[Municipality, int]


@dataclass(frozen=True)
class Results:
    """One page of the answer. `is_cut`: there are more than MOST and only the larger ones can be leafed through."""

    page: Page[int]
    rows: list[Row]
    total: int
    is_cut: bool
    nearby: list[Municipality] = field(default_factory=list)  # offered where nothing was found


class _Counted(Paginator[int]):
    """A paginator that was told its count, so that it never counts the whole registry."""

    def __init__(self, ids: Ids, *, total: int) -> None:
        super().__init__(ids, PAGE_SIZE)
        self._total = total

    @cached_property
    def count(self) -> int:
        return self._total


def search(filters: Filters) -> Results:
    """The page of municipalities that `filters` asks for."""
    names = _found(filters) if filters.text else {}
    ids = _in_order(filters, names)
    found = len(ids) if isinstance(ids, list) else ids.order_by()[: MOST + 1].count()
    page = _Counted(ids, total=min(found, MOST)).get_page(filters.page)
    return Results(
        page=page,
        rows=described(_municipalities(list(page.object_list)), names),
        total=min(found, MOST),
        is_cut=found > MOST,
        nearby=[] if found else _nearby(filters),
    )


def found_ids(filters: Filters) -> list[int]:
    """Numbers of the municipalities that the text names, best first."""
    return list(_found(filters))


def _found(filters: Filters) -> dict[int, str]:
    """Municipality -> the name that was met, best first. The look-up is narrowed only where it would be cut."""
    found = look_up(filters.text, limit=_MOST_FOUND)
    country = "UA" if filters.side is Side.UKRAINE else filters.country
    if len(found) == _MOST_FOUND and (country or filters.level):
        found = look_up(filters.text, country=country or None, level=filters.level or None, limit=_MOST_FOUND)
    return {each.municipality.pk: each.matched_name for each in found}


def _in_order(filters: Filters, names: dict[int, str]) -> Ids:
    """The numbers of what passes, in the order asked for; rows are built for one page only."""
    passing = selection(filters)
    if filters.text:
        passing = passing.filter(pk__in=list(names))
    if filters.sort is Sort.NAME:
        return _by_name(passing)
    if filters.sort is Sort.SIZE:
        return passing.values_list("pk", flat=True)
    numbers = set(passing.values_list("pk", flat=True))
    return [pk for pk in names if pk in numbers]


def _by_name(rows: MunicipalityQuerySet) -> list[int]:
    """The largest in the order of the reader's alphabet, the same on every database."""
    ukrainian = current_language() == "uk"
    names = {
        pk: (uk or en) if ukrainian else (en or uk)
        for pk, uk, en in rows.values_list("pk", "name_uk", "name_en")[: MOST + 1]
    }
    return sorted(names, key=lambda pk: (alphabetical(names[pk]), pk))


def _municipalities(ids: list[int]) -> list[Municipality]:
    """The municipalities in the order of `ids`, with their place at hand."""
    found = Municipality.objects.with_place().in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def _nearby(filters: Filters) -> list[Municipality]:
    """What the text finds without the filters, else what begins as it does."""
    text = filters.text
    while text:
        wide = replace(filters.without_narrowing(), text=text)
        ids = _in_order(wide, _found(wide))
        if ids or len(text) <= _SHORTEST_START:
            offered = _municipalities(list(ids[: 2 * _FEW]))
            return [each for each in offered if each.country_id not in NOT_WRITTEN_TO][:_FEW]
        text = text[: max(_SHORTEST_START, len(text) * 3 // 4)]
    return []
