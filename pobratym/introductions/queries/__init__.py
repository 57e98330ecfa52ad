"""What other rooms and the entrances ask about letters."""

from pobratym.introductions.queries.deadlines import answer_days, answer_days_of, due_after
from pobratym.introductions.queries.inbox import InboxRow, letters_waiting, received, sent, triage, waiting_for
from pobratym.introductions.queries.letters import (
    HistoryLine,
    count_texts_to_review,
    find,
    held_letters,
    held_messages,
    history,
    notes_about,
    thread,
    unread,
)
from pobratym.introductions.queries.pair import (
    acquaintance,
    full_among,
    is_cut_off,
    letter_between,
    load_of,
    not_an_addressee,
    open_letter_between,
    undecided_letters_of,
)
from pobratym.introductions.queries.paper import Paper, as_read, language_for, opened_for, paper_of
from pobratym.introductions.queries.passing import (
    municipalities_here,
    organisations_here,
    passing_agreed,
    passing_that_waits,
    passings_waiting_for,
)
from pobratym.introductions.queries.profiles import facts_of
from pobratym.introductions.queries.replies import ReplyRecord, reply_record

__all__ = [
    "HistoryLine",
    "InboxRow",
    "Paper",
    "ReplyRecord",
    "acquaintance",
    "answer_days",
    "answer_days_of",
    "as_read",
    "count_texts_to_review",
    "due_after",
    "facts_of",
    "find",
    "full_among",
    "held_letters",
    "held_messages",
    "history",
    "is_cut_off",
    "language_for",
    "letter_between",
    "letters_waiting",
    "load_of",
    "municipalities_here",
    "not_an_addressee",
    "notes_about",
    "open_letter_between",
    "opened_for",
    "organisations_here",
    "paper_of",
    "passing_agreed",
    "passing_that_waits",
    "passings_waiting_for",
    "received",
    "reply_record",
    "sent",
    "thread",
    "triage",
    "undecided_letters_of",
    "unread",
    "waiting_for",
]
