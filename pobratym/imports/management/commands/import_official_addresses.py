"""import_official_addresses: websites and mailboxes of town halls, from Wikidata or from a saved answer of it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pobratym.core.errors import DomainError
from pobratym.imports.actions.official_addresses import import_official_addresses
from pobratym.imports.management.reporting import add_import_arguments, bar, tell


class Command(BaseCommand):
    help = (
        "File official websites (P856) and e-mail addresses (P968) of municipalities that have a number of Wikidata. "
        "Without FILE Wikidata is asked over HTTPS. What moderators decided stays."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, nargs="?", help="a saved answer: SPARQL JSON with item, website, mailbox"
        )
        parser.add_argument("--country", default="UA", metavar="CODE", help="ISO code (default: UA)")
        add_import_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcome = import_official_addresses(
                by=None,
                file=options["file"],
                country=options["country"].upper(),
                dry_run=options["dry_run"],
                progress=bar,
            )
        except DomainError as error:
            raise CommandError(str(error)) from error
        tell(outcome, options, self.stdout)
