"""What other rooms and the entrances ask about letters."""

from pobratym.introductions.queries.inbox import InboxRow, letters_waiting, received, sent, triage, waiting_for
from pobratym.introductions.queries.letters import HistoryLine, find, history, thread, unread
from pobratym.introductions.queries.pair import acquaintance, load_of, open_letter_between, undecided_letters_of
from pobratym.introductions.queries.profiles import facts_of
from pobratym.introductions.queries.replies import ReplyRecord, reply_record

__all__ = [
    "HistoryLine",
    "InboxRow",
    "ReplyRecord",
    "acquaintance",
    "facts_of",
    "find",
    "history",
    "letters_waiting",
    "load_of",
    "open_letter_between",
    "received",
    "reply_record",
    "sent",
    "thread",
    "triage",
    "undecided_letters_of",
    "unread",
    "waiting_for",
]
