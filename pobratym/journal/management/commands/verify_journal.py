"""verify_journal: does the ledger's hash chain hold?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pobratym.journal.chain import first_break
from pobratym.journal.models import Entry


class Command(BaseCommand):
    help = "Check the journal's hash chain from the first entry to the last."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = first_break(Entry.objects.order_by("id").iterator(chunk_size=2000))
        if broken is not None:
            raise CommandError(f"The chain breaks at entry {broken.pk} ({broken}). Everything after it is unproven.")
        self.stdout.write(f"The chain holds: {Entry.objects.count()} entries.")
