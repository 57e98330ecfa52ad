"""The life of a delivery: one way by which a letter goes to a town hall that is not here."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.workflow import Transition, Workflow


class Status(models.TextChoices):
    """Where a delivery stands."""

    PREPARED = "prepared", _("ready to post")
    HELD = "held", _("waiting for a moderator")
    ASKED = "asked", _("asked to pass it on")
    SENT = "sent", _("sent")
    ACKNOWLEDGED = "acknowledged", _("arrived")
    CAME_BACK = "came_back", _("came back")
    WRONG_ADDRESS = "wrong_address", _("wrong address, says the town hall")
    REFUSED = "refused", _("refused by a moderator")
    NOT_PASSED = "not_passed", _("not passed on")
    GIVEN_UP = "given_up", _("given up")


# Something may still come of it, without the sender's doing anything.
ON_ITS_WAY = (Status.HELD, Status.ASKED, Status.SENT, Status.ACKNOWLEDGED)

WORKFLOW = Workflow(
    [
        Transition("approve", Status.HELD, Status.SENT),
        Transition("refuse", Status.HELD, Status.REFUSED),
        Transition("post", Status.PREPARED, Status.SENT),
        Transition("pass", Status.ASKED, Status.SENT),
        Transition("not_pass", Status.ASKED, Status.NOT_PASSED),
        # A notice of failure may come after the town hall's own thanks: another reader of the same mailbox.
        Transition("come_back", Status.SENT, Status.CAME_BACK),
        Transition("say_wrong", Status.SENT, Status.WRONG_ADDRESS),
        Transition("say_wrong", Status.ACKNOWLEDGED, Status.WRONG_ADDRESS),
        Transition("acknowledge", Status.SENT, Status.ACKNOWLEDGED),
        # The mailbox was full: sent again after some days.
        Transition("try_again", Status.CAME_BACK, Status.SENT),
    ]
    + [Transition("give_up", status, Status.GIVEN_UP) for status in (Status.PREPARED, Status.HELD, Status.ASKED)]
)
