"""What the ledger's entries of this room say to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "delivery.held": _("A delivery waits for a moderator"),
    "delivery.approved": _("A moderator approved the delivery"),
    "delivery.refused": _("A moderator refused the delivery"),
    "delivery.sent": _("The letter left for the town hall"),
    "delivery.prepared": _("The letter was made ready to be posted"),
    "delivery.given_up": _("A way to the town hall was given up"),
    "delivery.asked": _("Somebody was asked to pass the letter on"),
    "delivery.passed": _("The letter was passed on to the town hall"),
    "delivery.not_passed": _("Whoever was asked does not pass the letter on"),
    "delivery.came_back": _("The letter came back"),
    "delivery.tried_again": _("The letter was sent again to a full mailbox"),
    "delivery.acknowledged": _("The town hall said that it has the letter"),
    "delivery.wrong_address": _("The town hall said that the letter came to the wrong address"),
    "delivery.sender_bounced": _("E-mail to the sender came back"),
    "delivery.stopped": _("A town hall asked for no more letters"),
    "delivery.stop_lifted": _("A moderator lifted a town hall’s refusal of letters"),
    "delivery.reminded": _("The town hall was reminded of the letter"),
}
