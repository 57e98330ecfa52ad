"""What the ledger's entries of this room say to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "rounds.opened": _("A round was drafted"),
    "rounds.changed": _("A round was changed"),
    "rounds.registration_opened": _("Registration for a round was opened"),
    "rounds.invited": _("A municipality was invited to a round"),
    "rounds.registered": _("A municipality registered for a round"),
    "rounds.withdrawn": _("A municipality withdrew from a round"),
    "rounds.proposed": _("The pairs of a round were proposed"),
    "rounds.pinned": _("A pair of a round was pinned"),
    "rounds.forbidden": _("A pair of a round was forbidden"),
    "rounds.freed": _("A pair of a round was left to preferences"),
    "rounds.sides_asked": _("The sides were asked to confirm their pairs"),
    "rounds.confirmed": _("A side confirmed a pair of a round"),
    "rounds.declined": _("A side declined a pair of a round"),
    "rounds.timetable_made": _("The timetable of a round was made"),
    "rounds.closed": _("A round was closed, and talks were opened"),
    "rounds.cancelled": _("A round was cancelled"),
}
