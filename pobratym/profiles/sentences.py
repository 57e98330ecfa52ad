"""What the room's entries in the journal say to a person."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "profiles.passport_saved": _("The municipality changed its community passport."),
    "profiles.project_saved": _("The municipality changed a priority project."),
    "profiles.project_removed": _("The municipality removed a priority project."),
    "profiles.passportpicture_saved": _("The municipality added or changed a picture of its page."),
    "profiles.picture_removed": _("The municipality removed a picture of its page."),
    "profiles.picture_put_first": _("The municipality chose which photograph stands first."),
    "profiles.picture_withdrawn": _("A moderator took a picture off the page of the municipality."),
    "profiles.picture_erased": _("A picture that a moderator had taken off was deleted."),
    "profiles.team_changed": _("The municipality changed who looks after its partnerships."),
    "profiles.partnersearch_saved": _("The municipality changed what kind of partner it is looking for."),
    "profiles.listing_saved": _("The municipality changed a need or an offer."),
    "profiles.listing_closed": _("The municipality closed a need or an offer."),
    "profiles.listing_reopened": _("The municipality opened a need or an offer again."),
    "profiles.listing_expired": _("A need or an offer reached its last day."),
    "profiles.text_approved": _("A moderator made a doubtful text public."),
    "profiles.text_returned": _("A moderator returned a doubtful text with a reason."),
}
