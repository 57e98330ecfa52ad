"""Filing what a source says: compare with what is there, add what is new, change what differs, leave corrections."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple

from pobratym.registry.actions.imports import bulk
from pobratym.registry.folding import fold
from pobratym.registry.models import Identifier, Municipality, Name

LONGEST_NAME = 200


@dataclass
class Tally:
    """What an import did, in rows."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __iadd__(self, other: "Tally") -> "Tally":
        self.added += other.added
        self.changed += other.changed
        self.unchanged += other.unchanged
        return self

    @property
    def rows(self) -> int:
        return self.added + self.changed + self.unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Every column of a municipality that imports own."""

    level: str
    country_id: str
    name_en: str
    source: str
    source_date: date
    name_uk: str = ""
    kind: str = ""
    region_id: int | None = None
    county_id: int | None = None
    parent_id: int | None = None
    centre_uk: str = ""
    centre_en: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    is_location_approximate: bool = False
    population: int | None = None
    population_as_of: date | None = None
    population_source: str = ""
    is_population_of_centre: bool = False
    is_counted: bool = False
    is_occupied: bool = False


COLUMNS = tuple(field.name for field in fields(Facts))
_values = attrgetter(*COLUMNS)


@dataclass(frozen=True, slots=True)
class NameFact:
    text: str
    language: str
    kind: str
    source: str


class Numbers:
    """Primary keys by identifier of one scheme: those on file, and new ones set aside for what is not."""

    def __init__(self, scheme: str, values: Iterable[str]) -> None:
        self.scheme = scheme
        wanted = list(dict.fromkeys(values))
        on_file = dict(Identifier.objects.filter(scheme=scheme).values_list("value", "municipality_id"))
        self.known = {value: on_file[value] for value in wanted if value in on_file}
        missing = [value for value in wanted if value not in on_file]
        self.new = dict(zip(missing, bulk.reserve_ids(Municipality, len(missing)), strict=True))

    def __getitem__(self, value: str) -> int:
        return self.known.get(value) or self.new[value]

    def get(self, value: str) -> int | None:
        return self.known.get(value) or self.new.get(value)


def file_facts(numbers: Numbers, facts: Mapping[str, Facts]) -> Tally:
    """Write the facts by identifier. A field that a person corrected keeps the person's value."""
    added = [
        (numbers.new[value], *bulk.adapted(_values(fact)), "[]")
        for value, fact in facts.items()
        if value in numbers.new
    ]
    bulk.insert(Municipality, ("id", *COLUMNS, "corrected_fields"), added)
    bulk.insert(
        Identifier,
        ("municipality_id", "scheme", "value"),
        ((numbers.new[value], numbers.scheme, value) for value in facts if value in numbers.new),
    )
    wanted = {numbers.known[value]: _values(fact) for value, fact in facts.items() if value in numbers.known}
    changed = _changes(wanted)
    bulk.update(Municipality, COLUMNS, ((*bulk.adapted(values), pk) for pk, values in changed.items()))
    return Tally(len(added), len(changed), len(wanted) - len(changed))


def _changes(wanted: Mapping[int, tuple[Any, ...]]) -> dict[int, tuple[Any, ...]]:
    """The rows that differ from what is on file, with the corrected fields as they are on file."""
    if not wanted:
        return {}
    corrections = dict(Municipality.including_merged.exclude(corrected_fields=[]).values_list("id", "corrected_fields"))
    changes: dict[int, tuple[Any, ...]] = {}
    on_file = Municipality.including_merged.filter(id__gte=min(wanted), id__lte=max(wanted)).order_by()
    for pk, *old in on_file.values_list("id", *COLUMNS).iterator(chunk_size=bulk.BATCH):
        new = wanted.get(pk)
        if new is not None and new != (current := tuple(old)):
            kept = _with_corrections(current, new, corrections[pk]) if pk in corrections else new
            if kept != current:
                changes[pk] = kept
    return changes


def _with_corrections(old: tuple[Any, ...], new: tuple[Any, ...], corrected: Sequence[str]) -> tuple[Any, ...]:
    return tuple(
        before if column in corrected or column.removesuffix("_id") in corrected else after
        for column, before, after in zip(COLUMNS, old, new, strict=True)
    )


def file_identifiers(wanted: Iterable[tuple[int, str, str]]) -> int:
    """Add (municipality, scheme, value) where nobody has that identifier yet; says how many were added."""
    rows = list(wanted)
    schemes = {scheme for _, scheme, _ in rows}
    taken = set(Identifier.objects.filter(scheme__in=schemes).values_list("scheme", "value"))
    missing = {(scheme, value): pk for pk, scheme, value in rows if value and (scheme, value) not in taken}
    return bulk.insert(Identifier, ("municipality_id", "scheme", "value"), ((pk, *key) for key, pk in missing.items()))


def file_names(wanted: Mapping[int, Sequence[NameFact]]) -> Tally:
    """Write the names of the municipalities given. Names that the source no longer has stay: somebody knows them."""
    tally = Tally()
    for pks in bulk.batches(sorted(wanted)):
        tally += _file_names_of(pks, wanted)
    return tally


_NAME_COLUMNS = ("municipality_id", "text", "language", "kind", "key", "source")


def _file_names_of(pks: list[int], wanted: Mapping[int, Sequence[NameFact]]) -> Tally:
    on_file = _names_on_file(pks[0], pks[-1])
    added, changed, unchanged = [], [], 0
    for pk in pks:
        for name in wanted[pk]:
            text = name.text[:LONGEST_NAME]
            key = fold(text)
            current = on_file.get((pk, text, name.language))
            if current is None:
                if key:
                    added.append((pk, text, name.language, name.kind, key, name.source))
            # The source that filed a name first says of what kind it is.
            elif current.key != key or (current.source == name.source and current.kind != name.kind):
                changed.append((name.kind, key, current.id))
            else:
                unchanged += 1
    bulk.insert(Name, _NAME_COLUMNS, added)
    bulk.update(Name, ("kind", "key"), changed)
    return Tally(len(added), len(changed), unchanged)


class _OnFile(NamedTuple):
    id: int
    kind: str
    key: str
    source: str


def _names_on_file(first: int, last: int) -> dict[tuple[int, str, str], _OnFile]:
    rows = Name.objects.filter(municipality_id__gte=first, municipality_id__lte=last).values_list(
        "municipality_id", "text", "language", "id", "kind", "key", "source"
    )
    return {row[:3]: _OnFile(*row[3:]) for row in rows.iterator()}


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
