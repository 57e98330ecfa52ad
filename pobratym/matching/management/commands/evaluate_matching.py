"""evaluate_matching: do rankings find the partners that communities really have?"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pobratym.core.errors import DomainError
from pobratym.matching.queries.evaluation import (
    SMALLEST,
    Evaluation,
    World,
    baselines,
    evaluate,
    our_rankings,
    with_populations,
)
from pobratym.matching.queries.link_files import LinkFile, read_links, read_populations
from pobratym.matching.rules.measures import Estimate, Figures
from pobratym.places.models import Municipality
from pobratym.places.queries.columns import all_columns

_TABLES = (("population_1000", SMALLEST), ("all", -1))
_GROUPS = {
    "all": "all communities",
    "of_the_country": "all, the partner’s country given",
    "unlinked": "communities without a known link",
    "unlinked_of_the_country": "without a known link, the country given",
    "linked": "communities with known links",
}
_MEASURES = ("recall20", "recall100", "hit20", "reciprocal", "percentile")
_HEADINGS = ("recall@20", "recall@100", "hit@20", "MRR", "median rank %")


class Command(BaseCommand):
    help = (
        "Measure how well the matchmaker finds known partners: FILE.csv has the columns cc_a, katottg_a, geonames_a "
        "and the same for b. All links of --links are hidden, wherever they are known; nothing is written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--links", type=Path, required=True, metavar="FILE.csv", help="links that must be found")
        parser.add_argument("--known", type=Path, metavar="FILE.csv", help="links that are known while it is measured")
        parser.add_argument(
            "--statistics", type=Path, metavar="FILE.csv", help="people of hromadas: columns katottg, population"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            links = read_links(options["links"])
            known = read_links(options["known"]) if options["known"] else LinkFile(0, frozenset())
            populations = read_populations(options["statistics"]) if options["statistics"] else {}
        except DomainError as error:
            raise CommandError(str(error)) from error
        columns = with_populations(all_columns(), populations)
        world = World.of(columns, links.pairs, known.pairs)
        hromadas = columns.positions_of(
            list(Municipality.objects.counted().order_by("pk").values_list("pk", flat=True))
        )
        ours, tables = our_rankings(world, populations), {}
        for name, smallest in _TABLES:
            rows = world.candidates(smallest)
            tables[name] = evaluate(
                world, ours(rows), baselines(world, rows), rows, hromadas.tolist() if name == _TABLES[0][0] else ()
            )
        told = {
            "links": {"rows": links.rows, "pairs_on_file": len(links.pairs)},
            "known": {"rows": known.rows, "pairs_on_file": len(known.pairs), "in_use": len(world.network.one) // 2},
        }
        if options["format"] == "json":
            self.stdout.write(json.dumps(told | {name: asdict(table) for name, table in tables.items()}, default=str))
        else:
            self._tell(told, tables)

    def _tell(self, told: dict[str, dict[str, int]], tables: dict[str, Evaluation]) -> None:
        for name, counts in told.items():
            self.stdout.write(
                f"{name}: " + ", ".join(f"{count:,} {what.replace('_', ' ')}" for what, count in counts.items())
            )
        for name, table in tables.items():
            self.stdout.write(f"\n{table.candidates:,} candidates ({name.replace('_', ' ')})")
            for line in _lines(table):
                self.stdout.write(line)


def _lines(table: Evaluation) -> Iterator[str]:
    for group, label in _GROUPS.items():
        first: Figures = getattr(table.results[0], group)
        yield f"\n{label}: {first.municipalities} communities, {first.links} links"
        yield f"  {'':<30}" + "".join(f"{heading:>24}" for heading in _HEADINGS)
        for result in table.results:
            own: Figures = getattr(result, group)
            yield f"  {result.ranking:<30}" + "".join(f"{_said(getattr(own, each)):>24}" for each in _MEASURES)
    if table.comparison:
        of_best = f"by that of the best other ({table.comparison.other})"
        yield f"\nrecall@20 without a known link, {of_best}: {_said(table.comparison.ratio)}"
    for result in table.results:
        if told := result.exposure:
            yield (
                f"  {result.ranking:<30}in the first 20 of all hromadas: {told.shown:,} places, {told.coverage:.1%} of "
                f"the candidates; Gini among them {told.gini:.3f}, of all candidates {told.gini_of_all:.3f}"
            )


def _said(estimate: Estimate) -> str:
    return f"{estimate.value:.3f} [{estimate.low:.3f}, {estimate.high:.3f}]"
