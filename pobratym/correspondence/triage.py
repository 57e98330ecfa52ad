"""The letters of an inbox as a list that the address narrows and orders: the protocol of every list
(search/collection.py), over what one municipality has received. That is some dozens, at most hundreds: they are
compared in memory.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core.alphabet import alphabetical
from pobratym.introductions.queries import InboxRow
from pobratym.introductions.workflow import Status
from pobratym.profiles.vocabulary import Sphere, WorkingLanguage
from pobratym.search.collection import Facet, Selection, facet_of
from pobratym.search.question import CountryCodes, Grammar, Numbers, OneOf, Question

UNDECIDED, MINE, UNASSIGNED, QUESTION, DECIDED = "undecided", "mine", "unassigned", "question", "decided"
STATES: dict[str, str | Promise] = {
    UNDECIDED: gettext_lazy("Undecided"),
    MINE: gettext_lazy("Mine to answer"),
    UNASSIGNED: gettext_lazy("Nobody’s yet"),
    QUESTION: gettext_lazy("Question asked"),
    DECIDED: gettext_lazy("Decided"),
}
WAITING, DEADLINE, FIT, SIZE, COUNTRY = "waiting", "deadline", "fit", "size", "country"
SORTS: dict[str, str | Promise] = {
    WAITING: gettext_lazy("Waiting longest first"),
    DEADLINE: gettext_lazy("Deadline first"),
    FIT: gettext_lazy("Most wishes met first"),
    SIZE: gettext_lazy("Largest municipality first"),
    COUNTRY: gettext_lazy("By country"),
}
GRAMMAR = Grammar(
    parameters={
        "state": OneOf(tuple(STATES), is_single=True),
        "country": CountryCodes(),
        "region": Numbers(),
        "sphere": OneOf(Sphere.values),
        "language": OneOf(WorkingLanguage.values),
    },
    sorts=tuple(SORTS),
    views=("table",),
)


@dataclass(frozen=True)
class Reader:
    """Whose inbox it is: who asks, and which of her colleagues (ids) act for the municipality now."""

    person: int
    colleagues: frozenset[int]

    def states(self, row: InboxRow) -> set[str]:
        """Under which of STATES a letter stands. Who has left has no letter any more."""
        letter, has = row.introduction, self.has(row)
        if not letter.is_undecided:
            return {DECIDED}
        found = {UNDECIDED, UNASSIGNED if has is None else MINE if has == self.person else ""}
        return found | ({QUESTION} if letter.status == Status.QUESTION_ASKED else set())

    def has(self, row: InboxRow) -> int | None:
        """Who has the letter, while she acts for the municipality."""
        person = row.has.person_id if row.has else None
        return person if person in self.colleagues else None


Keys = Callable[[InboxRow], set[str]]


class TriageSelection(Selection[InboxRow]):
    """What of the inbox answers the question. Facets count what would be left with every other one as it is."""

    def __init__(self, question: Question, rows: Sequence[InboxRow], reader: Reader) -> None:
        self.question, self.reader, self._all = question, reader, rows
        self._keys: dict[str, Keys] = {
            "state": reader.states,
            "country": lambda row: {row.introduction.sender.country_id},
            "region": lambda row: {str(row.introduction.sender.region_id or "")},
            "sphere": lambda row: set(row.spheres),
            "language": lambda row: set(row.languages),
        }

    @property
    def total(self) -> int:
        return len(self._found)

    def ids(self) -> Sequence[int]:
        return [row.introduction.pk for row in self._found]

    def by_number(self, *, after: int, most: int, is_backwards: bool = False) -> list[int]:
        numbers = sorted(self.ids(), reverse=is_backwards)
        return [each for each in numbers if (each < after if is_backwards else each > after)][:most]

    def rows(self, start: int, end: int) -> Sequence[InboxRow]:
        return self._found[start:end]

    def facets(self) -> list[Facet]:
        languages = {each.value: str(each.label) for each in WorkingLanguage}
        return [
            self._facet("state", _("State"), {each: str(name) for each, name in STATES.items()}, is_single=True),
            self._facet("country", _("Country"), self._names(lambda sender: (sender.country_id, sender.country))),
            self._facet("region", _("Region"), self._names(lambda sender: (sender.region_id, sender.region))),
            self._facet("sphere", _("What they ask for"), {each.value: str(each.label) for each in Sphere}),
            self._facet("language", _("Working language"), languages),
        ]

    def _facet(self, name: str, label: str, labels: Mapping[str, str], *, is_single: bool = False) -> Facet:
        counts = Counter(key for row in self._but(name) for key in self._keys[name](row))
        return facet_of(name, label, labels, counts, self.question.values(name), is_single=is_single, is_folded=True)

    def _names(self, of: Callable[[Any], tuple[Any, Any]]) -> dict[str, str]:
        """Countries or regions of the senders by their names."""
        found = {str(pk): str(named.name) for pk, named in (of(row.introduction.sender) for row in self._all) if named}
        return dict(sorted(found.items(), key=lambda item: alphabetical(item[1])))

    def _but(self, name: str) -> Iterable[InboxRow]:
        """What all the other parameters leave."""
        chosen = {each: set(values) for each, values in self.question.chosen.items() if each != name}
        return [row for row in self._all if all(self._keys[each](row) & values for each, values in chosen.items())]

    @cached_property
    def _found(self) -> Sequence[InboxRow]:
        order = _ORDERS[self.question.sort]
        return sorted(self._but(""), key=lambda row: (not row.introduction.is_undecided, *order(row)))


def _waiting(row: InboxRow) -> tuple[Any, ...]:
    """Undecided letters by how long they wait, the others newest first: as the inbox was always ordered."""
    at = row.introduction.delivered_at.timestamp() if row.introduction.delivered_at else 0
    return (at if row.introduction.is_undecided else -at,)


_ORDERS: dict[str, Callable[[InboxRow], tuple[Any, ...]]] = {
    WAITING: _waiting,
    DEADLINE: lambda row: (row.due is None, row.due or date.max, *_waiting(row)),
    FIT: lambda row: (-row.fit, *_waiting(row)),
    SIZE: lambda row: (-(row.introduction.sender.population or 0), *_waiting(row)),
    COUNTRY: lambda row: (alphabetical(str(row.introduction.sender.country)), *_waiting(row)),
}
