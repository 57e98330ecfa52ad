"""Once a day: the anchor of the journal goes to every administrator by mail."""

from typing import Any

from django.core.management.base import BaseCommand

from pobratym.people.actions import send_anchor


class Command(BaseCommand):
    help = "Send the anchor of the journal to the administrators, so that it is kept outside the database."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Administrators told: {send_anchor(by=None)}")
