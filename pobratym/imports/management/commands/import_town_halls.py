"""import_town_halls: websites, office mailboxes and national numbers from a directory of town halls."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pobratym.core.errors import DomainError
from pobratym.imports.actions.town_halls import DIRECTORIES, import_town_halls
from pobratym.imports.management.reporting import add_import_arguments, bar, tell


class Command(BaseCommand):
    help = (
        "File what a directory of town halls says: indicepa (Italy, CSV or XLSX of entities), annuaire (France, JSON "
        "of Service-public.fr) or any table; docs/how-to/load-directories-of-town-halls.md tells where they are and "
        "what a table holds. What cannot be joined for sure waits in the back office; what moderators decided stays."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", choices=sorted(DIRECTORIES))
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the day of entries that name none"
        )
        parser.add_argument("--source", default="", help="who says so, where a table does not name it")
        add_import_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcome = import_town_halls(
                directory=options["directory"],
                file=options["file"],
                by=None,
                as_of=options["date"],
                source=options["source"],
                dry_run=options["dry_run"],
                progress=bar,
            )
        except DomainError as error:
            raise CommandError(str(error)) from error
        tell(outcome, options, self.stdout)
