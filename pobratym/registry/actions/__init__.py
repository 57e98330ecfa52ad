"""The verbs of the registry. `loading` is imported by its name only: it brings readers of workbooks no server needs."""

from pobratym.registry.actions.additions import add_municipality
from pobratym.registry.actions.corrections import CORRECTED_COLUMNS, correct, undo_correction
from pobratym.registry.actions.suggestions import (
    accept_suggestion,
    decline_suggestion,
    erase_proposers,
    suggest_correction,
    withdraw_suggestion,
)
from pobratym.registry.actions.undoing import undo_import

__all__ = [
    "CORRECTED_COLUMNS",
    "accept_suggestion",
    "add_municipality",
    "correct",
    "decline_suggestion",
    "erase_proposers",
    "suggest_correction",
    "undo_correction",
    "undo_import",
    "withdraw_suggestion",
]
