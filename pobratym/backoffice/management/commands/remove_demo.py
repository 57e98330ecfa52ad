"""`manage.py remove_demo`: removes everything made up for the demonstration; facts and the journal stay."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pobratym.backoffice.demonstration.removal import StillHeld, remove


class Command(BaseCommand):
    """All or nothing, and repeatable."""

    help = "Removes every row marked as demonstration in every room, and what hangs on it."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            removed = remove()
        except StillHeld as held:
            raise CommandError(f"Real records still need these made-up ones: {held}. Nothing was removed.") from held
        if not removed:
            self.stdout.write("There are no demonstration data.")
            return
        closed = removed.pop("closed", 0)
        for label, number in sorted(removed.items()):
            self.stdout.write(f"  {label}: {number}")
        if closed:
            self.stdout.write(
                f"  {closed} made-up people are named by real records: their accounts are closed instead."
            )
        self.stdout.write("Demonstration data removed. Facts, their sources and the journal stay.")
