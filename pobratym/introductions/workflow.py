"""The life of an introduction: a letter of intent and what becomes of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.workflow import Transition, Workflow


class Status(models.TextChoices):
    """Where the introduction stands."""

    DRAFTED = "drafted", _("draft")
    AWAITING_RECIPIENT = "awaiting_recipient", _("waiting until the municipality joins")
    SENT = "sent", _("sent")
    OPENED = "opened", _("opened")
    ANSWERED = "answered", _("answered")
    ACCEPTED = "accepted", _("accepted, in talks")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EXPIRED = "expired", _("expired")


# In the receiver's inbox and neither accepted nor declined.
UNDECIDED = (Status.SENT, Status.OPENED, Status.ANSWERED)
OPEN = (Status.DRAFTED, Status.AWAITING_RECIPIENT, *UNDECIDED)

WORKFLOW = Workflow(
    [
        Transition("send", Status.DRAFTED, Status.SENT),
        # The receiver has nobody on the platform yet: the letter waits and is delivered when somebody joins.
        Transition("keep", Status.DRAFTED, Status.AWAITING_RECIPIENT),
        Transition("deliver", Status.AWAITING_RECIPIENT, Status.SENT),
        Transition("open", Status.SENT, Status.OPENED),
        Transition("answer", Status.SENT, Status.ANSWERED),
        Transition("answer", Status.OPENED, Status.ANSWERED),
        Transition("answer", Status.ANSWERED, Status.ANSWERED),
        # Talks have begun in the register; the conversation goes on here.
        Transition("answer", Status.ACCEPTED, Status.ACCEPTED),
    ]
    + [Transition("accept", status, Status.ACCEPTED) for status in UNDECIDED]
    + [Transition("decline", status, Status.DECLINED) for status in UNDECIDED]
    + [Transition("expire", status, Status.EXPIRED) for status in UNDECIDED]
    + [Transition("withdraw", status, Status.WITHDRAWN) for status in OPEN]
)
