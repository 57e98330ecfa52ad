"""What the ledger's entries of this room say to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "partnerships.talks_opened": _("Talks about a partnership were opened."),
    "partnerships.proposed": _("Kind, fields and stage of a partnership were proposed."),
    "partnerships.confirmed": _("A proposal for a partnership was confirmed."),
    "partnerships.declined": _("A proposal for a partnership was declined."),
    "partnerships.withdrawn": _("A proposal for a partnership was withdrawn."),
    "partnerships.overtaken": _("A proposal for a partnership was overtaken by events."),
    "partnerships.publication_agreed": _("A party agreed that talks are published."),
    "partnerships.published": _("A partnership was published: every party has agreed."),
    "partnerships.kept_private": _("A party withdrew its consent to publish talks."),
    "partnerships.signature_recorded": _("A party recorded its signature."),
    "partnerships.signature_confirmed": _("A party confirmed the signature of another one."),
    "partnerships.statement_corrected": _("A party corrected what it had said of its signature."),
    "partnerships.statement_withdrawn": _("A party withdrew what it had said of its signature."),
    "partnerships.source_attached": _("A source was added to a partnership."),
    "partnerships.known_recorded": _("A publicly known partnership was put into the register."),
    "partnerships.known_updated": _("A publicly known partnership was brought up to date with its sources."),
    "partnerships.known_retired": _("A known partnership turned out to be another one; its record leads there."),
    "partnerships.register_amended": _("A moderator changed the register of partnerships."),
    "partnerships.change_undone": _("A change of the register of partnerships was undone."),
}
