"""What the ledger's entries of this room say to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "talks.zone_chosen": _("The time zone of a municipality was chosen"),
    "talks.meeting_proposed": _("Times for a meeting were proposed"),
    "talks.meeting_moved": _("Other times for a meeting were proposed"),
    "talks.time_chosen": _("The time of a meeting was chosen"),
    "talks.meeting_cancelled": _("A meeting was cancelled"),
    "talks.meeting_reminded": _("Both sides were reminded of a meeting"),
    "talks.files_attached": _("Files were attached to a message"),
    "talks.file_checked": _("An attached file was checked for viruses"),
    "talks.step_ticked": _("A first step was ticked"),
    "talks.step_unticked": _("A first step was unticked"),
    "talks.step_added": _("A first step was added"),
    "talks.step_removed": _("A first step was removed"),
    "talks.notes_written": _("The shared notes were changed"),
    "talks.message_translated": _("A machine translated a message"),
    "talks.introduction_asked": _("A common partner was asked for an introduction"),
    "talks.introduction_agreed": _("The common partner agreed to introduce"),
    "talks.introduction_refused": _("The common partner did not agree to introduce"),
    "talks.introduction_withdrawn": _("A request to be introduced was withdrawn"),
    "talks.introduction_expired": _("A request to be introduced expired"),
    "talks.shared_message_written": _("A message was written in a conversation of three"),
    "talks.thread_left": _("The common partner left the conversation of three"),
}
