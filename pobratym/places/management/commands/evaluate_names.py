"""evaluate_names: how often, and how fast, the right place is found for the queries of a table."""

import csv
import gc
import json
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pobratym.places.queries import Resolved, resolve_name

_DEPTH = 10
# What the column `expected` has where the query means nothing that is on file: no answer may then be this certain.
NOTHING = "-"
CERTAIN = 0.5
_WARMING = 50


@dataclass(frozen=True, slots=True)
class _Asked:
    """One query, the rank of the expected place among the answers (0: missing), and the milliseconds it took by the
    clock and of the processor."""

    kind: str
    query: str
    country: str
    expected: str
    rank: int
    milliseconds: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one kind of queries: share found first, among five, among ten; milliseconds below which so many stay, by the
    clock and of the processor: on a machine that does other work the two differ."""

    kind: str
    n: int
    hit1: float
    hit5: float
    hit10: float
    p50: float
    p95: float
    p99: float
    cpu50: float
    cpu95: float


class Command(BaseCommand):
    help = (
        "Measure the resolution of names: FILE.csv has columns query,country,expected,kind and perhaps reason. "
        "Expected: GeoNames number or KATOTTG code; - where nothing may be certain (0.5). Reason: how it has to begin."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument("--misses", action="store_true", help="list the queries whose place is not found first")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = _rows(options["file"])
        for row in rows[:_WARMING]:
            resolve_name(row["query"], country=row["country"] or None, limit=_DEPTH)
        gc.collect()
        gc.freeze()  # as the server does once it has loaded everything (config/wsgi.py)
        asked = [_ask(row) for row in rows]
        gc.unfreeze()
        kinds: dict[str, list[_Asked]] = defaultdict(list)
        for each in asked:
            kinds[each.kind].append(each)
        figures = [_figures(kind, kinds[kind]) for kind in sorted(kinds)]
        self._report([*figures, _figures("all", asked)], options["format"])
        if options["misses"]:
            for each in asked:
                if each.rank != 1:
                    self.stdout.write(
                        f"{each.kind}: {each.query} [{each.country}] {each.expected} rank {each.rank or '-'}"
                    )

    def _report(self, figures: Sequence[Figures], style: str) -> None:
        if style == "json":
            self.stdout.write(json.dumps([_named(each) for each in figures], ensure_ascii=False))
            return
        head = ("kind", "n", "hit@1", "hit@5", "hit@10", "p50 ms", "p95 ms", "p99 ms", "cpu50", "cpu95")
        self.stdout.write("{:<32}{:>7}{:>8}{:>8}{:>8}{:>9}{:>9}{:>9}{:>9}{:>9}".format(*head))
        for each in figures:
            self.stdout.write(
                f"{each.kind:<32}{each.n:>7}{each.hit1:>8.3f}{each.hit5:>8.3f}{each.hit10:>8.3f}"
                f"{each.p50:>9.3f}{each.p95:>9.3f}{each.p99:>9.3f}{each.cpu50:>9.3f}{each.cpu95:>9.3f}"
            )


def _rows(file: Path) -> list[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = [{key: (value or "").strip() for key, value in row.items() if key} for row in csv.DictReader(lines)]
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read: {error}") from error
    missing = {"query", "expected"} - set(rows[0] if rows else ())
    if missing:
        raise CommandError(
            f"{file} needs the columns query,country,expected,kind; it lacks {', '.join(sorted(missing))}."
        )
    return [{"country": "", "kind": "", "reason": "", **row} for row in rows]


def _ask(row: dict[str, str]) -> _Asked:
    started, worked = time.perf_counter(), time.process_time()
    found = resolve_name(row["query"], country=row["country"] or None, limit=_DEPTH)
    cpu, milliseconds = (time.process_time() - worked) * 1000, (time.perf_counter() - started) * 1000
    return _Asked(row["kind"], row["query"], row["country"], row["expected"], _rank(row, found), milliseconds, cpu)


def _rank(row: dict[str, str], found: Sequence[Resolved]) -> int:
    """The rank of the place that is meant and met for the reason it should be; 0 where it is not among the answers."""
    if row["expected"] == NOTHING:
        return int(not any(place.score >= CERTAIN for place in found))
    for rank, place in enumerate(found, 1):
        if row["expected"] in (str(place.geonames), place.katottg) and place.reason.startswith(row["reason"]):
            return rank
    return 0


def _figures(kind: str, asked: Sequence[_Asked]) -> Figures:
    wall = _quantiles([each.milliseconds for each in asked], 0.5, 0.95, 0.99)
    cpu = _quantiles([each.cpu for each in asked], 0.5, 0.95)
    shares = [sum(0 < each.rank <= depth for each in asked) / len(asked) for depth in (1, 5, 10)]
    return Figures(kind, len(asked), *(round(share, 4) for share in shares), *wall, *cpu)


def _quantiles(milliseconds: Sequence[float], *shares: float) -> list[float]:
    times = sorted(milliseconds)
    return [round(times[min(int(len(times) * share), len(times) - 1)], 3) for share in shares]


def _named(figures: Figures) -> dict[str, Any]:
    """With the names of the columns as people say them: hit@1."""
    return {key.replace("hit", "hit@"): value for key, value in asdict(figures).items()}
