"""The verbs of the room: accounts opened, changed, closed, deleted; who runs the service; the anchor; drafts."""

from pobratym.people.actions.accounts import change_account, close_account, delete_account, give_role, open_account
from pobratym.people.actions.administrators import make_administrator, one_time_address
from pobratym.people.actions.anchor import send_anchor
from pobratym.people.actions.drafts import forget_draft, keep_draft
from pobratym.people.actions.erasing import erase_account, export_own_data
from pobratym.people.actions.own import OwnChange, note_own_change
from pobratym.people.actions.sign_in import carry_session_over, end_sessions, remove_second_factor

__all__ = [
    "OwnChange",
    "carry_session_over",
    "change_account",
    "close_account",
    "delete_account",
    "end_sessions",
    "erase_account",
    "export_own_data",
    "forget_draft",
    "give_role",
    "keep_draft",
    "make_administrator",
    "note_own_change",
    "one_time_address",
    "open_account",
    "remove_second_factor",
    "send_anchor",
]
