"""`manage.py make_administrator EMAIL "Full name"`: somebody who runs the service, let in without mail."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import translation

from pobratym.core.errors import InvalidInput
from pobratym.people.actions import make_administrator, one_time_address, open_account
from pobratym.people.models import User
from pobratym.people.rules.addresses import ascii_address


class Command(BaseCommand):
    """Repeatable: for somebody who has an account already it makes her an administrator and prints a new address."""

    help = "Makes an administrator and prints an address, good for once, where she chooses her password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("full_name", nargs="?", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"), transaction.atomic():
            user = make_administrator(by=None, user=_account(options["email"], options["full_name"]))
            self.stdout.write(
                f"{user.email} runs the service now. She chooses a password here, once, within three days:\n"
                f"{one_time_address(by=None, user=user)}"
            )


def _account(email: str, full_name: str) -> User:
    try:
        present = User.objects.filter(email=ascii_address(email)).first()
        if present is None and not full_name:
            raise CommandError("Nobody has this address. To open an account, give her full name after it.")
        return present or open_account(by=None, email=email, full_name=full_name, password=None)
    except InvalidInput as refusal:
        reasons = [f"{name}: {text}" for name, texts in refusal.fields.items() for text in texts]
        raise CommandError("; ".join(reasons) or str(refusal)) from refusal
