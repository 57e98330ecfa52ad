"""What a reader asks of a list: the state that its address holds, the same for pages, downloads and the API."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlencode

Query = Mapping[str, Sequence[str]]
Values = tuple[str, ...]

LONGEST_TEXT = 200
MOST_VALUES = 60  # of one parameter; an address names no more
_MOST_DIGITS = 10  # of the number of a row


class Parameter:
    """A parameter of an address: what of its values is understood. What no list knows is left out, never an error."""

    is_single = False

    def read(self, values: Sequence[str]) -> Values:
        raise NotImplementedError


@dataclass(frozen=True)
class OneOf(Parameter):
    """Values of a vocabulary, in its order; of one that is single the first that is known."""

    known: Collection[str]
    is_single: bool = False

    def read(self, values: Sequence[str]) -> Values:
        if self.is_single:
            return tuple(str(value) for value in values if value in self.known)[:1]
        return tuple(str(each) for each in self.known if each in values)


@dataclass(frozen=True)
class CountryCodes(Parameter):
    """ISO codes of two letters."""

    def read(self, values: Sequence[str]) -> Values:
        codes = (value.strip().upper() for value in values)
        return tuple(dict.fromkeys(code for code in codes if len(code) == 2 and code.isascii() and code.isalpha()))


@dataclass(frozen=True)
class Numbers(Parameter):
    """Numbers of rows, years, kilometres: as they are written usually, no sign, no zero in front."""

    is_single: bool = False
    most: int | None = None

    def read(self, values: Sequence[str]) -> Values:
        given = (value.strip() for value in values)
        digits = (int(each) for each in given if each.isascii() and each.isdigit() and len(each) <= _MOST_DIGITS)
        numbers = tuple(dict.fromkeys(str(each) for each in digits if each and each <= (self.most or each)))
        return numbers[:1] if self.is_single else numbers


@dataclass(frozen=True)
class Switch(Parameter):
    """A box to tick."""

    is_single: bool = True

    def read(self, values: Sequence[str]) -> Values:
        return ("1",) if values and values[0].strip() in {"1", "on", "true", "yes"} else ()


@dataclass(frozen=True)
class Words(Parameter):
    """A name that somebody typed."""

    is_single: bool = True

    def read(self, values: Sequence[str]) -> Values:
        text = printable("".join(values[:1]))
        return (text,) if text else ()


@dataclass(frozen=True)
class Slugs(Parameter):
    """Short names as they stand in addresses."""

    longest: int = 50

    def read(self, values: Sequence[str]) -> Values:
        given = (value.strip() for value in values)
        return tuple(dict.fromkeys(each for each in given if each and each.isprintable() and len(each) <= self.longest))


@dataclass(frozen=True)
class Grammar:
    """What a collection understands: its parameters, its orders and views (the usual one first).

    `former`: a name that a parameter had -> the name it has; both are understood. `aside`: parameters that by
    themselves narrow nothing.
    """

    parameters: Mapping[str, Parameter]
    sorts: Values
    views: Values = ("list", "table")
    sort_by_text: str = ""  # the usual order of what a text finds, where it is another
    former: Mapping[str, str] = field(default_factory=dict)
    aside: frozenset[str] = frozenset()

    def sorts_for(self, question: "Question") -> Values:
        """The orders that mean something for the question, the usual one first."""
        return (self.sort_by_text, *self.sorts) if question.text and self.sort_by_text else self.sorts

    def completed(self, question: "Question", query: Query) -> "Question":
        """The question with what goes without saying."""
        return question

    def unsaid(self, question: "Question") -> Mapping[str, Values]:
        """Values that go without saying, which the address leaves out."""
        return {}


@dataclass(frozen=True)
class Question:
    """Several values of a parameter widen each other, parameters narrow each other."""

    grammar: Grammar
    text: str = ""
    chosen: Mapping[str, Values] = field(default_factory=dict)
    sort: str = ""
    view: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, grammar: Grammar, query: Query) -> "Question":
        """The question in a parsed query string: `q`, the parameters of the grammar, `sort`, `view`, `page`."""
        query = _by_todays_names(grammar, query)
        chosen = {name: each.read(query.get(name, ())[:MOST_VALUES]) for name, each in grammar.parameters.items()}
        asked = cls(
            grammar,
            text=printable("".join(query.get("q", ())[:1])),
            chosen={name: values for name, values in chosen.items() if values},
            view=_known(query, "view", grammar.views),
            page=int("".join(Numbers(is_single=True).read(query.get("page", ())[:1])) or 1),
        )
        asked = grammar.completed(asked, query)
        return replace(asked, sort=_known(query, "sort", grammar.sorts_for(asked)))

    @property
    def is_narrowed(self) -> bool:
        """Whether anything beside the text narrows the result."""
        return any(name not in self.grammar.aside for name in self.chosen)

    @cached_property
    def sorts(self) -> Values:
        return self.grammar.sorts_for(self)

    def values(self, name: str) -> Values:
        return self.chosen.get(name, ())

    def value(self, name: str) -> str:
        """The first value, of a parameter that has one at a time."""
        return next(iter(self.values(name)), "")

    def number(self, name: str) -> int | None:
        return int(self.value(name) or 0) or None

    def choosing(self, name: str, values: Iterable[str]) -> "Question":
        """The same question with exactly these values of a parameter, from the first page."""
        return replace(self, chosen=self._but(name, tuple(values)), page=1)

    def without(self, *names: str) -> "Question":
        """The same question without what these parameters choose, from the first page."""
        return replace(self, chosen={name: each for name, each in self.chosen.items() if name not in names}, page=1)

    def without_value(self, name: str, value: str) -> "Question":
        """The same question without one value of a parameter."""
        return self.choosing(name, [other for other in self.values(name) if other != value])

    def ordered_by(self, sort: str) -> "Question":
        return replace(self, sort=sort, page=1)

    @cached_property
    def _said(self) -> Mapping[str, Sequence[str]]:
        """Each parameter of the address, empty where its value goes without saying."""
        unsaid, chosen = self.grammar.unsaid(self), self.chosen
        said = {name: chosen.get(name, ()) for name in self.grammar.parameters}
        return {
            "q": [self.text],
            **{name: () if values == unsaid.get(name) else values for name, values in said.items()},
            "sort": () if self.sort == self.sorts[0] else (self.sort,),
            "view": () if self.view == self.grammar.views[0] else (self.view,),
        }

    def as_query(self) -> dict[str, list[str]]:
        """The address's query: reading it again gives this question; what is usual is left out."""
        query = {**self._said, "page": (str(self.page),) if self.page > 1 else ()}
        return {name: list(values) for name, values in query.items() if any(values)}

    def address(self, **changes: str) -> str:
        """`?...` for the first page of the question, with some parameters changed."""
        query = {**self._said, **{name: [value] for name, value in changes.items()}}
        return "?" + urlencode({name: values for name, values in query.items() if any(values)}, doseq=True)

    def _but(self, name: str, values: Values) -> dict[str, Values]:
        chosen = {**self.chosen, name: values}
        return {each: chosen[each] for each in chosen if chosen[each]}


def printable(raw: str) -> str:
    """Control characters are dropped (PostgreSQL refuses NUL), blanks are one."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in raw).split())[:LONGEST_TEXT].strip()


def _by_todays_names(grammar: Grammar, query: Query) -> Query:
    """A former name of a parameter counts where the one of today says nothing."""
    former = {now: query[before] for before, now in grammar.former.items() if before in query}
    return {**query, **{now: query.get(now) or values for now, values in former.items()}} if former else query


def _known(query: Query, name: str, known: Values) -> str:
    given = "".join(query.get(name, ())[:1]).strip()
    return given if given in known else known[0]
