"""The order of what was found. Equal ones stand as the columns do: larger first, then by name."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from pobratym.core.alphabet import alphabetical
from pobratym.places.models import Municipality
from pobratym.search.labels import country_names, place_names
from pobratym.search.municipalities.grammar import Sort
from pobratym.search.municipalities.narrowing import Narrowing

Rows = NDArray[np.int64]


def ordered(narrowing: Narrowing, likeliest: list[int], most: int) -> Rows:
    """Places that pass, in the order that is asked for, at most so many. `likeliest`: those that the text names.

    By name only the largest are sorted: sorting a quarter of a million names for one page is not worth a reader's wait.
    """
    rows, sort = narrowing.rows, narrowing.question.sort
    if sort == Sort.RELEVANCE:
        passing = set(rows.tolist())
        return np.array([row for row in likeliest if row in passing], dtype=np.int64)[:most]
    if sort == Sort.NAME:
        return _by_name(narrowing, rows[:most])
    return _ORDERS[sort](narrowing, rows)[:most] if sort in _ORDERS else rows[:most]


def _by_distance(narrowing: Narrowing, rows: Rows) -> Rows:
    if narrowing.kilometres is None:
        return rows
    return rows[np.argsort(narrowing.kilometres[rows], kind="stable")]


def _newest(narrowing: Narrowing, rows: Rows) -> Rows:
    """Those who said something lately, then those who are not here."""
    return _first(narrowing.activity.updated[0], rows)


def _seeking(narrowing: Narrowing, rows: Rows) -> Rows:
    return _first(np.sort(narrowing.activity.seeking[0]), rows)


def _by_partnerships(narrowing: Narrowing, rows: Rows) -> Rows:
    places, counts = narrowing.activity.partnered
    return _first(places[np.lexsort((places, -counts))], rows)


def _first(preferred: Rows, rows: Rows) -> Rows:
    """`rows` with those of `preferred` at their head, in its order."""
    head = preferred[np.isin(preferred, rows)]
    return np.concatenate((head, rows[~np.isin(rows, head)]))


def _by_country(narrowing: Narrowing, rows: Rows) -> Rows:
    names, columns = country_names(), narrowing.columns
    ranks = _ranks([names.get(code, "") for code in columns.country_codes])
    return rows[np.argsort(ranks[columns.countries[rows]], kind="stable")]


def _by_region(narrowing: Narrowing, rows: Rows) -> Rows:
    """Without a region last."""
    columns = narrowing.columns
    inside = columns.regions[rows]
    present = [columns.region_ids[number] for number in np.unique(inside[inside >= 0]).tolist()]
    names = place_names(Municipality.including_merged.filter(pk__in=present))
    ranks = _ranks([names.get(pk, "") for pk in columns.region_ids])
    return rows[np.argsort(np.where(inside < 0, len(ranks), ranks[inside]), kind="stable")]


def _by_name(narrowing: Narrowing, rows: Rows) -> Rows:
    """In the order of the reader's alphabet, the same on every database."""
    columns = narrowing.columns
    names = place_names(Municipality.objects.filter(pk__in=columns.ids[rows].tolist()))
    return columns.positions_of(sorted(names, key=lambda pk: (alphabetical(names[pk]), pk)))


def _ranks(names: list[str]) -> NDArray[np.int64]:
    """The place of each name in the alphabet; those without a name last."""
    order = sorted(range(len(names)), key=lambda number: (not names[number], alphabetical(names[number])))
    ranks = np.empty(max(len(names), 1), dtype=np.int64)
    ranks[order] = np.arange(len(names))
    return ranks


_ORDERS: dict[str, Callable[[Narrowing, Rows], Rows]] = {
    Sort.DISTANCE: _by_distance,
    Sort.NEWEST: _newest,
    Sort.SEEKING: _seeking,
    Sort.PARTNERSHIPS: _by_partnerships,
    Sort.COUNTRY: _by_country,
    Sort.REGION: _by_region,
}
