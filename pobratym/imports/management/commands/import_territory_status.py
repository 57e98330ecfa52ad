"""import_territory_status: sections of the list of territories, from the list as it is published or from a table."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pobratym.core.errors import DomainError
from pobratym.imports.actions.territory_list import import_territory_status
from pobratym.imports.management.reporting import add_import_arguments, bar, tell


class Command(BaseCommand):
    help = (
        "Import the list of territories from FILE as it is published (.docx), or a table made of it (.csv, .xlsx);"
        " docs/how-to/load-newer-data.md names the columns."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--act", default="", help="the act of rows that name none, such as “Order № 376”")
        add_import_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcome = import_territory_status(
                file=options["file"], by=None, act=options["act"], dry_run=options["dry_run"], progress=bar
            )
        except DomainError as error:
            raise CommandError(str(error)) from error
        tell(outcome, options, self.stdout)
