"""The verbs of rounds."""

from pobratym.rounds.actions.answers import confirm_pair, decline_pair
from pobratym.rounds.actions.closing import cancel_round, close_round
from pobratym.rounds.actions.pairs import ask_sides, forbid_pair, free_pair, pin_pair, propose_pairs
from pobratym.rounds.actions.participants import invite, register, withdraw
from pobratym.rounds.actions.rounds import change_round, open_registration, open_round
from pobratym.rounds.actions.timetable import make_timetable

__all__ = [
    "ask_sides",
    "cancel_round",
    "change_round",
    "close_round",
    "confirm_pair",
    "decline_pair",
    "forbid_pair",
    "free_pair",
    "invite",
    "make_timetable",
    "open_registration",
    "open_round",
    "pin_pair",
    "propose_pairs",
    "register",
    "withdraw",
]
