"""What the receiver's people settle among themselves: who has a letter, notes, how long they take to answer."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.retention import Retention, throws_away
from pobratym.core.validation import refuse_invalid
from pobratym.introductions import notices
from pobratym.introductions.models import AnswerPeriod, Assignment, Introduction, Note, Reminder
from pobratym.introductions.moves import check_acts, check_reads, held, journal
from pobratym.introductions.queries.deadlines import answer_days, assigned_to, due_after
from pobratym.introductions.rules.meanwhile import happened
from pobratym.introductions.rules.silence import EXPIRES_AFTER
from pobratym.introductions.workflow import Status
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import members_of
from pobratym.memberships.rules import may_speak
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed

_KEPT = timedelta(days=365)


@transaction.atomic
def assign(*, introduction: Introduction, by: Membership, person: User | None) -> Introduction:
    """Give the letter to somebody of the receiver who may speak, or to nobody. A colleague is told by mail.

    Raises NotAllowed for others than the receiver's speakers, InvalidInput where the person may not answer letters
    there, Conflict where the letter was decided, withdrawn or has expired.
    """
    check_acts(by, introduction.receiver_id)
    limits.count("triage", person=by.user, municipality=by.municipality_id)
    letter = held(introduction.pk)
    if not letter.is_undecided:
        raise Conflict(happened(letter.status))
    if person is None:
        Assignment.objects.filter(introduction=letter).delete()
        journal("unassigned", letter, by)
        return letter
    if not any(may_speak(each) for each in members_of(letter.receiver_id).filter(user=person)):
        raise InvalidInput(fields={"person": [_("This person may not answer letters of your municipality.")]})
    had_it = assigned_to(letter)
    given = {"person": person, "assigned_by": by.user, "assigned_at": timezone.now()}
    Assignment.objects.update_or_create(introduction=letter, defaults=given)
    journal("assigned", letter, by, person=person.pk)
    if person.pk not in (by.user.pk, had_it):
        limits.count("letters_given", person=by.user, municipality=by.municipality_id)
        notices.letter_given(letter.pk, person, by=by.user, due=due_after(letter, answer_days(letter.receiver_id)))
    return letter


@transaction.atomic
def note(*, introduction: Introduction, by: Membership, text: str) -> Note:
    """Write down what one's own colleagues should know of a letter: the sender never sees it. Notes are only added.

    Raises NotAllowed for others than the receiver's people who may speak, InvalidInput for an empty or overlong text.
    """
    check_acts(by, introduction.receiver_id)
    limits.count("triage", person=by.user, municipality=by.municipality_id)
    check_reads(by, introduction)
    written = Note(introduction=introduction, municipality=by.municipality, author=by.user, text=text.strip())
    if not written.text:
        raise InvalidInput(fields={"text": [_("The note is empty. Write a few words.")]})
    refuse_invalid(written)
    written.save()
    journal("noted", introduction, by, note=written.pk)
    return written


@transaction.atomic
def set_answer_period(*, by: Membership, days: int) -> AnswerPeriod:
    """Within how many days the municipality means to answer letters: reminders follow it.

    Raises NotAllowed for those who may not speak for it, InvalidInput for a number out of range.
    """
    check_acts(by, by.municipality_id)
    period = AnswerPeriod.objects.filter(municipality=by.municipality_id).first()
    period = period or AnswerPeriod(municipality=by.municipality)
    period.days = days
    refuse_invalid(period)
    period.save()
    record("introductions.answer_period_set", subject=period, by=by.user, municipality_id=by.municipality_id, days=days)
    return period


@throws_away(Retention(gettext_lazy("Internal notes about a letter, after the letter is over"), lambda: _KEPT))
@transaction.atomic
def erase_triage(*, by: User | None = None) -> int:
    """Delete notes about letters that have been over for a year, who had them, and reminders of them; how many notes.

    For the daily job, which may be repeated. Raises NotAllowed for people who do not run the service.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    over_since = timezone.now() - _KEPT
    silent_since = over_since - EXPIRES_AFTER
    expired = Q(status=Status.EXPIRED, delivered_at__lt=silent_since)
    over = Introduction.objects.filter(Q(decided_at__lt=over_since) | expired)
    over = over.exclude(status=Status.EXPIRED, messages__sent_at__gte=silent_since)
    for model in (Assignment, Reminder):
        model.objects.filter(introduction__in=over).delete()
    gone, _of_each = Note.objects.filter(introduction__in=over).delete()
    return gone
