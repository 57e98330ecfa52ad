"""Editions and amendments, said and withdrawn in any order, against the simplest model there is: a list of voices."""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from pobratym.core.errors import Conflict
from pobratym.imports.actions import withdraw_edition
from pobratym.places import assertions
from pobratym.places.actions import correct, withdraw_amendment
from pobratym.places.amending import begin, finish
from pobratym.places.assertions import Settled, file_changes
from pobratym.places.cells import paths
from pobratym.places.models import AmendmentKind, Edition, Municipality
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
ROWS = range(2)
SOURCED = ("name_en", "population", "centre_en", "region_id")
VALUES = {
    "name_en": st.sampled_from("AB"),
    "population": st.integers(1, 2),
    "centre_en": st.sampled_from(["", "P"]),
    "region_id": st.sampled_from(ROWS),
}
Cell = tuple[int, str]


@dataclass
class Voice:
    """One edition or amendment as the model knows it."""

    record: object
    cells: dict[Cell, object]
    is_person: bool = False
    is_carried: bool = False
    is_withdrawn: bool = False

    @property
    def rank(self) -> bool:
        return self.is_person and not self.is_carried


class Voices(RuleBasedStateMachine):
    """The registry is asked through its verbs only, the model is this list."""

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.voices: list[Voice] = []
        self.rows = [MunicipalityFactory(name_en="A", population=1, centre_en="").pk for _ in ROWS]
        self.regions = [MunicipalityFactory(level="region").pk for _ in ROWS]
        Municipality.objects.filter(pk__in=self.rows).update(region=self.regions[0])
        self.ground = {(row, column): value for row in ROWS for column, value in self._shown(row).items()}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def _shown(self, row: int) -> dict[str, object]:
        shown = Municipality.objects.filter(pk=self.rows[row]).values_list(*paths(Municipality, SOURCED)).get()
        return dict(zip(SOURCED, shown, strict=True))

    def _expected(self, cell: Cell, *, of_sources: bool = False) -> object:
        value, rank = self.ground[cell], False
        for voice in self.voices:
            is_heard = not voice.is_withdrawn and cell in voice.cells and not (of_sources and voice.rank)
            if is_heard and voice.rank >= rank:
                value, rank = voice.cells[cell], voice.rank
        return value

    @rule(row=st.sampled_from(ROWS), said=st.fixed_dictionaries(VALUES))
    def an_edition_speaks(self, row: int, said: dict) -> None:
        now, said = timezone.now(), said | {"region_id": self.regions[said["region_id"]]}
        edition = Edition.objects.create(source="places", version="1", started_at=now, filed_at=now)
        old = [self._shown(row)[column] for column in SOURCED]
        file_changes(edition, Municipality, SOURCED, {self.rows[row]: (old, [said[each] for each in SOURCED])})
        cells = {(row, column): said[column] for column in SOURCED}
        cells = {cell: value for cell, value in cells.items() if self._expected(cell, of_sources=True) != value}
        if cells:
            self.voices.append(Voice(edition, cells))

    @rule(row=st.sampled_from(ROWS), text=st.sampled_from("ABC"))
    def a_person_corrects(self, row: int, text: str) -> None:
        if self._shown(row)["name_en"] == text:
            return
        place = Municipality.objects.get(pk=self.rows[row])
        amendment = correct(municipality=place, field="name_en", values={"name_en": text}, reason="r", by=None)
        self.voices.append(Voice(amendment, {(row, "name_en"): text}, is_person=True))

    @rule(row=st.sampled_from(ROWS), people=st.integers(1, 3))
    def a_person_counts(self, row: int, people: int) -> None:
        place = Municipality.objects.get(pk=self.rows[row])
        amending = begin(AmendmentKind.STATUS, place, reason="r", by=None)
        amending.alter(place, population=people, centre_en="P")
        finish(amending, by=None, details={})
        cells = {(row, "population"): people, (row, "centre_en"): "P"}
        self.voices.append(Voice(amending.amendment, cells, is_person=True))

    @rule(region=st.sampled_from(ROWS), rows=st.sets(st.sampled_from(ROWS), min_size=1))
    def rows_are_carried(self, region: int, rows: set[int]) -> None:
        place, column = Municipality.objects.get(pk=self.rows[0]), Municipality._meta.get_field("region")
        source = self._shown(min(rows))["region_id"]
        moved = [row for row in sorted(rows) if self._shown(row)["region_id"] == source]
        if source == self.regions[region]:
            return
        amending = begin(AmendmentKind.MERGED, place, reason="r", by=None)
        amending.move(column, [self.rows[row] for row in moved], source=source, target=self.regions[region])
        finish(amending, by=None, details={})
        cells = {(row, "region_id"): self.regions[region] for row in moved}
        self.voices.append(Voice(amending.amendment, cells, is_person=True, is_carried=True))

    @precondition(lambda self: self._in_force(is_person=True))
    @rule(data=st.data())
    def an_amendment_is_withdrawn(self, data: st.DataObject) -> None:
        voice = data.draw(st.sampled_from(self._in_force(is_person=True)))
        later = self._later_than(voice)
        covers = [each for each in later if each.is_person and each.cells.keys() & voice.cells.keys()]
        self._withdraw(voice, withdraw_amendment, {"amendment": voice.record}, bool(covers) and not voice.is_carried)

    @precondition(lambda self: self._in_force(is_person=False))
    @rule(data=st.data())
    def an_edition_is_withdrawn(self, data: st.DataObject) -> None:
        voice = data.draw(st.sampled_from(self._in_force(is_person=False)))
        rows = {row for row, _column in voice.cells}
        later = [each for each in self._later_than(voice) if not each.is_person]
        covers = [each for each in later if rows & {row for row, _column in each.cells}]
        self._withdraw(voice, withdraw_edition, {"edition": voice.record}, bool(covers))

    def _in_force(self, *, is_person: bool) -> list[Voice]:
        return [each for each in self.voices if each.is_person == is_person and not each.is_withdrawn]

    def _later_than(self, voice: Voice) -> list[Voice]:
        return [each for each in self.voices[self.voices.index(voice) + 1 :] if not each.is_withdrawn]

    def _withdraw(self, voice: Voice, verb, what: dict, is_refused: bool) -> None:
        """Once where nothing stands upon it, and never twice."""
        if not is_refused:
            verb(**what, by=None)
            voice.is_withdrawn = True
        with pytest.raises(Conflict):
            verb(**what, by=None)

    @invariant()
    def what_is_shown_is_what_the_voices_say(self) -> None:
        for row in ROWS:
            assert self._shown(row) == {column: self._expected((row, column)) for column in SOURCED}


def run(examples: int, *, is_repeatable: bool = False) -> None:
    run_state_machine_as_test(
        Voices,
        settings=settings(
            max_examples=examples,
            stateful_step_count=20,
            deadline=None,
            derandomize=is_repeatable,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_whatever_is_said_and_withdrawn_the_latest_person_else_the_latest_edition_is_shown():
    run(30)


def _editions_override_people(said) -> Settled:
    row = _right(said)
    return Settled(row.is_there, row.cells | row.beneath, row.beneath, row.held, row.is_spoken_of)


def _carried_is_held(said) -> Settled:
    said = list(said)
    for each in said:
        each.is_carried = False
    return _right(said)


def _first_person_wins(said) -> Settled:
    said = list(said)
    people = [each for each in said if each.amendment_id and not each.is_carried]
    return _right([*[each for each in said if each not in people], *people[::-1]])


_right = assertions.settle
_FAULTS = {
    "settle": [_editions_override_people, _carried_is_held, _first_person_wins],
    "_unsaid": [lambda model, said, shown: {}],
    "beneath": [lambda model, person, columns, shown: shown],
}


@pytest.mark.parametrize(("name", "fault"), [(name, fault) for name, faults in _FAULTS.items() for fault in faults])
def test_a_fault_is_found(monkeypatch, name, fault):
    """The machine above is worth something: whatever is broken in the engine, it fails."""
    monkeypatch.setattr(assertions, name, fault)
    with pytest.raises((AssertionError, Conflict, pytest.fail.Exception)):
        run(200, is_repeatable=True)
