"""What the room's entries in the journal say to a person."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "profiles.passport_saved": _("The municipality changed its community passport."),
    "profiles.partnersearch_saved": _("The municipality changed what kind of partner it is looking for."),
    "profiles.listing_saved": _("The municipality changed a need or an offer."),
    "profiles.listing_closed": _("The municipality closed a need or an offer."),
    "profiles.text_approved": _("A moderator made a doubtful text public."),
    "profiles.text_returned": _("A moderator returned a doubtful text with a reason."),
}
