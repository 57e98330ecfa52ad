"""What the ledger's entries of this room say to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "partnerships.talks_opened": _("Talks about a partnership were opened."),
    "partnerships.proposed": _("Kind, fields and stage of a partnership were proposed."),
    "partnerships.confirmed": _("A proposal for a partnership was confirmed."),
    "partnerships.declined": _("A proposal for a partnership was declined."),
    "partnerships.withdrawn": _("A proposal for a partnership was withdrawn."),
    "partnerships.signature_recorded": _("A party recorded its signature."),
    "partnerships.source_attached": _("A source was added to a partnership."),
    "partnerships.known_recorded": _("A publicly known partnership was put into the register."),
    "partnerships.known_updated": _("A publicly known partnership was brought up to date with its sources."),
}
