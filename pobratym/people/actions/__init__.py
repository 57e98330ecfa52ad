"""The verbs of the room: accounts are opened, changed, closed, deleted; who runs the service; the journal's anchor."""

from pobratym.people.actions.accounts import change_account, close_account, delete_account, give_role, open_account
from pobratym.people.actions.administrators import make_administrator, one_time_address
from pobratym.people.actions.anchor import send_anchor
from pobratym.people.actions.own import OwnChange, note_own_change
from pobratym.people.actions.sign_in import end_sessions, remove_second_factor

__all__ = [
    "OwnChange",
    "change_account",
    "close_account",
    "delete_account",
    "end_sessions",
    "give_role",
    "make_administrator",
    "note_own_change",
    "one_time_address",
    "open_account",
    "remove_second_factor",
    "send_anchor",
]
