"""The verbs of the registry. `loading` is imported by its name only: it brings readers of workbooks no server needs."""

from pobratym.registry.actions.additions import add_municipality

__all__ = ["add_municipality"]
