"""`manage.py make_demonstration`: made-up people, wishes and letters on real municipalities."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from pobratym.backoffice.demonstration.cast import PASSWORD
from pobratym.backoffice.demonstration.making import make
from pobratym.core.errors import Conflict, SourceRefused


class Command(BaseCommand):
    """Repeatable: what is there already, also what was changed by hand, stays as it is."""

    help = "Fills a demonstration with accounts, passports, needs and offers; refuses in a real instance."

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):
            try:
                made = make()
            except (Conflict, SourceRefused) as refusal:
                raise CommandError(f"{refusal} Nothing was changed.") from refusal
            self.stdout.write(
                f"Demonstration data: {made.people} people, {made.profiles} passports, "
                f"{made.listings} needs and offers added; what was there already stays.\n"
                f"\nDEMONSTRATION ACCOUNTS (made up; password of all three: {PASSWORD})"
            )
            for account in made.accounts:
                place = f" of {account.place}, {account.place.country}" if account.place else ""
                self.stdout.write(f"  {account.email:<30} {account.role}{place}")
