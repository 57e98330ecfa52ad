"""Municipalities by text and filters: one page of them, with what tells rows apart, at a cost that does not grow
with the registry."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from math import isnan

import numpy as np
from django.core.paginator import Page, Paginator
from numpy.typing import NDArray

from pobratym.places.models import Municipality
from pobratym.places.queries import Hit, Reason, hits, spelt
from pobratym.places.queries.columns import Columns, all_columns
from pobratym.search.filters import Filters
from pobratym.search.narrowing import Narrowing
from pobratym.search.near import Near, settled
from pobratym.search.ordering import ordered
from pobratym.search.rows import Row, described
from pobratym.search.selection import MOST
from pobratym.search.told import Told, told

PAGE_SIZE = 20
MOST_FOUND = 1_000  # by a name; whoever means a smaller place writes more of it
_FEW = 5
_SHORTEST_START = 3
_AS_IT_STANDS = (Reason.EXACT, Reason.PREFIX)

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Found:
    """What the filters select, before a page of it is shown."""

    filters: Filters
    near: Near
    columns: Columns
    narrowing: Narrowing
    hits: dict[int, Hit]  # by place in the columns, likeliest first

    @property
    def total(self) -> int:
        return self.narrowing.total

    @property
    def is_cut_by_name(self) -> bool:
        """More places are called so, or begin so, than were looked at."""
        return len(self.hits) >= MOST_FOUND

    def in_order(self, most: int = MOST) -> Rows:
        """Places in the columns in the order asked for, at most so many."""
        return ordered(self.narrowing, list(self.hits), most)

    def ids(self, most: int = MOST) -> list[int]:
        numbers: list[int] = self.columns.ids[self.in_order(most)].tolist()
        return numbers

    def distances(self, ids: list[int]) -> dict[int, float]:
        """Kilometres to those whose centre is known; nothing where no place is named."""
        kilometres = self.narrowing.kilometres
        if kilometres is None:
            return {}
        places = self.columns.positions_of(ids)
        known = zip(self.columns.ids[places].tolist(), kilometres[places].tolist(), strict=True)
        return {pk: distance for pk, distance in known if not isnan(distance)}


@dataclass(frozen=True)
class Results:
    """One page of the answer. `is_cut`: only the first MOST can be leafed through; `total` counts them all."""

    page: Page[int]
    rows: list[Row]
    total: int
    is_cut: bool
    nearby: list[Municipality] = field(default_factory=list)  # offered where nothing was found


class _Counted(Paginator[int]):
    """A paginator that was told its count."""

    def __init__(self, ids: list[int], *, total: int, size: int = PAGE_SIZE) -> None:
        super().__init__(ids, size)
        self._total = total

    @cached_property
    def count(self) -> int:
        return self._total


def find(filters: Filters) -> Found:
    """What `filters` select in the registry as it is now."""
    columns = all_columns()
    known, near = settled(filters, columns)
    return _found(known, near, columns, told(columns))


def _found(filters: Filters, near: Near, columns: Columns, said: Told) -> Found:
    met = _met(columns, filters.text) if filters.text else {}
    rows = np.array(list(met), dtype=np.int64) if filters.text else None
    return Found(filters, near, columns, Narrowing(filters, columns, said, rows), met)


def search(filters: Filters) -> Results:
    """The page of municipalities that `filters` asks for."""
    return page_of(find(filters))


def page_of(found: Found) -> Results:
    """The page of what was found that the filters name."""
    ids = found.ids()
    page = _Counted(ids, total=len(ids)).get_page(found.filters.page)
    shown = list(page.object_list)
    return Results(
        page=page,
        rows=described(municipalities(shown), _names(found, shown), found.distances(shown)),
        total=found.total,
        is_cut=found.total > len(ids),
        nearby=[] if found.total else nearby(found),
    )


def municipalities(ids: list[int]) -> list[Municipality]:
    """The municipalities in the order of `ids`, with their place at hand."""
    found = Municipality.objects.with_place().in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def _met(columns: Columns, text: str) -> dict[int, Hit]:
    found = {each.id: each for each in hits(text, limit=MOST_FOUND)}
    places = columns.positions_of(list(found))
    return dict(zip(places.tolist(), (found[pk] for pk in columns.ids[places].tolist()), strict=True))


def _names(found: Found, ids: list[int]) -> dict[int, str]:
    """Of those on the page the names that were met."""
    wanted = set(ids)
    shown = [each for each in found.hits.values() if each.id in wanted]
    return spelt(shown, found.filters.text) if shown else {}


def nearby(found: Found) -> list[Municipality]:
    """What the text finds without the filters, else what begins as it does. A beginning is taken as it stands: its own
    misspellings have nothing to do with what was meant."""
    text = found.filters.text
    shortest = max(_SHORTEST_START, len(text) // 2)  # less than half of a word says nothing of it
    while text:
        wide = _found(
            replace(found.filters.without_narrowing(), text=text), Near(), found.columns, found.narrowing.told
        )
        ids = wide.ids(MOST_FOUND)
        if text != found.filters.text:
            begins = {hit.id for hit in wide.hits.values() if hit.reason.manner in _AS_IT_STANDS}
            ids = [pk for pk in ids if pk in begins]
        if ids or len(text) <= shortest:
            offered = municipalities(ids[: 2 * _FEW])
            return [each for each in offered if not each.country.is_excluded][:_FEW]
        text = text[: max(shortest, len(text) * 3 // 4)]
    return []
