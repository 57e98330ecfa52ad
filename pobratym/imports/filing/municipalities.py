"""Filing what a source says: compare with what is there, add what is new, change what differs, leave corrections."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

from pobratym.core.bulk_writing import BATCH, batches, reserve_ids
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.past_facts import file_past_facts
from pobratym.places.assertions import amended, beneath
from pobratym.places.cells import new_rows, paths
from pobratym.places.models import Identifier, Municipality, Statistic
from pobratym.places.queries.amendments import identifiers_taken_away


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityFacts:
    """Every cell of a municipality that imports own."""

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


COLUMNS = tuple(field.name for field in fields(MunicipalityFacts))
POINT = frozenset({"latitude", "longitude", "is_location_approximate"})
POPULATION = frozenset({"population", "population_as_of", "population_source", "is_population_of_centre"})
# That a source repeats a fact later is no change of the fact.
_DATES = frozenset({"source_date", "population_as_of"})
_values = attrgetter(*COLUMNS)
Values = tuple[Any, ...]


class IdentifiersOnFile:
    """Primary keys by identifier of one scheme: those on file, and new ones set aside for what is not."""

    def __init__(self, scheme: str, values: Iterable[str]) -> None:
        self.scheme = scheme
        wanted = list(dict.fromkeys(values))
        on_file = dict(Identifier.objects.filter(scheme=scheme).values_list("value", "municipality_id"))
        self.known = {value: on_file[value] for value in wanted if value in on_file}
        missing = [value for value in wanted if value not in on_file]
        self.new = dict(zip(missing, reserve_ids(Municipality, len(missing)), strict=True))

    def __getitem__(self, value: str) -> int:
        return self.known.get(value) or self.new[value]

    def get(self, value: str) -> int | None:
        return self.known.get(value) or self.new.get(value)


def file_facts(
    numbers: IdentifiersOnFile,
    facts: Mapping[str, MunicipalityFacts],
    logbook: Logbook,
    *,
    steady: frozenset[str] = frozenset(),
    since: date | None = None,
    act: str = "",
) -> set[int]:
    """Write the facts by identifier; says which rows were left alone because an edition on file is later.

    A cell that a person holds is shown as the person said; `steady` columns keep the value they have unless the
    centre moved, because this source does not speak of them. With `since` what units belonged to and of which kind they
    were before is kept as their past until that day, ended by `act`. A row merged into another one keeps its own
    facts; what lies in it lies in the other one.
    """
    merged = dict(Municipality.including_merged.filter(merged_into__isnull=False).values_list("id", "merged_into_id"))
    if merged:
        facts = {value: _in_force(fact, merged) for value, fact in facts.items()}
    new = {value: fact for value, fact in facts.items() if value in numbers.new}
    added = [(numbers.new[value], *_values(fact)) for value, fact in _those_above_first(numbers, new)]
    logbook.insert_under(Municipality, *new_rows(Municipality, COLUMNS, added))
    logbook.insert(
        Identifier,
        ("municipality_id", "scheme", "value"),
        [(numbers.new[value], numbers.scheme, value) for value in new],
    )
    for value, fact in new.items():
        logbook.tell("added", value, fact.name_uk or fact.name_en)
    wanted = {numbers.known[value]: _values(fact) for value, fact in facts.items() if value in numbers.known}
    comparison = _Comparison(steady)
    changed = comparison.of(wanted)
    logbook.update(Municipality, COLUMNS, changed)
    visible = {pk: (old, new) for pk, (old, new) in changed.items() if comparison.is_seen(pk, old, new)}
    logbook.count(added=len(added), changed=len(visible), unchanged=len(wanted) - len(visible))
    if since:
        file_past_facts(COLUMNS, visible, comparison.people, logbook, until=since, act=act)
    _tell_changes(visible, {pk: value for value, pk in numbers.known.items()}, logbook)
    return comparison.later_on_file


def _those_above_first(
    numbers: IdentifiersOnFile, new: Mapping[str, MunicipalityFacts]
) -> list[tuple[str, MunicipalityFacts]]:
    """The new rows so that none refers to one behind it: they are written in batches, and each is whole."""
    above = {numbers.new[value]: _above(fact) for value, fact in new.items()}
    depths: dict[int, int] = {}

    def depth(pk: int) -> int:
        if pk not in depths:
            depths[pk] = 0  # a row that lies in itself, as Kyiv does
            depths[pk] = max((depth(each) + 1 for each in above[pk] if each in above and each != pk), default=0)
        return depths[pk]

    return sorted(new.items(), key=lambda each: depth(numbers.new[each[0]]))


def _above(fact: MunicipalityFacts) -> set[int]:
    return {pk for pk in (fact.region_id, fact.county_id, fact.parent_id) if pk is not None}


def _in_force(facts: MunicipalityFacts, merged: Mapping[int, int]) -> MunicipalityFacts:
    above = {name: getattr(facts, name) for name in ("region_id", "county_id", "parent_id")}
    moved: dict[str, Any] = {name: merged[pk] for name, pk in above.items() if pk in merged}
    return replace(facts, **moved) if moved else facts


def _tell_changes(changed: Mapping[int, tuple[Values, Values]], identifiers: Mapping[int, str], log: Logbook) -> None:
    for pk, (old, new) in changed.items():
        row = dict(zip(COLUMNS, new, strict=True))
        differing = (
            (column, before, after)
            for column, before, after in zip(COLUMNS, old, new, strict=True)
            if before != after and column not in _DATES
        )
        log.tell("changed", identifiers[pk], row["name_uk"] or row["name_en"], differing)


class _Comparison:
    """What is on file beside what a source says."""

    def __init__(self, steady: frozenset[str]) -> None:
        self.steady = steady
        self.later_on_file: set[int] = set()
        self.people = amended(Municipality)
        counted = Statistic.objects.filter(population__isnull=False)
        self.counted = set(counted.order_by().values_list("municipality_id", flat=True))

    def of(self, wanted: Mapping[int, Values]) -> dict[int, tuple[Values, Values]]:
        """Old and new values of the rows that differ."""
        changes: dict[int, tuple[Values, Values]] = {}
        for pk, *values in _on_file(wanted):
            new, old = wanted.get(pk), tuple(beneath(Municipality, self.people.get(pk), COLUMNS, values))
            if new is None or new == old:
                continue
            kept = self._kept(pk, old, new)
            if any(a != b for c, a, b in zip(COLUMNS, old, kept, strict=True) if c not in _DATES):
                changes[pk] = (old, kept)
        return changes

    def is_seen(self, pk: int, old: Values, new: Values) -> bool:
        """Whether a change shows, or only waits beneath what a person says."""
        held = self.people[pk].held if pk in self.people else set()
        return any(a != b for c, a, b in zip(COLUMNS, old, new, strict=True) if c not in _DATES and c not in held)

    def _kept(self, pk: int, old: Values, new: Values) -> Values:
        """`new` with what stays as it is on file."""
        before, after = dict(zip(COLUMNS, old, strict=True)), dict(zip(COLUMNS, new, strict=True))
        if before["source"] == after["source"] and _is_later(before["source_date"], after["source_date"]):
            self.later_on_file.add(pk)
            return old
        staying: set[str] = set()
        if before["centre_uk"] == after["centre_uk"]:
            staying |= {column for column in self.steady if before[column] not in {"", None}}
        if pk in self.counted and before["population_source"] != after["population_source"]:
            staying |= POPULATION
        if _is_later(before["population_as_of"], after["population_as_of"]):
            staying |= POPULATION | POINT
        if after["region_id"] is None:
            staying.add("region_id")
        return tuple(before[column] if column in staying else after[column] for column in COLUMNS)


def _on_file(wanted: Mapping[int, Values]) -> Iterable[tuple[Any, ...]]:
    """The rows on file; one pass over the table where many are wanted."""
    rows = Municipality.including_merged.order_by("id").values_list("id", *paths(Municipality, COLUMNS))
    if len(wanted) > BATCH:
        yield from rows.filter(id__gte=min(wanted), id__lte=max(wanted)).iterator(chunk_size=BATCH)
        return
    for batch in batches(sorted(wanted), 500):
        yield from rows.filter(id__in=batch)


def _is_later(on_file: date | None, said: date | None) -> bool:
    return on_file is not None and said is not None and on_file > said


def file_identifiers(wanted: Iterable[tuple[int, str, str]], logbook: Logbook) -> int:
    """Add (municipality, scheme, value) where nobody has that identifier yet; says how many were added.

    What a moderator took away from a municipality does not come back to it.
    """
    withdrawn = identifiers_taken_away()
    rows = [row for row in wanted if (row[0], str(row[1]), row[2]) not in withdrawn]
    schemes = {scheme for _, scheme, _ in rows}
    taken = set(Identifier.objects.filter(scheme__in=schemes).values_list("scheme", "value"))
    missing = {(scheme, value): pk for pk, scheme, value in rows if value and (scheme, value) not in taken}
    return logbook.insert(
        Identifier, ("municipality_id", "scheme", "value"), ((pk, *key) for key, pk in missing.items())
    )
