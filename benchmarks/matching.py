"""How fast candidates are found, how much memory the columns take, and how evenly hromadas and towns are shown.

    python -m benchmarks.matching [--hromadas 200]

Prints milliseconds; the Gini coefficient of exposure is 0 where everybody is shown as often and 1 where one takes all.
"""

import argparse
import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from pobratym.matching.criteria import DEFAULT_WEIGHTS
from pobratym.matching.queries import candidates
from pobratym.matching.queries.portraits import portraits
from pobratym.matching.queries.precedents import HROMADAS_HELD, precedents_of, public_score
from pobratym.matching.queries.shortlist import shortlist
from pobratym.matching.rules.measures import gini
from pobratym.places.models import Level, Municipality
from pobratym.places.queries.columns import all_columns

SHOWN = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--hromadas", type=int, default=200, help="how many hromadas to ask for, evenly spread")
    asked = parser.parse_args().hromadas
    load_columns()
    load_score()
    hromadas = evenly(Municipality.objects.counted().order_by("id"), asked)
    towns = evenly(Municipality.objects.abroad().filter(level=Level.MUNICIPALITY, population__gt=2000), asked)
    measure_shortlist(hromadas)
    for name, side in (("hromada", hromadas), ("municipality abroad", towns)):
        for asked_before in ("first asked", "asked again"):
            lists, spent = timed(with_reasons, side[:HROMADAS_HELD])
            told(f"candidates of one {name} with the reasons of {SHOWN}, {asked_before}", spent)
        lists, spent = timed(lambda each: candidates(each, limit=50), side)
        told(f"candidates of one {name}", spent)
        told_exposure(name, lists)


def with_reasons(municipality: Municipality) -> None:
    """What the page shows at first."""
    for candidate in candidates(municipality, limit=50)[:SHOWN]:
        _ = candidate.reasons


def load_columns() -> None:
    before, began = memory_mib(), perf_counter()
    columns = all_columns()
    seconds = perf_counter() - began
    print(
        f"columns of {len(columns.ids):,} places: {seconds:.2f} s, {columns.bytes_held / 2**20:.1f} MiB held, "
        f"private memory of the process {before:.0f} -> {memory_mib():.0f} MiB"
    )


def load_score() -> None:
    """The score of the whole registry, as the first hromada that asks has it made."""
    before, began, began_work = memory_mib(), perf_counter(), process_time()
    public_score().precedents(int(all_columns().places_of(np.array([Municipality.objects.counted()[0].pk]))[0]))
    print(
        f"score: {perf_counter() - began:.2f} s, {process_time() - began_work:.2f} s of processor time, "
        f"private memory of the process {before:.0f} -> {memory_mib():.0f} MiB"
    )


def memory_mib() -> float:
    """Private memory of this process; pages of the database that are mapped are shared and not counted."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1024


def evenly(rows: Any, count: int) -> list[Municipality]:
    found = list(rows)
    return found[:: max(1, len(found) // count)][:count]


def measure_shortlist(hromadas: Sequence[Municipality]) -> None:
    drawn = portraits([each.pk for each in hromadas], seen_by=0)
    columns = all_columns()
    found, spent = timed(precedents_of, list(drawn))
    told("what towns like one choose, by the score of all places", spent)
    drawn = {pk: replace(us, precedents=each) for (pk, us), each in zip(drawn.items(), found, strict=True)}
    _, spent = timed(
        lambda us: shortlist(us, columns, weights=DEFAULT_WEIGHTS, at_most=150, a_country=15), list(drawn.values())
    )
    told("short list by columns of numbers", spent)


def timed(what: Callable[[Any], Any], each_of: Sequence[Any]) -> tuple[list[Any], list[float]]:
    what(each_of[0])  # warm
    results, spent, began_work = [], [], process_time()
    for one in each_of:
        began = perf_counter()
        results.append(what(one))
        spent.append(1000 * (perf_counter() - began))
    print(
        f"{1000 * (process_time() - began_work) / len(each_of):.1f} ms of processor time each; by the clock:", end=" "
    )
    return results, spent


def told(what: str, spent: Sequence[float]) -> None:
    middle, high = statistics.median(spent), float(np.percentile(spent, 95))
    print(f"{what}: median {middle:.1f} ms, p95 {high:.1f} ms, best {min(spent):.1f} ms ({len(spent)} asked)")


def told_exposure(name: str, lists: Sequence[Any]) -> None:
    """Over the first ten of every list: how many different ones are shown, and how unevenly."""
    shown = Counter(candidate.municipality.pk for each in lists for candidate in each[:10])
    countries = Counter(candidate.municipality.country_id for each in lists for candidate in each[:10])
    print(
        f"  first ten of {len(lists)} lists for a {name}: {len(shown):,} different municipalities, "
        f"Gini among them {gini(list(shown.values())):.2f}; countries {dict(countries.most_common(8))}"
    )


if __name__ == "__main__":
    main()
