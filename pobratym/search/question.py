"""What a reader asks of a list with facets: the state that the list's address holds."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

Query = Mapping[str, Sequence[str]]
Reader = Callable[[Sequence[str]], tuple[str, ...]]

_LONGEST_TEXT = 200
_MOST_VALUES = 60  # of one facet; an address names no more


@dataclass(frozen=True)
class Grammar:
    """What a list understands: its facets, each with what reads its values; orders and views, the usual one first."""

    facets: Mapping[str, Reader]
    sorts: tuple[str, ...]
    views: tuple[str, ...] = ("list", "table")
    sort_by_text: str = ""  # the usual order of what a text finds, where it is another


@dataclass(frozen=True)
class Question:
    """Several values of a facet widen each other, facets narrow each other. What no list knows is left out."""

    grammar: Grammar
    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    view: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, grammar: Grammar, query: Query) -> "Question":
        """The question in a parsed query string: `q`, a parameter for each facet, `sort`, `view`, `page`."""
        text = _text(query)
        chosen = {name: read(query.get(name, ())[:_MOST_VALUES]) for name, read in grammar.facets.items()}
        return cls(
            grammar,
            text=text,
            chosen={name: values for name, values in chosen.items() if values},
            sort=_one(query, "sort", _sorts(grammar, text)),
            view=_one(query, "view", grammar.views),
            page=int("".join(row_numbers(query.get("page", ())[:1])) or 1),
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text or self.chosen)

    @property
    def sorts(self) -> tuple[str, ...]:
        """The orders that make sense, the usual one first."""
        return _sorts(self.grammar, self.text)

    def values(self, name: str) -> tuple[str, ...]:
        return self.chosen.get(name, ())

    def address(self, **changes: object) -> str:
        """`?...` for the question with some parameters changed, always its first page; what is usual is left out."""
        query: dict[str, object] = {"q": self.text, **self.chosen}
        query["sort"] = "" if self.sort == self.sorts[0] else self.sort
        query["view"] = "" if self.view == self.grammar.views[0] else self.view
        query.update(changes)
        return "?" + urlencode({name: value for name, value in query.items() if value}, doseq=True)

    def without(self, name: str, value: str) -> str:
        """The address without one value of a facet."""
        return self.address(**{name: [other for other in self.values(name) if other != value]})


def one_of(known: Collection[str]) -> Reader:
    """Values of a vocabulary, in its order."""
    return lambda values: tuple(str(each) for each in known if each in values)


def first_of(known: Collection[str]) -> Reader:
    """One value of a vocabulary."""
    return lambda values: tuple(str(value) for value in values if value in known)[:1]


def countries(values: Sequence[str]) -> tuple[str, ...]:
    """ISO codes of two letters."""
    codes = (value.strip().upper() for value in values)
    return tuple(dict.fromkeys(code for code in codes if len(code) == 2 and code.isascii() and code.isalpha()))


def row_numbers(values: Sequence[str]) -> tuple[str, ...]:
    """Numbers of rows, as they are written usually: no sign, no zero in front."""
    given = (value.strip() for value in values)
    digits = (each for each in given if each.isascii() and each.isdigit() and len(each) < 10)
    return tuple(dict.fromkeys(str(int(each)) for each in digits if int(each)))


def _sorts(grammar: Grammar, text: str) -> tuple[str, ...]:
    return (grammar.sort_by_text, *grammar.sorts) if text and grammar.sort_by_text else grammar.sorts


def _text(query: Query) -> str:
    """Control characters are dropped (PostgreSQL refuses NUL), blanks are one."""
    raw = "".join(query.get("q", ())[:1])
    printable = "".join(letter if letter.isprintable() else " " for letter in raw)
    return " ".join(printable.split())[:_LONGEST_TEXT]


def _one(query: Query, name: str, known: Sequence[str]) -> str:
    given = "".join(query.get(name, ())[:1])
    return given if given in known else known[0]
