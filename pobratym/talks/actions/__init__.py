"""The verbs of talks."""

from pobratym.talks.actions.attachments import add_from_mail, scan_waiting_files, write
from pobratym.talks.actions.introducing import (
    agree_to_introduce,
    ask_for_introduction,
    expire_requests_to_introduce,
    refuse_to_introduce,
    withdraw_request,
)
from pobratym.talks.actions.meetings import cancel_meeting, choose_time, move_meeting, propose_meeting
from pobratym.talks.actions.reminding import remind_of_meetings
from pobratym.talks.actions.shared import leave_thread, read_thread, write_to_three
from pobratym.talks.actions.steps import add_step, remove_step, tick_step, untick_step, write_notes
from pobratym.talks.actions.translating import translate_message
from pobratym.talks.actions.zones import choose_zone

__all__ = [
    "add_from_mail",
    "add_step",
    "agree_to_introduce",
    "ask_for_introduction",
    "cancel_meeting",
    "choose_time",
    "choose_zone",
    "expire_requests_to_introduce",
    "leave_thread",
    "move_meeting",
    "propose_meeting",
    "read_thread",
    "refuse_to_introduce",
    "remind_of_meetings",
    "remove_step",
    "scan_waiting_files",
    "tick_step",
    "translate_message",
    "untick_step",
    "withdraw_request",
    "write",
    "write_notes",
    "write_to_three",
]
