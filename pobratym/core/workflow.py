"""States and the moves between them, as data: a room's `workflow.py` lists them and nothing else decides."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, Text


@dataclass(frozen=True)
class Transition:
    """One allowed move: in `source`, the verb `verb` leads to `target`."""

    verb: str
    source: str
    target: str


class Workflow:
    """A table of transitions with the two questions rooms ask of it."""

    def __init__(self, transitions: Iterable[Transition]) -> None:
        self.transitions = tuple(transitions)
        self._targets = {(each.verb, each.source): each.target for each in self.transitions}

    def target(self, verb: str, source: str) -> str:
        """Where `verb` leads from `source`; raises Conflict where the table does not allow it."""
        try:
            return self._targets[verb, source]
        except KeyError:
            raise Conflict(_("This step is no longer possible: the data have changed in the meantime.")) from None

    def allows(self, verb: str, source: str) -> bool:
        """Whether `verb` leads anywhere from `source`."""
        return (verb, source) in self._targets

    def take(self, row: Any, verb: str, otherwise: Callable[[], Text]) -> None:
        """Take the step in memory: `row` has a `status`. Raises Conflict in these words where the table forbids it."""
        if not self.allows(verb, row.status):
            raise Conflict(otherwise())
        row.status = self.target(verb, row.status)

    def verbs(self, source: str) -> list[str]:
        """What may be done in `source`, in the table's order."""
        return [each.verb for each in self.transitions if each.source == source]

    def terminal_states(self) -> set[str]:
        """States that nothing leads out of."""
        return {each.target for each in self.transitions} - {each.source for each in self.transitions}
