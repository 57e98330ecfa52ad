"""The receiver is reminded of letters that wait for a first answer: before the day, and on it a second person."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from pobratym.introductions import notices
from pobratym.introductions.models import Introduction, Reminder, ReminderKind
from pobratym.introductions.moves import held
from pobratym.introductions.queries.deadlines import assigned_to, due_on, waiting_for_first_answer
from pobratym.introductions.rules.deadline import first_reminded, is_due, is_soon, second_reminded
from pobratym.introductions.workflow import UNDECIDED
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import members_of
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed


def remind_of_letters(*, by: User | None = None) -> int:
    """Send the reminders that are due today, each person one of each kind a letter; how many were sent.

    For the daily job; repeating it sends nothing more, and each letter stands in its own transaction. Raises NotAllowed
    for people who are no administrators.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    return sum(_remind(pk, by) for pk in waiting_for_first_answer())


@transaction.atomic
def _remind(introduction_id: int, by: User | None) -> int:
    letter = held(introduction_id)
    if letter.status not in UNDECIDED or letter.answered_at is not None:
        return 0  # somebody answered while we were on the way
    kind, people = _to_be_reminded(letter)
    known = Reminder.objects.filter(introduction=letter, kind=kind)
    if known.exists():
        return 0
    reminders = [Reminder(introduction=letter, kind=kind, person=each.user) for each in people]
    Reminder.objects.bulk_create(reminders)
    if reminders:
        record("introductions.reminded", subject=letter, by=by, municipality_id=letter.receiver_id, kind=kind)
        notices.letter_waits(letter.pk, [each.user for each in people], due_on(letter), is_second=kind == "due")
    return len(reminders)


def _to_be_reminded(letter: Introduction) -> tuple[str, Sequence[Membership]]:
    """The reminder of today and who gets it; nobody on a day without one."""
    today, due, has = timezone.localdate(), due_on(letter), assigned_to(letter)
    members = list(members_of(letter.receiver_id))
    if is_soon(due, today):
        return ReminderKind.BEFORE, first_reminded(has, members)
    return ReminderKind.DUE, second_reminded(has, members) if is_due(due, today) else []
