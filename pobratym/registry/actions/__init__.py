"""The verbs of the registry. `loading` is imported by its name only: it brings readers of workbooks no server needs."""

from pobratym.registry.actions.additions import add_municipality
from pobratym.registry.actions.corrections import CORRECTED_COLUMNS, correct, undo_correction

__all__ = ["CORRECTED_COLUMNS", "add_municipality", "correct", "undo_correction"]
