"""One side proposes times, the other chooses one; either moves or cancels. Of two who are at it at once one wins."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, NotAllowed
from pobratym.core.validation import refuse_invalid
from pobratym.introductions.models import Introduction
from pobratym.introductions.moves import held
from pobratym.memberships.models import Membership
from pobratym.talks import notices
from pobratym.talks.models import Meeting, MeetingTime
from pobratym.talks.moves import check_side, check_slots, check_text, held_meeting, journal, put_times
from pobratym.talks.queries.meetings import is_talking
from pobratym.talks.rules.slots import Slot
from pobratym.talks.workflow import MEETING, MeetingStatus


@transaction.atomic
def propose_meeting(
    *,
    introduction: Introduction,
    by: Membership,
    times: Sequence[Slot],
    link: str = "",
    interpreter_from: str = "",
    interpreter_to: str = "",
    word: str = "",
) -> Meeting:
    """Propose up to three times to the other side, which is told by mail.

    Raises NotAllowed, InvalidInput, DoubtfulWord; Conflict where the two do not talk yet or times wait already.
    """
    check_side(by, introduction)
    limits.count("meetings", person=by.user, municipality=by.municipality_id)
    check_text(word, by)
    check_slots(times)
    letter = held(introduction.pk)
    _check_talking(letter)
    meeting = Meeting(
        introduction=letter,
        proposed_for=by.municipality,
        proposed_by=by.user,
        link=link.strip(),
        interpreter_from=interpreter_from,
        interpreter_to=interpreter_to,
        word=word.strip(),
    )
    _check_none_waits(meeting)
    refuse_invalid(meeting)
    meeting.save()
    put_times(meeting, times)
    journal("meeting_proposed", letter, by, meeting=meeting.pk)
    notices.times_proposed(meeting.pk)
    return meeting


@transaction.atomic
def choose_time(*, meeting: Meeting, by: Membership, time: int) -> Meeting:
    """The other side chooses one of the times (its number): both sides get a file for their calendars.

    Raises NotAllowed for the side that proposed, Conflict where the times have changed, are over, or one is chosen.
    """
    check_side(by, meeting.introduction)
    if by.municipality_id == meeting.proposed_for_id:
        raise NotAllowed(_("The other side chooses one of the times that you proposed."))
    limits.count("meetings", person=by.user, municipality=by.municipality_id)
    locked = held_meeting(meeting)
    MEETING.take(locked, "choose", lambda: _already(locked))
    if by.municipality_id == locked.proposed_for_id:
        raise Conflict(_("Your side has since proposed other times. Now the other side chooses."))
    _check_talking(locked.introduction)
    chosen = _offered(locked, time)
    chosen.is_chosen = True
    chosen.save(update_fields=["is_chosen"])
    locked.sequence += 1
    locked.chosen_by, locked.chosen_at, locked.reminded_at = by.user, timezone.now(), None
    locked.save(update_fields=["status", "sequence", "chosen_by", "chosen_at", "reminded_at"])
    journal("time_chosen", locked.introduction, by, meeting=locked.pk)
    notices.time_chosen(locked.pk)
    return locked


@transaction.atomic
def move_meeting(*, meeting: Meeting, by: Membership, times: Sequence[Slot], word: str = "") -> Meeting:
    """Other times instead of those proposed, or of the one agreed, which holds no longer: the other side chooses.

    Raises NotAllowed, InvalidInput, DoubtfulWord, Conflict where it was cancelled or is over.
    """
    check_side(by, meeting.introduction)
    limits.count("meetings", person=by.user, municipality=by.municipality_id)
    check_text(word, by)
    check_slots(times)
    locked = held_meeting(meeting)
    _check_not_over(locked)
    before = locked.chosen
    MEETING.take(locked, "move", lambda: _already(locked))
    _check_talking(locked.introduction)
    if before is not None:
        _check_none_waits(locked)
        locked.sequence += 1
    locked.proposed_for, locked.proposed_by, locked.proposed_at = by.municipality, by.user, timezone.now()
    locked.chosen_by = locked.chosen_at = locked.reminded_at = None
    locked.word = word.strip()
    refuse_invalid(locked)
    locked.save()
    put_times(locked, times)
    journal("meeting_moved", locked.introduction, by, meeting=locked.pk)
    notices.meeting_moved(locked.pk, before=before)
    return locked


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, by: Membership, word: str = "") -> Meeting:
    """Either side calls it off, with a word if it likes. Raises NotAllowed, DoubtfulWord, Conflict where it is over."""
    check_side(by, meeting.introduction)
    limits.count("meetings", person=by.user, municipality=by.municipality_id)
    check_text(word, by)
    locked = held_meeting(meeting)
    _check_not_over(locked)
    before = locked.chosen
    MEETING.take(locked, "cancel", lambda: _already(locked))
    locked.sequence += 1 if before else 0
    locked.word = word.strip()
    locked.cancelled_by, locked.cancelled_at = by.user, timezone.now()
    refuse_invalid(locked)
    locked.save(update_fields=["status", "sequence", "word", "cancelled_by", "cancelled_at"])
    journal("meeting_cancelled", locked.introduction, by, meeting=locked.pk)
    notices.meeting_cancelled(locked.pk, by.municipality_id, before=before)
    return locked


def _check_talking(letter: Introduction) -> None:
    if not is_talking(letter):
        raise Conflict(
            _("You can arrange a meeting once the receiver has answered and both sides are represented here.")
        )


def _check_not_over(meeting: Meeting) -> None:
    if meeting.is_over:
        raise Conflict(_("This meeting is over."))


def _check_none_waits(meeting: Meeting) -> None:
    others = Meeting.objects.filter(introduction=meeting.introduction_id, status=MeetingStatus.PROPOSED)
    if others.exclude(pk=meeting.pk).exists():
        raise Conflict(_("Times for a meeting are proposed already. Choose one of them first."))


def _offered(meeting: Meeting, number: int) -> MeetingTime:
    found = meeting.times.filter(pk=number, starts_at__gt=timezone.now()).first()
    if found is None:
        raise Conflict(_("This time is no longer offered. Look at the times again, or propose others."))
    return found


def _already(meeting: Meeting) -> str:
    if meeting.status == MeetingStatus.CANCELLED:
        return _("This meeting has been cancelled.")
    return _("A time has been chosen already.")
