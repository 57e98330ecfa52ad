"""Once a day: names and addresses of people whose suggestions were answered a month ago are erased."""

from typing import Any

from django.core.management.base import BaseCommand

from pobratym.suggestions.actions import erase_proposers


class Command(BaseCommand):
    help = "Erase names and addresses of those whose suggestions about the registry were answered thirty days ago."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Proposers erased: {erase_proposers(by=None)}")
