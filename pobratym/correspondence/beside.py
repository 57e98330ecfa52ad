"""What stands beside a letter: for its receiver who has it, notes, a question, passing on; for its sender the last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pobratym.core.forms import VerbForm
from pobratym.correspondence.access import Standing
from pobratym.correspondence.triage_forms import AskForm, AssignForm, NoteForm, PassingForm
from pobratym.introductions import queries
from pobratym.introductions.models import Note, PassingOn
from pobratym.introductions.queries.replies import ReplyRecord
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import members_of
from pobratym.memberships.rules import may_speak
from pobratym.places.models import Municipality
from pobratym.places.queries import is_near_the_front
from pobratym.text_checks import Finding, findings


@dataclass(frozen=True)
class OfReceiver:
    """The receiver's own affair: the sender's page never gets one."""

    notes: Sequence[Note]
    due: date | None
    may_act: bool
    ask: AskForm
    note: NoteForm
    assign: AssignForm
    passing: PassingForm
    findings: list[Finding]  # of a question that was refused


@dataclass(frozen=True)
class Beside:
    """Passing on concerns both sides; the usual time of an answer is told to whoever waits for it."""

    passing: PassingOn | None
    passed_to: PassingOn | None
    record: ReplyRecord | None
    own: OfReceiver | None


def beside(reader: Standing, sent: VerbForm | None = None) -> Beside:
    """`sent`: the form of a step that was refused; it is shown as it was typed."""
    letter = reader.introduction
    return Beside(
        passing=queries.passing_that_waits(letter),
        passed_to=queries.passing_agreed(letter) if letter.status == "passed_on" else None,
        record=queries.reply_record(reader.other) if reader.is_sender and letter.is_undecided else None,
        own=None if reader.is_sender else _of_receiver(reader, sent),
    )


def _of_receiver(reader: Standing, sent: VerbForm | None) -> OfReceiver:
    letter, own = reader.introduction, reader.own
    has = getattr(letter, "assignment", None)
    blank = assign_form(own, initial={"person": str(has.person_id)} if has else {})
    question = sent["text"].value() if isinstance(sent, AskForm) else ""
    return OfReceiver(
        notes=list(queries.notes_about(letter, by=own)),
        due=queries.due_after(letter, queries.answer_days(own.pk)),
        may_act=may_speak(reader.membership),
        ask=sent if isinstance(sent, AskForm) else AskForm(),
        note=sent if isinstance(sent, NoteForm) else NoteForm(),
        assign=sent if isinstance(sent, AssignForm) else blank,
        passing=sent if isinstance(sent, PassingForm) else passing_form(own),
        findings=findings(str(question or ""), strict=is_near_the_front(own.pk)),
    )


def speakers_of(own: Municipality) -> list[Membership]:
    """Those of one's own people to whom a letter may be given."""
    return [each for each in members_of(own.pk) if may_speak(each)]


def assign_form(own: Municipality, data: object = None, **options: object) -> AssignForm:
    return AssignForm(data, colleagues=speakers_of(own), **options)


def passing_form(own: Municipality, data: object = None) -> PassingForm:
    return PassingForm(
        data,
        municipalities=list(queries.municipalities_here(but=own)),
        organisations=list(queries.organisations_here()),
    )
