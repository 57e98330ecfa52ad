"""What every list of the site is: a collection that a question narrows, with facets, an order and rows.

Pages, the search of the whole site, downloads and the API ask the same collections by the same parameters
(question.py). Records that are few stand in memory as small tuples (records.py); municipalities are columns of
numbers (municipalities/).
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from pobratym.search.question import Grammar, Question
from pobratym.search.texts import PlacesMeant

MOST = 2_000  # rows one can leaf through; who wants a later one narrows the question
FIRST = 8  # options of a facet that stand open; the rest folds

Row = TypeVar("Row", covariant=True)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice. `count`: rows of the result once it is chosen, every other facet staying as it is."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """Choices under one parameter. Several chosen ones widen each other; `is_single`: one at a time.

    An empty `label` makes a choice that needs no heading, such as one box to tick. `is_folded`: closed at first.
    """

    name: str
    label: str
    options: list[Option] = field(default_factory=list)
    is_single: bool = False
    is_folded: bool = False

    @cached_property
    def shown(self) -> list[Option]:
        """Options that lead somewhere, and those in use, which must be there to be taken back."""
        return [option for option in self.options if option.count or option.is_chosen]

    @property
    def first(self) -> list[Option]:
        """What stands open: the first options, and each chosen one wherever it stands."""
        shown = self.shown
        if len(shown) <= FIRST + 1:
            return shown
        return [*shown[:FIRST], *(each for each in shown[FIRST:] if each.is_chosen)]

    @property
    def more(self) -> list[Option]:
        """What folds: never a single one, which would take as much room as the words that hide it."""
        shown = self.shown
        return [] if len(shown) <= FIRST + 1 else [each for each in shown[FIRST:] if not each.is_chosen]

    @cached_property
    def chosen(self) -> list[Option]:
        return [option for option in self.options if option.is_chosen]

    @property
    def is_open(self) -> bool:
        return not self.is_folded or bool(self.chosen)


def facet_of(
    name: str,
    label: str,
    labels: Mapping[str, str],
    counts: Mapping[str, int],
    chosen: Iterable[str] = (),
    *,
    is_single: bool = False,
    is_folded: bool = False,
) -> Facet:
    """A facet in the order of `labels`; what has no count leads nowhere."""
    taken = set(chosen)
    options = [Option(value, text, counts.get(value, 0), value in taken) for value, text in labels.items()]
    return Facet(name, label, options, is_single=is_single, is_folded=is_folded)


class PlacesConcerned(Protocol):
    """Municipalities that a search of the whole site is narrowed to."""

    def among(self, ids: Iterable[int]) -> frozenset[int]:
        """Those of these municipalities that belong to it."""
        ...


class Selection(ABC, Generic[Row]):
    """What of a collection answers a question, before a page of it is shown.

    `is_guess`: nothing is called as the text says, and the likeliest place was taken for it.
    """

    question: Question
    is_guess: bool = False

    @property
    @abstractmethod
    def total(self) -> int:
        """How many there are."""

    @abstractmethod
    def ids(self) -> Sequence[int]:
        """Numbers of the records in the order asked for, as many as can be leafed through."""

    @abstractmethod
    def by_number(self, *, after: int, most: int, is_backwards: bool = False) -> list[int]:
        """At most so many numbers behind (or before) one of them, in the order of numbers: for reading to the end."""

    @abstractmethod
    def facets(self) -> list[Facet]:
        """What can be chosen from here, each option with the number of rows it would leave."""

    @abstractmethod
    def rows(self, start: int, end: int) -> Sequence[Row]:
        """What lists show of this part of the records, in the order asked for."""


class Collection(ABC, Generic[Row]):
    """All of one kind that the public may see."""

    grammar: Grammar

    @abstractmethod
    def find(
        self, question: Question, places: PlacesConcerned | None = None, meant: PlacesMeant | None = None
    ) -> Selection[Row]:
        """What answers the question; where `places` are given, only what concerns them. `meant`: the places that the
        text names, where they have been looked up already."""

    def asked(self, query: Mapping[str, Sequence[str]]) -> Selection[Row]:
        """What answers the question that a parsed query string holds."""
        return self.find(Question.from_query(self.grammar, query))
