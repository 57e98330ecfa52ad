"""The life of an introduction: a letter of intent and what becomes of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.workflow import Transition, Workflow


class Status(models.TextChoices):
    """Where the introduction stands."""

    DRAFTED = "drafted", _("draft")
    HELD = "held", _("waiting for a moderator’s review")
    AWAITING_RECIPIENT = "awaiting_recipient", _("waiting until the municipality joins")
    BOUNCED = "bounced", _("came back")
    SENT = "sent", _("sent")
    OPENED = "opened", _("opened")
    ANSWERED = "answered", _("answered")
    QUESTION_ASKED = "question_asked", _("question asked")
    ACCEPTED = "accepted", _("accepted, in talks")
    DECLINED = "declined", _("declined")
    PASSED_ON = "passed_on", _("passed on")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EXPIRED = "expired", _("expired")


# Written and with nobody: it waits for the receiver to join, or for a way to the town hall.
KEPT = (Status.AWAITING_RECIPIENT, Status.BOUNCED)
# Lies with the receiver, who has not said a word.
UNANSWERED = (Status.SENT, Status.OPENED)
# In the receiver's inbox and neither accepted nor declined.
UNDECIDED = (*UNANSWERED, Status.ANSWERED, Status.QUESTION_ASKED)
# Out of its writer's hands and not decided.
UNDER_WAY = (*KEPT, *UNDECIDED)
OPEN = (Status.DRAFTED, Status.HELD, *UNDER_WAY)

WORKFLOW = Workflow(
    [
        Transition("send", Status.DRAFTED, Status.SENT),
        # The checks doubt and the writer insists: a moderator looks first, and nothing is sent meanwhile.
        Transition("hold", Status.DRAFTED, Status.HELD),
        Transition("release", Status.HELD, Status.SENT),
        Transition("release_to_keep", Status.HELD, Status.AWAITING_RECIPIENT),
        Transition("return", Status.HELD, Status.DRAFTED),
        # The writer would rather rephrase.
        Transition("take_up", Status.HELD, Status.DRAFTED),
        # The receiver has nobody on the platform yet: the letter waits and is delivered when somebody joins.
        Transition("keep", Status.DRAFTED, Status.AWAITING_RECIPIENT),
        Transition("deliver", Status.AWAITING_RECIPIENT, Status.SENT),
        Transition("deliver", Status.BOUNCED, Status.SENT),
        # It leaves the platform: by mail to the town hall, on paper, through somebody who passes it on.
        Transition("post", Status.AWAITING_RECIPIENT, Status.SENT),
        Transition("post", Status.BOUNCED, Status.SENT),
        # It did not arrive: another address or another way is wanted.
        Transition("bounce", Status.SENT, Status.BOUNCED),
        Transition("open", Status.SENT, Status.OPENED),
        Transition("answer", Status.SENT, Status.ANSWERED),
        Transition("answer", Status.OPENED, Status.ANSWERED),
        Transition("answer", Status.ANSWERED, Status.ANSWERED),
        Transition("answer", Status.QUESTION_ASKED, Status.ANSWERED),
        # Talks have begun in the register; the conversation goes on here.
        Transition("answer", Status.ACCEPTED, Status.ACCEPTED),
    ]
    + [Transition("accept", status, Status.ACCEPTED) for status in UNDECIDED]
    + [Transition("ask", status, Status.QUESTION_ASKED) for status in UNDECIDED]
    + [Transition("pass_on", status, Status.PASSED_ON) for status in UNDECIDED]
    + [Transition("decline", status, Status.DECLINED) for status in UNDECIDED]
    + [Transition("expire", status, Status.EXPIRED) for status in UNDECIDED]
    + [Transition("withdraw", status, Status.WITHDRAWN) for status in OPEN]
)


class PassingStatus(models.TextChoices):
    """Where a proposal to pass a letter on stands. A later proposal takes the place of one that waits."""

    PROPOSED = "proposed", _("waiting for the sender’s consent")
    AGREED = "agreed", _("the sender agreed")
    REFUSED = "refused", _("the sender did not agree")
    REPLACED = "replaced", _("another was proposed instead")
