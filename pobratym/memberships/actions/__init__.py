"""The verbs of the room: ask to represent a municipality, prove it, decide; invite, change, confirm and end."""

from pobratym.memberships.actions.codes import bring_letter_code, enter_letter_code, issue_letter_code
from pobratym.memberships.actions.invitations import (
    accept_invitation,
    erase_invited,
    invite_colleague,
    withdraw_invitation,
)
from pobratym.memberships.actions.leaving import leave_the_platform
from pobratym.memberships.actions.mailbox import answer_for_town_hall, ask_town_hall
from pobratym.memberships.actions.mandates import begin_acting, end_mandate, give_mandate
from pobratym.memberships.actions.members import (
    change_role,
    confirm_membership,
    end_membership,
    grant_membership,
    remind_to_confirm,
)
from pobratym.memberships.actions.organisations import (
    appoint_representative,
    correct_organisation,
    dismiss_representative,
    enter_organisation,
    list_member,
    unlist_member,
)
from pobratym.memberships.actions.requests import (
    answer_question,
    approve_request,
    ask_about_request,
    refuse_request,
    remind_moderators,
    request_membership,
    withdraw_request,
)
from pobratym.memberships.actions.vouching import answer_vouching, ask_association

__all__ = [
    "accept_invitation",
    "answer_for_town_hall",
    "answer_question",
    "answer_vouching",
    "appoint_representative",
    "approve_request",
    "ask_about_request",
    "ask_association",
    "ask_town_hall",
    "begin_acting",
    "bring_letter_code",
    "change_role",
    "confirm_membership",
    "correct_organisation",
    "dismiss_representative",
    "end_mandate",
    "end_membership",
    "enter_letter_code",
    "enter_organisation",
    "erase_invited",
    "give_mandate",
    "grant_membership",
    "invite_colleague",
    "issue_letter_code",
    "leave_the_platform",
    "list_member",
    "refuse_request",
    "remind_moderators",
    "remind_to_confirm",
    "request_membership",
    "unlist_member",
    "withdraw_invitation",
    "withdraw_request",
]
