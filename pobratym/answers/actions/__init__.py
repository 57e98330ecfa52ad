"""The verbs of answering without an account, and of the keys for it."""

from pobratym.answers.actions.answering import acknowledge, decline, name_another, reply, report_wrong_address
from pobratym.answers.actions.confirming import ask_mailbox, confirm
from pobratym.answers.actions.erasing import erase_answering
from pobratym.answers.actions.handing_out import hand_out, print_code, revoke_links
from pobratym.answers.actions.joining import bring_letter

__all__ = [
    "acknowledge",
    "ask_mailbox",
    "bring_letter",
    "confirm",
    "decline",
    "erase_answering",
    "hand_out",
    "name_another",
    "print_code",
    "reply",
    "report_wrong_address",
    "revoke_links",
]
