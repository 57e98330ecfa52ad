"""`manage.py close_account EMAIL`: nobody signs in to it any more; what was done with it stays."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pobratym.people.actions import close_account
from pobratym.people.models import User
from pobratym.people.rules.addresses import is_of_demonstration


class Command(BaseCommand):
    """Repeatable. With --of-demonstration all that a demonstration made up: before its database serves the public."""

    help = "Closes an account, or all accounts of a demonstration."
    requires_system_checks: list[str] = []  # the check that asks for it must not stop it

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", nargs="?")
        parser.add_argument("--of-demonstration", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        for user in _chosen(options["email"], of_demonstration=options["of_demonstration"]):
            close_account(by=None, user=user)
            self.stdout.write(f"Closed: {user.email}")


def _chosen(email: str | None, *, of_demonstration: bool) -> list[User]:
    if of_demonstration:
        return [user for user in User.objects.filter(is_active=True) if is_of_demonstration(user.email)]
    found = list(User.objects.filter(email=(email or "").lower()))
    if not found:
        raise CommandError("Nobody has this address.")
    return found
