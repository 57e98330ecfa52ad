"""The meetings of a letter, for its two sides."""

from django.db.models import QuerySet

from pobratym.introductions.models import Introduction
from pobratym.memberships.queries import people_of
from pobratym.talks.models import Meeting
from pobratym.talks.workflow import TALKING


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
