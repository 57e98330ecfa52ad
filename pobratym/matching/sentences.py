"""What the ledger's entries of this room say to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "matching.shortlisted": _("The municipality put a candidate on its shortlist."),
    "matching.dismissed": _("The municipality said that a candidate is not for it."),
    "matching.taken_back": _("The municipality withdrew its decision about a candidate."),
    "matching.weights_saved": _("The municipality saved what matters to it in a partner."),
    "matching.weights_reset": _("The municipality went back to the weights that everybody begins with."),
}
