"""A facet: what a list can be narrowed by, and how many rows each choice would leave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

FIRST = 8  # options that stand open; the rest folds


@dataclass(frozen=True)
class Option:
    """One choice. `count`: rows of the result once it is chosen, every other facet staying as it is."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """Choices under one query parameter. Several chosen ones widen each other; `is_single`: one at a time.

    An empty `label` makes a choice that needs no heading, such as one box to tick. `is_folded`: closed at first.
    """

    name: str
    label: str
    options: list[Option] = field(default_factory=list)
    is_single: bool = False
    is_folded: bool = False

    @property
    def shown(self) -> list[Option]:
        """Options that lead somewhere, and those in use, which must be there to be taken back."""
        return [option for option in self.options if option.count or option.is_chosen]

    @property
    def first(self) -> list[Option]:
        """What stands open: the first options, and each chosen one wherever it stands."""
        shown = self.shown
        return (
            shown if len(shown) <= FIRST + 1 else [*shown[:FIRST], *(each for each in shown[FIRST:] if each.is_chosen)]
        )

    @property
    def more(self) -> list[Option]:
        """What folds: never a single one, which would take as much room as the words that hide it."""
        shown = self.shown
        return [] if len(shown) <= FIRST + 1 else [each for each in shown[FIRST:] if not each.is_chosen]

    @property
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
