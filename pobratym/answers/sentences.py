"""What the ledger's entries of this room say to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "answers.links_revoked": _("The sender made the codes of the letter void"),
    "answers.said": _("The town hall answered with the link or the code of the letter"),
    "answers.confirmation_asked": _("The town hall’s mailbox was asked to confirm an answer"),
    "answers.confirmed": _("The town hall’s mailbox confirmed an answer"),
}
