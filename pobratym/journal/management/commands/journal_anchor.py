"""journal_anchor: the end of the journal as it is now, to be kept where the database's administrators cannot write."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pobratym.journal.anchors import current_anchor


class Command(BaseCommand):
    help = "Print the anchor of the journal as it is now: append it to a file on another machine."

    def handle(self, *args: Any, **options: Any) -> None:
        anchor = current_anchor()
        if anchor is None:
            raise CommandError("The journal is empty: there is nothing to anchor yet.")
        self.stdout.write(str(anchor))
