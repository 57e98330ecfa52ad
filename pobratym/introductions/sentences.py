"""What the ledger's entries of this room say to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "introductions.drafted": _("A letter was drafted"),
    "introductions.sent": _("The letter was sent"),
    "introductions.kept": _("The letter was sent and will wait until the municipality joins"),
    "introductions.delivered": _("The municipality joined and received the letter"),
    "introductions.opened": _("The receiver opened the letter"),
    "introductions.answered": _("The receiver answered the letter"),
    "introductions.message_written": _("A message was written"),
    "introductions.accepted": _("The letter was accepted and talks were opened"),
    "introductions.declined": _("The letter was declined"),
    "introductions.withdrawn": _("The sender withdrew the letter"),
    "introductions.expired": _("The letter expired after a long silence"),
}
# What the two sides see as the history of their letter; drafting and single messages are left out.
HISTORY = tuple(
    f"introductions.{verb}"
    for verb in ("sent", "kept", "delivered", "opened", "answered", "accepted", "declined", "withdrawn", "expired")
)
