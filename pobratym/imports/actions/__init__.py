"""The verbs of imports. `loading` is imported by its name only: it brings readers of workbooks no server needs."""

from pobratym.imports.actions.undoing import undo_import

__all__ = ["undo_import"]
