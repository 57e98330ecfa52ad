"""`manage.py make_demonstration`: made-up people and wishes on real municipalities, every row marked as such."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from pobratym.backoffice.demonstration.making import PASSWORD, make
from pobratym.core.errors import SourceRefused


class Command(BaseCommand):
    """Repeatable: what is there already stays as it is."""

    help = "Makes demonstration accounts, passports, needs and offers; refuses in production settings."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMONSTRATION_ALLOWED:
            raise CommandError(
                "These settings serve the public: demonstration data are refused (DEMONSTRATION_ALLOWED is False). "
                "Nothing was changed."
            )
        with translation.override("en"):
            try:
                made = make()
            except SourceRefused as refusal:
                raise CommandError(str(refusal)) from refusal
            self.stdout.write(
                f"Demonstration data: {made.people} people, {made.profiles} passports, "
                f"{made.listings} needs and offers added; what was there already stays.\n"
                f"\nDEMONSTRATION ACCOUNTS (made up; password of all three: {PASSWORD})"
            )
            for account in made.accounts:
                place = f" of {account.place}, {account.place.country}" if account.place else ""
                self.stdout.write(f"  {account.email:<30} {account.role}{place}")
