"""The checklist and the notes of two sides in talks: both sides tick, add and write."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.validation import refuse_invalid
from pobratym.introductions.models import Introduction
from pobratym.introductions.moves import held
from pobratym.introductions.workflow import Status
from pobratym.memberships.models import Membership
from pobratym.talks.models import Notes, Step, StepKind
from pobratym.talks.moves import check_side, check_text, journal

MOST_OWN = 20


@transaction.atomic
def tick_step(*, introduction: Introduction, by: Membership, kind: str, own: int | None = None) -> Step:
    """The step is done: one of StepKind, or an own one (its number). Ticked already, it stays as it is.

    Raises NotAllowed, Conflict where the letter is not in talks or the own step has been removed.
    """
    letter = _in_talks(introduction, by)
    step = _found(letter, kind, own) or Step(introduction=letter, kind=kind)
    if step.ticked_at:
        return step
    step.ticked_by, step.ticked_at = by.user, timezone.now()
    refuse_invalid(step)
    step.save()
    journal("step_ticked", letter, by, step=step.pk)
    return step


@transaction.atomic
def untick_step(*, introduction: Introduction, by: Membership, kind: str, own: int | None = None) -> Step | None:
    """It is not done after all. Raises NotAllowed, Conflict."""
    letter = _in_talks(introduction, by)
    step = _found(letter, kind, own)
    if step is None or not step.ticked_at:
        return step
    step.ticked_by = step.ticked_at = None
    step.save(update_fields=["ticked_by", "ticked_at"])
    journal("step_unticked", letter, by, step=step.pk)
    return step


@transaction.atomic
def add_step(*, introduction: Introduction, by: Membership, text: str) -> Step:
    """A step of the two sides' own, twenty at most. Raises NotAllowed, InvalidInput, DoubtfulWord, Conflict."""
    letter = _in_talks(introduction, by)
    check_text(text, by)
    if Step.objects.filter(introduction=letter, kind=StepKind.OWN).count() >= MOST_OWN:
        raise InvalidInput(fields={"text": [_("Twenty steps of your own are the most. Remove one first.")]})
    step = Step(introduction=letter, kind=StepKind.OWN, text=" ".join(text.split()), added_by=by.user)
    if not step.text:
        raise InvalidInput(fields={"text": [_("Say what the step is.")]})
    refuse_invalid(step)
    step.save()
    journal("step_added", letter, by, step=step.pk)
    return step


@transaction.atomic
def remove_step(*, introduction: Introduction, by: Membership, own: int) -> None:
    """Take an own step off the list. Raises NotAllowed, Conflict where it has been removed already."""
    letter = _in_talks(introduction, by)
    step = _found(letter, StepKind.OWN, own)
    journal("step_removed", letter, by, step=own)
    if step:
        step.delete()


@transaction.atomic
def write_notes(*, introduction: Introduction, by: Membership, text: str, version: int) -> Notes:
    """Write the shared notes anew; `version` is the one that the writer has read.

    Raises NotAllowed, InvalidInput, DoubtfulWord, Conflict where somebody has written meanwhile: nothing is lost.
    """
    letter = _in_talks(introduction, by)
    check_text(text, by)
    notes = Notes.objects.filter(introduction=letter).first() or Notes(introduction=letter)
    if notes.version != version:
        raise Conflict(_("The other side or a colleague has since changed the notes. Your text is kept below."))
    notes.text, notes.version = text.strip(), version + 1
    notes.written_by, notes.written_at = by.user, timezone.now()
    refuse_invalid(notes)
    notes.save()
    journal("notes_written", letter, by, version=notes.version)
    return notes


def _in_talks(introduction: Introduction, by: Membership) -> Introduction:
    """The letter, held: whoever ticks the same step at once waits."""
    check_side(by, introduction)
    limits.count("first_steps", person=by.user)
    letter = held(introduction.pk)
    if letter.status != Status.ACCEPTED:
        raise Conflict(_("First steps are taken once the letter is accepted."))
    return letter


def _found(letter: Introduction, kind: str, own: int | None) -> Step | None:
    if kind not in StepKind.values:
        raise InvalidInput(_("There is no such step."))
    steps = Step.objects.filter(introduction=letter, kind=kind)
    if kind != StepKind.OWN:
        return steps.first()
    step = steps.filter(pk=own or 0).first()
    if step is None:
        raise Conflict(_("This step has since been removed."))
    return step
