"""The life of a meeting, and of a request to be introduced by a common partner."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.workflow import Transition, Workflow
from pobratym.introductions.workflow import Status as LetterStatus


class MeetingStatus(models.TextChoices):
    """Where a meeting stands. That it is over, its time says."""

    PROPOSED = "proposed", _("times proposed")
    AGREED = "agreed", _("time agreed")
    CANCELLED = "cancelled", _("cancelled")


MEETING = Workflow(
    [
        Transition("choose", MeetingStatus.PROPOSED, MeetingStatus.AGREED),
        # Other times instead: of the ones proposed, or of the one agreed.
        Transition("move", MeetingStatus.PROPOSED, MeetingStatus.PROPOSED),
        Transition("move", MeetingStatus.AGREED, MeetingStatus.PROPOSED),
        Transition("cancel", MeetingStatus.PROPOSED, MeetingStatus.CANCELLED),
        Transition("cancel", MeetingStatus.AGREED, MeetingStatus.CANCELLED),
    ]
)

# Letters whose two sides talk to each other: the receiver has said something that is no refusal.
TALKING = (LetterStatus.ANSWERED, LetterStatus.QUESTION_ASKED, LetterStatus.ACCEPTED)


class RequestStatus(models.TextChoices):
    """Where a request to be introduced stands."""

    ASKED = "asked", _("waiting for the common partner")
    AGREED = "agreed", _("the common partner introduces you")
    REFUSED = "refused", _("the common partner does not introduce you")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EXPIRED = "expired", _("expired")


REQUEST = Workflow(
    [
        Transition("agree", RequestStatus.ASKED, RequestStatus.AGREED),
        Transition("refuse", RequestStatus.ASKED, RequestStatus.REFUSED),
        Transition("withdraw", RequestStatus.ASKED, RequestStatus.WITHDRAWN),
        # The partner thinks better of it, or the asker does.
        Transition("withdraw", RequestStatus.AGREED, RequestStatus.WITHDRAWN),
        Transition("expire", RequestStatus.ASKED, RequestStatus.EXPIRED),
    ]
)
