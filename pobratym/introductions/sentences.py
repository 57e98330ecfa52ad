"""What the ledger's entries of this room say to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "introductions.drafted": _("A letter was drafted"),
    "introductions.sent": _("The letter was sent"),
    "introductions.held": _("The letter was held for a moderator’s review"),
    "introductions.taken_up": _("The sender took the letter back to rephrase it"),
    "introductions.released": _("A moderator released the letter"),
    "introductions.returned": _("A moderator returned the letter to be rephrased"),
    "introductions.message_held": _("A message was held for a moderator’s review"),
    "introductions.message_released": _("A moderator released a message"),
    "introductions.message_returned": _("A moderator returned a message to be rephrased"),
    "introductions.message_discarded": _("A held message was discarded"),
    "introductions.kept": _("The letter was sent and will wait until the municipality joins"),
    "introductions.handed_out": _("The letter was made into a document"),
    "introductions.delivered": _("The municipality joined and received the letter"),
    "introductions.posted": _("The letter left the platform for the town hall"),
    "introductions.bounced": _("The letter came back"),
    "introductions.opened": _("The receiver opened the letter"),
    "introductions.answered": _("The receiver answered the letter"),
    "introductions.asked": _("The receiver asked a question"),
    "introductions.assigned": _("A letter was given to somebody to answer"),
    "introductions.unassigned": _("A letter was taken from whoever had it"),
    "introductions.noted": _("An internal note about a letter was written"),
    "introductions.passing_on_proposed": _("The receiver proposed to pass the letter on"),
    "introductions.passing_on_refused": _("The sender did not agree to the letter being passed on"),
    "introductions.passed_on": _("The letter was passed on with the sender’s consent"),
    "introductions.reminded": _("The receiver was reminded of the letter"),
    "introductions.answer_period_set": _("The time to answer letters was set"),
    "introductions.message_written": _("A message was written"),
    "introductions.accepted": _("The letter was accepted and talks were opened"),
    "introductions.agreed": _("Both sides had agreed in a round, and talks were opened"),
    "introductions.declined": _("The letter was declined"),
    "introductions.withdrawn": _("The sender withdrew the letter"),
    "introductions.expired": _("The letter expired after a long silence"),
}
# What the two sides see as the history of their letter. Drafting and single messages are left out, and what is the
# receiver's own affair: who has the letter, notes, reminders.
_SEEN_BY_BOTH = (
    *("sent", "kept", "posted", "bounced", "delivered", "opened", "answered", "asked"),
    *(
        "passing_on_proposed",
        "passing_on_refused",
        "passed_on",
        "accepted",
        "agreed",
        "declined",
        "withdrawn",
        "expired",
    ),
)
HISTORY = tuple(f"introductions.{verb}" for verb in _SEEN_BY_BOTH)
