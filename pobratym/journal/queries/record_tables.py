"""All records of one kind in memory, with what they are narrowed by as columns of numbers. When some of them have
changed, those are read anew and the others stay."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
from django.utils import timezone
from numpy.typing import NDArray

from pobratym.core.keeping import renewed
from pobratym.journal.areas import Area
from pobratym.journal.marks import Marks, marks
from pobratym.journal.queries import changed_subjects

Values = tuple[str, ...]
Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Record(Protocol):
    """A row as far as its list counts and orders by it."""

    @property
    def id(self) -> int: ...


R = TypeVar("R", bound=Record)


class Valued(Protocol):
    """What records are narrowed by: its name, and its values for each of them."""

    @property
    def name(self) -> str: ...

    @property
    def values(self) -> Callable[[Sequence[Any]], list[Values]]: ...


@dataclass(frozen=True, slots=True)
class Attribute:
    """What records are narrowed by where it is an attribute of theirs with one value, or with several."""

    of: str

    @property
    def name(self) -> str:
        return f"attribute {self.of}"

    def values(self, records: Sequence[Any]) -> list[Values]:
        own = [getattr(each, self.of) for each in records]
        return [each if isinstance(each, tuple) else (each,) for each in own]


@dataclass(frozen=True, slots=True)
class Derived:
    """What of records is worked out once: its name, and its values for each of them."""

    name: str
    values: Callable[[Sequence[Any]], list[Values]]


@dataclass(frozen=True, eq=False)
class Column:
    """The values of each record as numbers of the combinations of values that there are: few, however many records."""

    combinations: list[Values]
    codes: Rows

    @classmethod
    def of(cls, values: Iterable[Values]) -> "Column":
        numbers: dict[Values, int] = {}
        codes = np.fromiter((numbers.setdefault(own, len(numbers)) for own in values), dtype=np.int64)
        return cls(list(numbers), codes)

    def __getitem__(self, place: int) -> Values:
        return self.combinations[int(self.codes[place])]

    def at(self, rows: Rows) -> "Column":
        """Of these records alone."""
        return Column(self.combinations, self.codes[rows])

    def has_any(self, wanted: Collection[str]) -> Flags:
        """For each record whether it has one of the values."""
        asked = set(wanted)
        return self.where(lambda own: not asked.isdisjoint(own))

    def where(self, is_so: Callable[[Values], bool]) -> Flags:
        """For each record whether it is so of its values: asked once for each combination that there is."""
        return np.array([is_so(own) for own in self.combinations], dtype=np.bool_)[self.codes]

    def counts(self) -> "Counter[str]":
        """Value -> how many records have it."""
        found: Counter[str] = Counter()
        for own, count in zip(self.combinations, np.bincount(self.codes, minlength=1).tolist(), strict=False):
            if count:
                found.update(dict.fromkeys(own, count))
        return found

    def joined(self, before: Sequence[int], more: Sequence[Values]) -> "Column":
        """With more records, each before the one that stands at its place in `before`."""
        numbers = {own: number for number, own in enumerate(self.combinations)}
        codes = [numbers.setdefault(own, len(numbers)) for own in more]
        return Column(list(numbers), np.insert(self.codes, before, np.array(codes, dtype=np.int64)))


class RecordTable(Generic[R]):
    """All records of a collection with what they are narrowed by, each worked out when it is first asked for."""

    def __init__(self, records: Sequence[R], places: Callable[[R], Iterable[int]]) -> None:
        self.records, self._places = records, places
        self._columns: dict[str, tuple[Valued, Column]] = {}
        self._numbers: dict[str, Rows] = {}

    @property
    def ids(self) -> Rows:
        return self.numbers("id")

    @cached_property
    def places(self) -> Sequence[frozenset[int]]:
        """The municipalities that each record concerns."""
        return [frozenset(self._places(each)) for each in self.records]

    @cached_property
    def rows_of_places(self) -> Mapping[int, list[int]]:
        """Number of a municipality -> the rows that concern it."""
        found = defaultdict(list)
        for row, places in enumerate(self.places):
            for place in places:
                found[place].append(row)
        return dict(found)

    def rows_at(self, places: Iterable[int]) -> Rows:
        """The rows that concern any of these municipalities, in their order."""
        rows = {row for place in places for row in self.rows_of_places.get(place, ())}
        return np.array(sorted(rows), dtype=np.int64)

    def column(self, of: Valued) -> Column:
        """The values of each record."""
        if of.name not in self._columns:
            self._columns[of.name] = of, Column.of(of.values(self.records))
        return self._columns[of.name][1]

    def numbers(self, attribute: str) -> Rows:
        """An attribute of each record that is a number."""
        if attribute not in self._numbers:
            self._numbers[attribute] = _numbers(self.records, attribute)
        return self._numbers[attribute]

    def columns(self, wanted: Iterable[Valued]) -> Mapping[str, Column]:
        return {each.name: self.column(each) for each in wanted}

    def with_others(self, gone: Collection[int], come: Sequence[R], order: Callable[[R], Any]) -> "RecordTable[R]":
        """Without some records and with others, the highest in `order` first. What was worked out of those that stay is
        not worked out again."""
        stay = np.flatnonzero(~np.isin(self.ids, list(gone)))
        records = [self.records[place] for place in stay.tolist()]
        come = sorted(come, key=order, reverse=True)
        before = [_first_lower(records, order, order(each)) for each in come]
        for place, each in reversed(list(zip(before, come, strict=True))):
            records.insert(place, each)
        table = RecordTable(records, self._places)
        for name, (of, column) in self._columns.items():
            table._columns[name] = of, column.at(stay).joined(before, of.values(come))
        for attribute, numbers in self._numbers.items():
            table._numbers[attribute] = np.insert(numbers[stay], before, _numbers(come, attribute))
        return table


def _first_lower(records: Sequence[R], order: Callable[[R], Any], key: Any) -> int:
    """Where the first of the records stands that comes after `key`, the highest being first."""
    return bisect_left(range(len(records)), True, key=lambda place: order(records[place]) < key)


def _numbers(records: Sequence[Any], attribute: str) -> Rows:
    return np.fromiter(map(attrgetter(attribute), records), dtype=np.int64, count=len(records))


@dataclass(frozen=True, slots=True)
class _State:
    """What the ledger tells of some areas, and the day, because needs and offers expire."""

    marks: Marks
    day: date


def kept_table(
    *areas: Area,
    kind: str,
    beside: frozenset[str],
    read: Callable[[Collection[int] | None], list[R]],
    order: Callable[[R], Any],
    places: Callable[[R], Iterable[int]],
) -> Callable[[], RecordTable[R]]:
    """A table that the process keeps while nothing of `areas` changes.

    `kind`: the kind of record in the ledger, `beside`: kinds that change the areas and nothing of these records. Where
    only such have changed since, the records named are read anew, otherwise all of them. `read`: of these numbers, or
    all, the highest in `order` first.
    """

    def renew(before: _State | None, last: RecordTable[R] | None, now: _State) -> RecordTable[R]:
        changed = None
        if before and last and before.day == now.day:
            changed = changed_subjects(before.marks, now.marks)
        if last is None or changed is None or changed.keys() - beside - {kind}:
            return RecordTable(read(None), places)
        numbers = changed.get(kind)
        return last.with_others(numbers, read(numbers), order) if numbers else last

    return renewed(lambda: _State(marks(*areas), timezone.localdate()))(renew)
