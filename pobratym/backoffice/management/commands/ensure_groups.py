"""`manage.py ensure_groups`: the groups of moderators and editors with what they may do."""

from typing import Any

from django.core.management.base import BaseCommand

from pobratym.news.actions import give_staff_permissions


class Command(BaseCommand):
    """Repeatable."""

    help = "Makes the groups of moderators and editors, or sets right what they may do."

    def handle(self, *args: Any, **options: Any) -> None:
        give_staff_permissions(by=None)
        self.stdout.write("Groups of moderators and editors: in order.")
