"""The verbs of the registry. `loading` is imported by its name only: it brings readers of workbooks no server needs."""

from pobratym.registry.actions.additions import add_municipality
from pobratym.registry.actions.changes import undo_change
from pobratym.registry.actions.corrections import CORRECTED_COLUMNS, correct, undo_correction
from pobratym.registry.actions.ending import end_municipality
from pobratym.registry.actions.identifiers import remove_identifier, set_identifier
from pobratym.registry.actions.merging import MergeReport, foresee_merge, merge_municipalities
from pobratym.registry.actions.renaming import rename_municipality
from pobratym.registry.actions.statuses import set_territory_status
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
    "MergeReport",
    "accept_suggestion",
    "add_municipality",
    "correct",
    "decline_suggestion",
    "end_municipality",
    "erase_proposers",
    "foresee_merge",
    "merge_municipalities",
    "remove_identifier",
    "rename_municipality",
    "set_identifier",
    "set_territory_status",
    "suggest_correction",
    "undo_change",
    "undo_correction",
    "undo_import",
    "withdraw_suggestion",
]
