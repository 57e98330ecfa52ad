"""Steps that several verbs take inside their own transaction. Only `actions` may call them."""

from collections.abc import Sequence

from django.utils import timezone

from pobratym.core.errors import InvalidInput
from pobratym.introductions.models import Introduction
from pobratym.introductions.moves import check_acts, held
from pobratym.introductions.rules.doubtful import refuse_doubtful
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.places.queries import is_near_the_front
from pobratym.talks.models import Meeting, MeetingTime
from pobratym.talks.rules.doubtful import DoubtfulWord
from pobratym.talks.rules.slots import Slot, cannot_be_proposed
from pobratym.text_checks import about_wartime, findings


def check_side(by: Membership, introduction: Introduction) -> None:
    """Raises NotAllowed where `by` may not act for one of the two sides."""
    check_acts(by, introduction.sender_id, introduction.receiver_id)


def check_text(text: str, by: Membership) -> None:
    """Raises DoubtfulWord for what should not be disclosed in wartime: it goes at once, nobody could hold it."""
    found = findings(text, strict=is_near_the_front(by.municipality_id))
    refuse_doubtful(about_wartime(found), DoubtfulWord)


def held_meeting(meeting: Meeting) -> Meeting:
    """The meeting as it stands now, held with its letter until the transaction ends: of two people one waits."""
    held(meeting.introduction_id)
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("introduction", "proposed_for")
    return rows.get(pk=meeting.pk)


def check_slots(slots: Sequence[Slot]) -> None:
    """Raises InvalidInput where these times cannot be proposed."""
    reason = cannot_be_proposed(slots, now=timezone.now())
    if reason:
        raise InvalidInput(reason, fields={"times": [reason]})


def put_times(meeting: Meeting, slots: Sequence[Slot]) -> None:
    """These times and no others."""
    meeting.times.all().delete()
    MeetingTime.objects.bulk_create(
        MeetingTime(meeting=meeting, starts_at=at, minutes=minutes) for at, minutes in slots
    )


def journal(verb: str, introduction: Introduction, by: Membership, **details: object) -> None:
    """The entry of a verb that a side's person did, at the letter."""
    record(f"talks.{verb}", subject=introduction, by=by.user, municipality_id=by.municipality_id, **details)
