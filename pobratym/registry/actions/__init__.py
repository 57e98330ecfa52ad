"""The verbs of the registry."""

from pobratym.registry.actions.additions import add_municipality
from pobratym.registry.actions.loading import Outcome, load_registry

__all__ = ["Outcome", "add_municipality", "load_registry"]
