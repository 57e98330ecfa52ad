"""Once a day: letters that nobody answered or decided for ninety days expire, both sides are told."""

from typing import Any

from django.core.management.base import BaseCommand

from pobratym.introductions.actions import expire_letters


class Command(BaseCommand):
    help = "Expire letters on which nobody has written for ninety days, and tell both sides."

    def handle(self, *args: Any, **options: Any) -> None:
        letters = expire_letters(by=None)
        self.stdout.write(f"Letters expired: {len(letters)}")
