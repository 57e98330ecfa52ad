"""Why something cannot be done in the phase in which a round is."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pobratym.rounds.workflow import Status

_NOT_NOW: dict[str, Promise] = {
    Status.DRAFTED: _("This round is a draft yet. Open its registration first."),
    Status.REGISTRATION: _("Registration for this round is open. Propose pairs first."),
    Status.PROPOSED: _("The pairs of this round are proposed. Ask the sides to confirm them first."),
    Status.CONFIRMING: _("The sides of this round confirm their pairs now."),
    Status.SCHEDULED: _("The timetable of this round is made."),
    Status.DONE: _("This round is over."),
    Status.CANCELLED: _("This round has been cancelled."),
}


def not_now(status: str) -> Promise:
    """Where the round stands, and what comes first."""
    return _NOT_NOW[status]
