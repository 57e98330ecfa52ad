"""Loads the whole registry into an empty database and measures time and rows a source, size, a second run, look-ups.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 python -m benchmarks.registry_import
    DATABASE_URL=postgres://postgres@127.0.0.1/pobratym_bench python -m benchmarks.registry_import

Prints a section for docs/benchmarks.md. The database must exist and be empty: nothing of yours belongs there.
"""

import os
import platform
import statistics
import sys
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from pobratym.imports.actions.loading import load_registry  # noqa: E402
from pobratym.imports.filing.editions import Outcome  # noqa: E402
from pobratym.imports.filing.packaged_sources import SourceFiles  # noqa: E402
from pobratym.places.models import Identifier, Municipality, Name  # noqa: E402
from pobratym.places.queries import count_located, look_up  # noqa: E402

LOOK_UPS = 200


def main() -> None:
    if "DATABASE_URL" not in os.environ:
        sys.exit("Set DATABASE_URL to an empty database of your own.")
    call_command("migrate", verbosity=0)
    if Municipality.including_merged.exists():
        sys.exit("The database is not empty.")
    print(f"### {_engine()}\n\n{timezone.localdate():%d.%m.%Y}, {_machine()}\n")
    first = _run("First run, empty database")
    second = _run("Second run, nothing to change")
    if not all(outcome.changed_nothing for outcome in second):
        sys.exit("The second run changed something.")
    located = count_located()
    print(f"- Rows: {sum(outcome.rows for outcome in first):,} ({Municipality.objects.count():,} municipalities and")
    print(f"  regions, {Name.objects.count():,} names, {Identifier.objects.count():,} identifiers); {_size():,.0f} MB")
    print(f"- Located: {located.located:,} of {located.hromadas:,} hromadas ({located.share:.1%})")
    _measure_look_ups()
    _explain()


def _run(title: str) -> list[Outcome]:
    path = os.environ.get("NATURAL_EARTH_ADMIN1")
    started = time.monotonic()
    outcomes = load_registry(by=None, files=SourceFiles(natural_earth=Path(path) if path else None))
    took, rows = time.monotonic() - started, sum(outcome.rows for outcome in outcomes)
    print(f"**{title}**\n\n| source | added | changed | unchanged | s | rows/s |\n|---|--:|--:|--:|--:|--:|")
    for outcome in outcomes:
        edition = outcome.edition
        print(
            f"| {edition.source} | {edition.added:,} | {edition.changed:,} | {edition.unchanged:,} "
            f"| {outcome.seconds:.1f} | {outcome.rows / outcome.seconds:,.0f} |"
        )
    print(f"| all, with ANALYZE | | | {rows:,} | {took:.1f} | {rows / took:,.0f} |\n")
    return outcomes


def _measure_look_ups() -> None:
    """Names spread evenly over the whole table, whole and cut to their first five letters, in process and warm."""
    count = Name.objects.count()
    texts = list(Name.objects.order_by("key").values_list("text", flat=True)[:: count // LOOK_UPS][:LOOK_UPS])
    for title, queries in (("whole names", texts), ("first five letters", [text[:5] for text in texts])):
        for text in queries[:20]:
            look_up(text)
        times = sorted(_milliseconds(text) for text in queries)
        print(
            f"- Look-up of {len(times)} {title}: p50 {statistics.median(times):.1f} ms,"
            f" p95 {times[int(len(times) * 0.95)]:.1f} ms, slowest {times[-1]:.0f} ms"
        )


def _milliseconds(text: str) -> float:
    started = time.perf_counter()
    look_up(text)
    return (time.perf_counter() - started) * 1000


def _explain() -> None:
    plan = Name.objects.filter(key__gte="odes", key__lt="odet").values("municipality_id").explain()
    print(f"- A prefix is answered by the index on the key: `{' '.join(plan.split())[:160]}`")
    if "name_key" not in plan:
        sys.exit("The index on the key is not used.")


def _engine() -> str:
    return "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"


def _machine() -> str:
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, load before {load:.1f}"


def _size() -> float:
    """Megabytes on disk."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return float(cursor.fetchone()[0]) / 1e6


if __name__ == "__main__":
    main()
