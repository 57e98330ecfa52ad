"""A letter of intent, the conversation that follows, and what the receiver's people keep beside it."""

from pobratym.introductions.models.addressees import Addressee
from pobratym.introductions.models.letters import (
    SIDES,
    HeldTooManager,
    Introduction,
    IntroductionQuerySet,
    Message,
    ReplyAddress,
    SentManager,
)
from pobratym.introductions.models.reasons import DeclineReason
from pobratym.introductions.models.triage import (
    AnswerPeriod,
    Assignment,
    Note,
    PassingOn,
    Reminder,
    ReminderKind,
)

__all__ = [
    "SIDES",
    "Addressee",
    "AnswerPeriod",
    "Assignment",
    "DeclineReason",
    "HeldTooManager",
    "Introduction",
    "IntroductionQuerySet",
    "Message",
    "Note",
    "PassingOn",
    "Reminder",
    "ReminderKind",
    "ReplyAddress",
    "SentManager",
]
