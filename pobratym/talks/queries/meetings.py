"""The meetings of a letter, for its two sides."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from pobratym.introductions.models import SIDES, Introduction
from pobratym.memberships.queries import people_of
from pobratym.places.models import Municipality
from pobratym.talks.models import Meeting
from pobratym.talks.models.meetings import LONGEST
from pobratym.talks.workflow import TALKING, MeetingStatus


def meetings_of(introduction: Introduction) -> QuerySet[Meeting]:
    """All of them with their times, the newest first."""
    found = Meeting.objects.filter(introduction=introduction).select_related("proposed_for", "proposed_by", "chosen_by")
    return found.prefetch_related("times")


def find_meeting(introduction: Introduction, pk: int) -> Meeting | None:
    """The meeting if it is of this letter."""
    return meetings_of(introduction).filter(pk=pk).first()


def is_talking(introduction: Introduction) -> bool:
    """Whether the two sides can arrange a meeting: the receiver has answered, and both are here."""
    sides = (introduction.sender_id, introduction.receiver_id)
    return introduction.status in TALKING and all(people_of(side) for side in sides)


def times_waiting_for(municipalities: Collection[int]) -> QuerySet[Meeting]:
    """Meetings of these municipalities of which no time is chosen yet, the longest waiting first."""
    return _of_talks(municipalities).filter(status=MeetingStatus.PROPOSED).order_by("proposed_at", "pk")


def meetings_to_come(municipalities: Collection[int]) -> QuerySet[Meeting]:
    """Agreed meetings of these municipalities that are not over, the next one first; and at most some hours' worth of
    those that are: how long one takes stands in minutes (`Meeting.is_over`)."""
    since = timezone.now() - timedelta(minutes=LONGEST)
    agreed = _of_talks(municipalities).filter(status=MeetingStatus.AGREED)
    return agreed.filter(times__is_chosen=True, times__starts_at__gt=since).order_by("times__starts_at", "pk")


def has_met(municipality: Municipality) -> bool:
    """Whether an agreed meeting of the municipality has begun."""
    agreed = _of_talks([municipality.pk]).filter(status=MeetingStatus.AGREED)
    return agreed.filter(times__is_chosen=True, times__starts_at__lte=timezone.now()).exists()


def _of_talks(municipalities: Collection[int]) -> QuerySet[Meeting]:
    """With both sides and the times at hand."""
    own = list(municipalities)
    of_ours = Q(introduction__sender__in=own) | Q(introduction__receiver__in=own)
    found = Meeting.objects.filter(of_ours, introduction__status__in=TALKING)
    return found.select_related(*(f"introduction__{side}" for side in SIDES)).prefetch_related("times")
