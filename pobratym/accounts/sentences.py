"""What the room's entries in the journal say to a person."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "accounts.account_opened": _("An account was opened by the service."),
    "accounts.membership_requested": _("A person asked to represent the municipality."),
    "accounts.request_approved": _("A moderator confirmed that a person represents the municipality."),
    "accounts.request_refused": _("A moderator refused a request to represent the municipality."),
    "accounts.request_withdrawn": _("A person took back the request to represent the municipality."),
    "accounts.membership_granted": _("A person was entered as a representative of the municipality."),
    "accounts.membership_ended": _("A person stopped representing the municipality."),
}
