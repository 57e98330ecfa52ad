"""The verbs of first contact."""

from pobratym.introductions.actions.conversation import answer, open_letter
from pobratym.introductions.actions.decisions import accept, decline, withdraw
from pobratym.introductions.actions.letters import deliver_waiting, draft, send
from pobratym.introductions.actions.silence import expire_letters

__all__ = [
    "accept",
    "answer",
    "decline",
    "deliver_waiting",
    "draft",
    "expire_letters",
    "open_letter",
    "send",
    "withdraw",
]
