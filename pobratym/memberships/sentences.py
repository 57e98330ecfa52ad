"""What the room's entries in the journal say to a person."""

from django.utils.translation import gettext_lazy as _

REQUESTS = {
    "memberships.membership_requested": _("A person asked to represent the municipality."),
    "memberships.request_refused": _("A moderator refused a request to represent the municipality."),
    "memberships.request_question": _("A moderator asked a question about a request to represent the municipality."),
    "memberships.request_answered": _("A person answered a moderator’s question about a request."),
    "memberships.town_hall_asked": _("The town hall was asked by e-mail whether a person represents the municipality."),
    "memberships.town_hall_answered": _("The town hall answered by e-mail about a person."),
    "memberships.letter_code_issued": _("A moderator issued a code for a letter to the town hall."),
    "memberships.letter_code_printed": _("A code was made for a letter of another municipality to this one."),
    "memberships.letter_code_entered": _("A person entered the code of a letter that another municipality sent."),
    "memberships.invited": _("A colleague was invited to represent the municipality."),
    "memberships.invitation_withdrawn": _("An invitation of a colleague was withdrawn."),
    "memberships.organisation_entered": _("A moderator entered an organisation."),
    "memberships.organisation_corrected": _("A moderator corrected an organisation."),
    "memberships.representative_appointed": _("A moderator entered a representative of an organisation."),
    "memberships.representative_dismissed": _("A representative of an organisation stopped speaking for it."),
    "memberships.member_listed": _("The municipality was entered as a member of an organisation."),
    "memberships.member_unlisted": _("The municipality’s membership of an organisation ended."),
    "memberships.mandate_given": _("The municipality consented that an organisation acts for it."),
    "memberships.mandate_ended": _("The consent that an organisation acts for the municipality ended."),
    "memberships.vouching_asked": _("Somebody was asked to vouch for a person who asks to represent it."),
    "memberships.vouching_answered": _("Somebody who was asked to vouch for a person has answered."),
    "memberships.request_withdrawn": _("A person withdrew the request to represent the municipality."),
}
# Readers see which municipalities are here, and since when.
WHO_IS_HERE = {
    "memberships.request_approved": _("A moderator confirmed that a person represents the municipality."),
    "memberships.request_proven": _(
        "A person showed by the town hall’s own mail that she represents the municipality."
    ),
    "memberships.invitation_accepted": _("An invited colleague now represents the municipality."),
    "memberships.role_changed": _("A representative of the municipality was given another role."),
    "memberships.succeeded": _("A representative of the municipality became its head."),
    "memberships.membership_confirmed": _("A person confirmed that she still represents the municipality."),
    "memberships.membership_granted": _("A person was entered as a representative of the municipality."),
    "memberships.acting_began": _("A representative of an organisation began to act for the municipality."),
    "memberships.membership_ended": _("A person stopped representing the municipality."),
}
