"""import_twin_links: lists of twin towns, as their source states them."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pobratym.core.errors import DomainError
from pobratym.imports.management.reporting import add_import_arguments, bar, tell
from pobratym.partnerships.actions.twin_links import import_twin_links


class Command(BaseCommand):
    """`manage.py import_twin_links FILE`: what it filed is taken back by `undo_import`."""

    help = (
        "File a list of twin towns: an answer of Wikidata's query service (P190; JSON, CSV, TSV), or a table with "
        "wikidata_a, geonames_a, katottg_a, name_a, cc_a and the same for b. The links stay unconfirmed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the day of the list (today)")
        parser.add_argument("--source", default="", help="whose list it is, where its rows do not tell")
        add_import_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcome = import_twin_links(
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
