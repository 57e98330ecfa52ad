"""verify_journal: does the chain hold, and is it the journal that the anchors kept elsewhere know?"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pobratym.journal.anchors import Anchor, anchors_in, verify
from pobratym.journal.models import Entry

_UNANCHORED = (
    "Each entry follows from the one before. That shows neither that the end was not cut off nor that the whole was "
    "not written anew: for that name an anchor that was kept elsewhere (--anchor, docs/how-to/prove-the-journal.md)."
)


class Command(BaseCommand):
    help = "Walk along the journal: each entry must follow from the one before and agree with the anchors."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--anchor",
            action="append",
            default=[],
            metavar="ANCHOR|FILE",
            help="An anchor, or a file in which some stand (a saved letter will do); may be given again.",
        )

    def handle(self, *args: Any, anchor: list[str], **options: Any) -> None:
        anchors = [each for text in anchor for each in _read(text)]
        verified = verify(Entry.objects.order_by("id").iterator(chunk_size=2000), anchors)
        if verified.fault:
            raise CommandError(verified.fault)
        self.stdout.write(f"The chain holds: {verified.count} entries.")
        self.stdout.write(
            f"It is the journal that {len(set(anchors))} anchors know, up to entry {max(anchors).number}."
            if anchors
            else _UNANCHORED
        )


def _read(text: str) -> list[Anchor]:
    found = anchors_in(text)
    if not found:
        try:
            found = anchors_in(Path(text).read_text(encoding="utf-8", errors="replace"))
        except OSError as error:
            raise CommandError(f"{text} is neither an anchor nor a file that can be read: {error.strerror}.") from error
    if not found:
        raise CommandError(f"No anchor stands in {text}: a line as manage.py journal_anchor prints it is looked for.")
    return found
