"""The checklist and the notes that two sides share."""

import pytest

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.introductions.rules.doubtful import DoubtfulLetter
from pobratym.talks import actions
from pobratym.talks.models import Step, StepKind
from pobratym.talks.queries import sheet_of
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory

pytestmark = pytest.mark.django_db


def test_the_list_of_first_steps_is_there_before_anybody_ticks(letter):
    sheet = sheet_of(letter)
    assert [step.kind for step in sheet.steps] == [kind for kind in StepKind.values if kind != "own"]
    assert sheet.done == 0
    assert not Step.objects.exists(), "looking writes nothing"


def test_either_side_ticks_and_unticks_and_it_is_said_who(letter, hromada, town):
    actions.tick_step(introduction=letter, by=hromada, kind="call_held")
    actions.tick_step(introduction=letter, by=town, kind="call_held")  # ticked already
    step = Step.objects.get()
    assert (step.ticked_by, bool(step.ticked_at)) == (hromada.user, True)
    assert sheet_of(letter).done == 1
    actions.untick_step(introduction=letter, by=town, kind="call_held")
    assert sheet_of(letter).done == 0


def test_own_steps_are_added_ticked_and_removed(letter, hromada, town):
    step = actions.add_step(introduction=letter, by=hromada, text=" Exchange of  pupils ")
    assert step.text == "Exchange of pupils"
    assert actions.tick_step(introduction=letter, by=town, kind="own", own=step.pk).ticked_by == town.user
    actions.remove_step(introduction=letter, by=town, own=step.pk)
    assert len(sheet_of(letter).steps) == 6
    with pytest.raises(Conflict):
        actions.tick_step(introduction=letter, by=hromada, kind="own", own=step.pk)


@pytest.mark.parametrize("text", ["", "  ", "x" * 201])
def test_a_step_says_what_it_is_in_two_hundred_letters(letter, hromada, text):
    with pytest.raises(InvalidInput) as refused:
        actions.add_step(introduction=letter, by=hromada, text=text)
    assert list(refused.value.fields) == ["text"]


def test_twenty_own_steps_are_the_most(letter, hromada):
    for number in range(20):
        actions.add_step(introduction=letter, by=hromada, text=f"Step {number}")
    with pytest.raises(InvalidInput):
        actions.add_step(introduction=letter, by=hromada, text="One more")


def test_steps_of_other_letters_and_unknown_ones_are_not_touched(letter, hromada):
    other = Step.objects.create(introduction=IntroductionFactory(accepted=True), kind="own", text="Theirs")
    with pytest.raises(Conflict):
        actions.tick_step(introduction=letter, by=hromada, kind="own", own=other.pk)
    with pytest.raises(Conflict):
        actions.remove_step(introduction=letter, by=hromada, own=other.pk)
    with pytest.raises(InvalidInput):
        actions.tick_step(introduction=letter, by=hromada, kind="dance")


def test_before_the_letter_is_accepted_there_are_no_steps(hromada):
    letter = IntroductionFactory(answered=True, sender=hromada.municipality)
    with pytest.raises(Conflict):
        actions.tick_step(introduction=letter, by=hromada, kind="call_held")


def test_strangers_neither_tick_nor_write(letter):
    with pytest.raises(NotAllowed):
        actions.tick_step(introduction=letter, by=MembershipFactory(), kind="call_held")
    with pytest.raises(NotAllowed):
        actions.write_notes(introduction=letter, by=MembershipFactory(), text="x", version=0)


class TestNotes:
    def test_either_side_goes_on_writing(self, letter, hromada, town):
        notes = actions.write_notes(introduction=letter, by=hromada, text="Call them in May", version=0)
        notes = actions.write_notes(introduction=letter, by=town, text="Call us in June", version=notes.version)
        assert (sheet_of(letter).notes.text, notes.version) == ("Call us in June", 2)

    def test_nobody_overwrites_what_she_has_not_read(self, letter, hromada, town):
        actions.write_notes(introduction=letter, by=hromada, text="Call them in May", version=0)
        with pytest.raises(Conflict, match="since"):
            actions.write_notes(introduction=letter, by=town, text="Call us in June", version=0)
        assert sheet_of(letter).notes.text == "Call them in May"

    def test_they_are_bounded_and_looked_at(self, letter, hromada):
        with pytest.raises(InvalidInput):
            actions.write_notes(introduction=letter, by=hromada, text="x" * 4001, version=0)
        with pytest.raises(DoubtfulLetter):
            actions.write_notes(introduction=letter, by=hromada, text="Shelter at 46.48253, 30.72331.", version=0)
