"""What the ledger's entries of this room say to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "mailroom.bounced": _("An e-mail about the letter came back"),
    "mailroom.answered_automatically": _("A mailbox answered an e-mail about the letter automatically"),
}
