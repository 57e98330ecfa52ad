"""The verbs of deliveries."""

from pobratym.delivery.actions.jobs import (
    erase_addresses,
    remind_to_post,
    tell_of_silence,
    try_full_mailboxes,
)
from pobratym.delivery.actions.partners import answer_about_passing, ask_to_pass_on
from pobratym.delivery.actions.refusing import lift_refusal, refuse_letters
from pobratym.delivery.actions.returns import (
    note_acknowledged,
    note_bounced,
    note_sender_bounced,
    note_sender_heard,
    note_wrong_address,
)
from pobratym.delivery.actions.review import approve_delivery, refuse_delivery
from pobratym.delivery.actions.sending import (
    give_up,
    make_ready,
    note_form_used,
    note_posted,
    remind_town_hall,
    send_by_email,
)

__all__ = [
    "answer_about_passing",
    "approve_delivery",
    "ask_to_pass_on",
    "erase_addresses",
    "give_up",
    "lift_refusal",
    "make_ready",
    "note_acknowledged",
    "note_bounced",
    "note_form_used",
    "note_posted",
    "note_sender_bounced",
    "note_sender_heard",
    "note_wrong_address",
    "refuse_delivery",
    "refuse_letters",
    "remind_to_post",
    "remind_town_hall",
    "send_by_email",
    "tell_of_silence",
    "try_full_mailboxes",
]
