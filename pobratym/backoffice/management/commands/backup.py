"""backup FILE: everything of this instance in one file, while people go on working."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pobratym.backoffice.backup.archive import make
from pobratym.core.errors import Conflict


class Command(BaseCommand):
    help = "Write the database and all uploaded files to one file, with what proves that it is whole."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="It must not be there yet. Only its owner may read it.")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            made = make(file)
        except Conflict as conflict:
            raise CommandError(f"{conflict} No backup was made.") from conflict
        rows = sum(table.size for table in made.tables.values())
        self.stdout.write(
            f"{file}: {file.stat().st_size / 1e6:,.1f} MB, {len(made.tables)} tables with {rows:,} rows, "
            f"{len(made.files) - 1} files.\nAnchor of the journal: {made.journal or 'none, it is empty'}"
        )
