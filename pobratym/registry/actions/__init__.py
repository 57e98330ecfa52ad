"""The verbs of the registry."""

from pobratym.registry.actions.loading import Outcome, load_registry

__all__ = ["Outcome", "load_registry"]
