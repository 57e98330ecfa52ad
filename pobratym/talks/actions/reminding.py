"""Both sides are reminded of a meeting."""

from django.db import transaction
from django.utils import timezone

from pobratym.journal.actions import record
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.talks import notices
from pobratym.talks.models import Meeting
from pobratym.talks.moves import held_meeting
from pobratym.talks.rules.reminding import BEFORE, is_due
from pobratym.talks.workflow import MeetingStatus


def remind_of_meetings(*, by: User | None = None) -> list[Meeting]:
    """Remind of every meeting about a day before it begins, once, each in its own transaction.

    Raises NotAllowed for people who are no administrators.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    now = timezone.now()
    soon = Meeting.objects.filter(status=MeetingStatus.AGREED, reminded_at__isnull=True)
    soon = soon.filter(times__is_chosen=True, times__starts_at__gt=now, times__starts_at__lte=now + BEFORE)
    return [meeting for meeting in (_remind(each, by) for each in soon) if meeting is not None]


@transaction.atomic
def _remind(meeting: Meeting, by: User | None) -> Meeting | None:
    locked = held_meeting(meeting)
    chosen, now = locked.chosen, timezone.now()
    if chosen is None or locked.chosen_at is None or locked.reminded_at or locked.status != MeetingStatus.AGREED:
        return None  # moved, cancelled or reminded of while we were on the way
    if not is_due(starts_at=chosen.starts_at, chosen_at=locked.chosen_at, now=now):
        return None
    locked.reminded_at = now
    locked.save(update_fields=["reminded_at"])
    record("talks.meeting_reminded", subject=locked.introduction, by=by, meeting=locked.pk)
    notices.meeting_soon(locked.pk)
    return locked
