"""import_statistics: population, area, urban and rural share, from a table."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pobratym.core.errors import DomainError
from pobratym.imports.actions.statistics import import_statistics
from pobratym.imports.management.reporting import add_import_arguments, bar, tell


class Command(BaseCommand):
    help = (
        "Import population, area and shares from FILE (.csv, .xlsx, .docx);"
        " docs/how-to/load-newer-data.md names the columns."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the day of rows that name none"
        )
        parser.add_argument("--counted-by", default="", metavar="SOURCE", help="the source of rows that name none")
        add_import_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcome = import_statistics(
                file=options["file"],
                by=None,
                as_of=options["date"],
                source=options["counted_by"],
                dry_run=options["dry_run"],
                progress=bar,
            )
        except DomainError as error:
            raise CommandError(str(error)) from error
        tell(outcome, options, self.stdout)
