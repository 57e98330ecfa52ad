"""Filing names: each spelling once; an official name that a newer source has replaced ends before the next begins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from pobratym.core.bulk_writing import Row, batches
from pobratym.imports.filing.logbook import Logbook
from pobratym.naming.folding import fold
from pobratym.places.assertions import amended
from pobratym.places.models import Municipality, Name, NameKind

LONGEST_NAME = 200
_INSERTED = ("municipality_id", "text", "language", "kind", "key", "source", "valid_from", "valid_until")
_UPDATED = ("kind", "key", "valid_from", "valid_until")
# The main name in a language stands in this column: where a person corrected it, official names are the person's too.
_LANGUAGE_OF = {"name_uk": "uk", "name_en": "en"}


@dataclass(frozen=True, slots=True)
class NameFact:
    text: str
    language: str
    kind: str
    source: str
    valid_from: date | None = None
    valid_until: date | None = None


class _OnFile(NamedTuple):
    id: int
    kind: str
    key: str
    valid_from: date | None
    valid_until: date | None
    source: str

    @property
    def state(self) -> tuple[Any, ...]:
        return self.kind, self.key, self.valid_from, self.valid_until


Spelling = tuple[str, str]


def file_names(wanted: Mapping[int, Sequence[NameFact]], logbook: Logbook, *, renamed_on: date | None = None) -> None:
    """Write the names of the municipalities given. Names that the source no longer has stay: somebody knows them.

    Where the source gives another official name than it gave before, the old one is closed on `renamed_on` and becomes
    historic; without a day (a gazetteer that changed a spelling) it becomes one of the other names.
    """
    people = amended(Municipality).items()
    held = {pk: {_LANGUAGE_OF[each] for each in row.held if each in _LANGUAGE_OF} for pk, row in people}
    for pks in batches(sorted(wanted)):
        on_file = _names_on_file(pks)
        filing = _Filing(renamed_on, logbook)
        for pk in pks:
            filing.take(pk, wanted[pk], on_file.get(pk, {}), held.get(pk, set()))
        filing.write()


class _Filing:
    """Some thousands of municipalities' names, ended first and then begun, as the database demands."""

    def __init__(self, renamed_on: date | None, logbook: Logbook) -> None:
        self.renamed_on, self.logbook = renamed_on, logbook
        self.added: list[Row] = []
        self.changed: dict[int, tuple[tuple[Any, ...], tuple[Any, ...]]] = {}
        self.unchanged = 0

    def take(self, pk: int, names: Sequence[NameFact], on_file: Mapping[Spelling, _OnFile], held: set[str]) -> None:
        if not on_file and not held:
            self._begin(pk, names)
            return
        for name in names:
            text = name.text[:LONGEST_NAME]
            key = fold(text)
            current = on_file.get((text, name.language))
            if current is None and not key:
                continue
            kind, begins = name.kind, name.valid_from
            if kind == NameKind.OFFICIAL:
                kind, begins = self._official(name, text, on_file, held)
            elif current and current.valid_until and name.language in held:  # a person ended it
                kind, begins = current.kind, current.valid_from
            if current is None:
                period = _as_text(begins), _as_text(name.valid_until)
                self.added.append((pk, text, name.language, kind, key, name.source, *period))
            else:
                self._compare(current, (kind, key, begins, name.valid_until), name)

    def _begin(self, pk: int, names: Sequence[NameFact]) -> None:
        """The names of a place that has none: nothing to compare, and there are hundreds of thousands of them."""
        add = self.added.append
        for name in names:
            text = name.text[:LONGEST_NAME]
            if key := fold(text):
                begins, ends = name.valid_from, name.valid_until
                period = (None, None) if begins is ends is None else (_as_text(begins), _as_text(ends))
                add((pk, text, name.language, name.kind, key, name.source, *period))

    def _compare(self, current: _OnFile, said: tuple[Any, ...], name: NameFact) -> None:
        kind, key, begins, ends = said
        # The source that filed a name first says of what kind it is.
        if current.source != name.source:
            kind, begins, ends = current.kind, current.valid_from, current.valid_until
        elif kind == current.kind:
            begins, ends = begins or current.valid_from, ends or current.valid_until
        new = (kind, key, begins, ends)
        if new == current.state:
            self.unchanged += 1
        else:
            self.changed[current.id] = (current.state, new)

    def _official(
        self, name: NameFact, text: str, on_file: Mapping[Spelling, _OnFile], held: set[str]
    ) -> tuple[str, date | None]:
        """As what, and from when, the official name is filed; ends the one it takes the place of."""
        current = on_file.get((text, name.language))
        if name.language in held:
            return (current.kind if current else NameKind.ALIAS), (current.valid_from if current else None)
        begins = name.valid_from
        for (other, language), standing in on_file.items():
            if language != name.language or other == text or standing.kind != NameKind.OFFICIAL:
                continue
            if standing.source != name.source:
                return (current.kind if current else NameKind.ALIAS), (current.valid_from if current else None)
            if standing.valid_until is not None:  # somebody ended it already: this one follows
                begins = max(begins or standing.valid_until, standing.valid_until)
                continue
            self._end(standing)
            self.logbook.tell("changed", "", text, iter([("official name", other, text)]))
            begins = self.renamed_on
        return name.kind, begins

    def _end(self, standing: _OnFile) -> None:
        if self.renamed_on is None:
            new = (NameKind.ALIAS.value, standing.key, standing.valid_from, standing.valid_until)
        else:
            begins = standing.valid_from
            if begins is not None and begins >= self.renamed_on:
                begins = None
            new = (NameKind.HISTORIC.value, standing.key, begins, self.renamed_on)
        self.changed[standing.id] = (standing.state, new)

    def write(self) -> None:
        self.logbook.update(Name, _UPDATED, self.changed)
        self.logbook.insert(Name, _INSERTED, self.added)
        self.logbook.count(added=len(self.added), changed=len(self.changed), unchanged=self.unchanged)


def _as_text(day: date | None) -> str | None:
    return None if day is None else str(day)


def _names_on_file(pks: list[int]) -> dict[int, dict[Spelling, _OnFile]]:
    """By municipality; one pass over the range where most of it is wanted."""
    columns = ("municipality_id", "text", "language", "id", "kind", "key", "valid_from", "valid_until", "source")
    names = Name.objects.order_by().values_list(*columns)
    found: dict[int, dict[Spelling, _OnFile]] = {}
    is_dense = pks[-1] - pks[0] < 4 * len(pks)
    parts = (
        [names.filter(municipality_id__gte=pks[0], municipality_id__lte=pks[-1])]
        if is_dense
        else [names.filter(municipality_id__in=batch) for batch in batches(pks, 500)]
    )
    for part in parts:
        for pk, text, language, *rest in part.iterator():
            found.setdefault(pk, {})[text, language] = _OnFile(*rest)
    return found


def distinct(names: Iterable[NameFact]) -> list[NameFact]:
    """Each spelling once: a name in a language makes the untagged one superfluous; the first of two alike wins."""
    tagged: dict[tuple[str, str], NameFact] = {}
    untagged: dict[str, NameFact] = {}
    for name in names:
        text = name.text.strip()
        if text and name.language:
            tagged.setdefault((text, name.language), name)
        elif text:
            untagged.setdefault(text, name)
    spelt = {text for text, _ in tagged}
    return [*tagged.values(), *(name for text, name in untagged.items() if text not in spelt)]
