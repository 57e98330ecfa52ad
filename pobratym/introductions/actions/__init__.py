"""The verbs of first contact."""

from pobratym.introductions.actions.agreed import introduce_agreed
from pobratym.introductions.actions.conversation import answer, ask, discard_message, open_letter
from pobratym.introductions.actions.decisions import accept, decline, withdraw
from pobratym.introductions.actions.letters import deliver_waiting, draft, send, take_up
from pobratym.introductions.actions.outside import decline_from_outside, message_from_outside, receive_outside
from pobratym.introductions.actions.passing import agree_to_passing_on, propose_passing_on, refuse_passing_on
from pobratym.introductions.actions.printing import hand_out, print_code
from pobratym.introductions.actions.reminders import remind_of_letters
from pobratym.introductions.actions.review import release_letter, release_message, return_letter, return_message
from pobratym.introductions.actions.silence import expire_letters
from pobratym.introductions.actions.triage import assign, erase_triage, note, set_answer_period

__all__ = [
    "accept",
    "agree_to_passing_on",
    "answer",
    "ask",
    "assign",
    "decline",
    "decline_from_outside",
    "deliver_waiting",
    "discard_message",
    "draft",
    "erase_triage",
    "expire_letters",
    "hand_out",
    "introduce_agreed",
    "message_from_outside",
    "note",
    "open_letter",
    "print_code",
    "propose_passing_on",
    "receive_outside",
    "refuse_passing_on",
    "release_letter",
    "release_message",
    "remind_of_letters",
    "return_letter",
    "return_message",
    "send",
    "set_answer_period",
    "take_up",
    "withdraw",
]
