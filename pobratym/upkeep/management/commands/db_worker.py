"""The task library's command by its name: here it is our worker, or mail would stay where it is."""

from pobratym.upkeep.management.commands.run_worker import Command

__all__ = ["Command"]
