"""What the room's entries in the journal say to a person."""

from django.utils.translation import gettext_lazy as _

REQUESTS = {
    "memberships.membership_requested": _("A person asked to represent the municipality."),
    "memberships.request_refused": _("A moderator refused a request to represent the municipality."),
    "memberships.request_withdrawn": _("A person withdrew the request to represent the municipality."),
}
# Readers see which municipalities are here, and since when.
WHO_IS_HERE = {
    "memberships.request_approved": _("A moderator confirmed that a person represents the municipality."),
    "memberships.membership_granted": _("A person was entered as a representative of the municipality."),
    "memberships.membership_ended": _("A person stopped representing the municipality."),
}
