"""Collections that are few enough to be counted in memory: partnerships, needs and offers, articles.

Each facet is declared once: its parameter, its values, its names. A new collection is a subclass of RecordCollection.
"""

from abc import abstractmethod
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic

import numpy as np
from django.utils.functional import Promise

from pobratym.journal.queries.record_tables import Column, R, RecordTable, Rows
from pobratym.search.collection import Collection, Facet, PlacesConcerned, Row, Selection, facet_of
from pobratym.search.identifiers import IDENTIFIERS, identified, identifier_facet, is_asked_by_identifier
from pobratym.search.question import Grammar, Parameter, Query, Question, Values
from pobratym.search.texts import Matches, PlacesMeant


@dataclass(frozen=True)
class RecordFacet(Generic[R]):
    """A parameter that narrows records.

    `values`: for each record the values it has. `labels`: the names of values, in the order they are offered in.
    `unless_asked`: values that are offered only where they were asked for; `is_asked_only`: all of them.
    """

    name: str
    label: str | Promise
    parameter: Parameter
    values: Callable[[Sequence[R]], list[Values]]
    labels: Callable[[set[str]], Mapping[str, str]]
    is_folded: bool = False
    unless_asked: frozenset[str] = frozenset()
    is_asked_only: bool = False

    def counted(self, counts: Mapping[str, int], chosen: Values) -> Facet:
        offered = set() if self.is_asked_only else counts.keys() - self.unless_asked
        labels = self.labels(offered | set(chosen))
        is_single = self.parameter.is_single
        return facet_of(
            self.name, str(self.label), labels, counts, chosen, is_single=is_single, is_folded=self.is_folded
        )


@dataclass(frozen=True)
class RecordSelection(Selection[Row], Generic[R, Row]):
    """`records`: all that pass, in order; `counts`: facet -> value -> how many it would leave; `all_there_are`: the
    records whatever is asked."""

    collection: "RecordCollection[R, Row]"
    question: Question
    records: Sequence[R]
    counts: Mapping[str, Counter[str]]
    all_there_are: Sequence[R]
    is_guess: bool = False
    is_by_words: bool = False  # some have the words of the text, not only its place

    @property
    def total(self) -> int:
        return len(self.records)

    def ids(self) -> Sequence[int]:
        return [record.id for record in self.records]

    def by_number(self, *, after: int, most: int, is_backwards: bool = False) -> list[int]:
        numbers = sorted(self.ids())
        if is_backwards:
            return numbers[: bisect_left(numbers, after)][-most:]
        start = bisect_right(numbers, after)
        return numbers[start : start + most]

    def facets(self) -> list[Facet]:
        facets = [each for each in self.collection.facets if each.name in self.counts]
        named = [name for name in IDENTIFIERS if name in self.counts]
        return [
            *(each.counted(self.counts[each.name], self.question.values(each.name)) for each in facets),
            *(identifier_facet(name, self.counts[name], self.question.values(name)) for name in named),
        ]

    def rows(self, start: int, end: int) -> Sequence[Row]:
        return self.collection.rows(self.records[start:end])


class RecordCollection(Collection[Row], Generic[R, Row]):
    """A collection whose records are read whole, narrowed and counted in one pass."""

    facets: tuple[RecordFacet[R], ...]

    @abstractmethod
    def table(self) -> RecordTable[R]:
        """All that the public may see, in the usual order; kept while it is as it was."""

    @abstractmethod
    def matches(self, text: str, table: RecordTable[R], rows: Rows, meant: PlacesMeant | None) -> Matches:
        """Which of these rows the text is about. `meant`: the places it names, where they have been looked up."""

    @abstractmethod
    def in_order(self, records: Sequence[R], sort: str, relevance: Mapping[int, int]) -> Sequence[R]:
        """The records in the order asked for."""

    @abstractmethod
    def rows(self, records: Sequence[R]) -> Sequence[Row]:
        """What lists show of these records, in this order."""

    def find(
        self, question: Question, places: PlacesConcerned | None = None, meant: PlacesMeant | None = None
    ) -> RecordSelection[R, Row]:
        table = self.table()
        asked = [each for each in self.facets if not each.is_asked_only or each.name in question.chosen]
        rows, matches = np.arange(len(table.records)), Matches()
        by_number = identified(question, table.places) if is_asked_by_identifier(question) else {}
        columns = {**table.columns(asked), **{name: Column.of(values) for name, values in by_number.items()}}
        if places is not None:
            rows = table.rows_at(places.among(table.rows_of_places.keys()))
        if question.text:
            matches = self.matches(question.text, table, rows, meant)
            rows = rows[np.isin(table.ids[rows], list(matches.relevance))]
        if len(rows) < len(table.records):
            columns = {name: column.at(rows) for name, column in columns.items()}
        counted = count_facets(columns, question.chosen, size=len(rows))
        passing = [table.records[place] for place in rows[counted.places].tolist()]
        ordered = self.in_order(passing, question.sort, matches.relevance)
        return RecordSelection(
            self, question, ordered, counted.counts, table.records, matches.is_guess, matches.is_by_words
        )

    def asked(self, query: Query) -> RecordSelection[R, Row]:
        return self.find(Question.from_query(self.grammar, query))


def grammar_of(facets: Iterable[RecordFacet[Any]], sorts: Values, **further: Any) -> Grammar:
    """The grammar of a collection with these facets; each is asked by identifiers of municipalities too."""
    return Grammar({**{each.name: each.parameter for each in facets}, **IDENTIFIERS}, sorts, **further)


@dataclass(frozen=True)
class FacetCounts:
    """Places of the rows that pass, in their order; for each facet, value -> rows with it that pass all the others."""

    places: list[int]
    counts: Mapping[str, Counter[str]] = field(default_factory=dict)


def count_facets(columns: Mapping[str, Column], chosen: Mapping[str, Values], *, size: int) -> FacetCounts:
    """Rows pass a facet by any of its chosen values. `columns`: facet -> the values of each of the `size` rows.

    The count of a value is the length of the result once it is the only one chosen in its facet.
    """
    failed = {name: ~columns[name].has_any(values) for name, values in chosen.items()}
    failures = sum(failed.values(), start=np.zeros(size, dtype=np.int64))
    passing = np.flatnonzero(failures == 0)
    counts = {}
    for name, column in columns.items():
        rows = np.flatnonzero(failures - failed[name] == 0) if name in failed else passing
        counts[name] = (column if len(rows) == size else column.at(rows)).counts()
    return FacetCounts(passing.tolist(), counts)
