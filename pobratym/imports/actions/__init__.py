"""The verbs of imports. `loading` is imported by its name only: it brings readers of workbooks no server needs."""

from pobratym.imports.actions.withdrawing import withdraw_edition

__all__ = ["withdraw_edition"]
