"""What a criterion gives: points and remarks that a person can read in her language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.functional import Promise

from pobratym.core.numbers import grouped
from pobratym.matching.criteria.portrait import Portrait


class Phrase(NamedTuple):
    """A lazily translated template with its values; becomes text in the language active at that moment."""

    template: Any  # gettext_lazy or ngettext_lazy
    values: Mapping[str, object]

    def __str__(self) -> str:
        return str(self.template % self.values)

    def quoting(self, titles: Mapping[int, object]) -> "Phrase":
        """With the titles of the needs and offers that it names."""
        values = {
            name: titles.get(value.listing) or value if isinstance(value, Title) else value
            for name, value in self.values.items()
        }
        return Phrase(self.template, values)


class Number(int):
    """A whole number with the reader's thousands separator."""

    def __str__(self) -> str:
        return grouped(int(self))


class Listed(tuple[object, ...]):
    """Several names in one sentence, with commas."""

    def __str__(self) -> str:
        return ", ".join(str(each) for each in self)


class Title(NamedTuple):
    """The title of a need or an offer, by its number; its sphere where it has no title or the number is not known."""

    listing: int
    sphere: object

    def __str__(self) -> str:
        return str(self.sphere)


class Remark(NamedTuple):
    """One finding: `to_us` addresses the side that judges, `to_them` the side judged. None where it would tell its
    reader only what she knows of herself."""

    to_us: Phrase | None
    to_them: Phrase | None
    points: float
    is_caution: bool = False  # speaks against the match


def _nothing() -> tuple[Remark, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Points:
    """How well `them` suits `us` by one criterion, 0..1.

    `say`: what can be said about it. It is put into words only for those who are shown: more than a thousand are
    judged for a list of fifty.
    """

    value: float
    say: Callable[[], tuple[Remark, ...]] = _nothing

    @property
    def remarks(self) -> tuple[Remark, ...]:
        return self.say()


@dataclass(frozen=True)
class Criterion:
    """One idea of what makes a good match. `judge(us, them)` looks with the eyes of `us`."""

    key: str
    label: Promise
    weight: float
    judge: Callable[[Portrait, Portrait], Points]
    is_mutual: bool = False  # both sides get the same points by nature, so it is judged and told once


def said_alike(template: Any, values: Mapping[str, object], points: float, *, is_caution: bool = False) -> Remark:
    """A remark that reads the same for both sides."""
    phrase = Phrase(template, values)
    return Remark(phrase, phrase, points, is_caution)


def soft(distance: Any, half: float) -> Any:
    """1 at no distance, 0.5 at `half`, falling gently to 0: no bound excludes anybody. Numbers and arrays alike."""
    return 1.0 / (1.0 + (distance / half) ** 2)


def together(shares: list[float]) -> float:
    """Several findings of one kind: each adds a part of what is still missing to 1, so none ever takes away."""
    missing = 1.0
    for share in shares:
        missing *= 1.0 - share
    return 1.0 - missing
