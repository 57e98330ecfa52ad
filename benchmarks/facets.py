"""What counting the facets costs, on the loaded registry: processor time, so that a busy machine changes nothing.

    python -m benchmarks.facets [--times 100]

`facets`: all counts of the panel for a selection that is already found. `select`: which places pass, in order.
`page`: the whole answer of the address, from the database on, without the cache of pages.
"""

import argparse
import statistics
from collections.abc import Callable
from time import process_time

from django.conf import settings
from django.test import Client, override_settings

from pobratym.core.keeping import forget
from pobratym.places.queries.columns import all_columns
from pobratym.search.activity import activity
from pobratym.search.municipalities.narrowing import Narrowing, cells_of
from pobratym.search.municipalities.selection import MUNICIPALITIES

QUESTIONS = {
    "everything, everywhere": "side=everywhere",
    "Ukraine": "",
    "abroad": "side=abroad",
    "abroad, has no partner": "side=abroad&no_partner=1",
    "Poland and Germany, 5,000 to 20,000": "country=PL&country=DE&size=up_to_20",
    "within 500 km of Lviv": "side=everywhere&place=Lviv&within=500",
    "seeking, with a need in infrastructure": "side=everywhere&seeking=1&sphere=infrastructure",
    "a text: Odesa": "q=Odesa",
    "a text that begins much: San": "q=San",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--times", type=int, default=100, help="how often each is done")
    times = parser.parse_args().times
    loaded()
    print(f"{'milliseconds of processor time (median, p95)':44} {'facets':>14} {'select':>14} {'page':>16}  places")
    with override_settings(
        CACHES={**settings.CACHES, "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    ):
        for name, query in QUESTIONS.items():
            measured(name, query, times)


def loaded() -> None:
    """What the columns cost to read once, and to ask for afterwards."""
    forget()
    began = process_time()
    columns = all_columns()
    read = process_time() - began
    began = process_time()
    said = activity()
    tables = process_time() - began
    asked = [spent(all_columns) for _ in range(100)]
    print(f"columns of {len(columns.ids):,} places: read in {read:.2f} s, {columns.bytes_held / 2**20:.1f} MiB held")
    print(f"cells: {len(cells_of(columns).counts):,}; tables of what places say: {tables * 1000:.0f} ms")
    print(f"asking whether they are current: {statistics.median(asked):.2f} ms; parties {said.parties.shape[1]:,}\n")


def measured(name: str, query: str, times: int) -> None:
    found = MUNICIPALITIES.asked(_parsed(query))

    def anew() -> Narrowing:
        return Narrowing(found.question, found.narrowing.activity, found.narrowing.found)

    client = Client(SERVER_NAME="localhost")
    counts = [spent(lambda: counted(anew())) for _ in range(times)]
    rows = [spent(lambda: anew().rows) for _ in range(times)]
    pages = [spent(lambda: client.get(f"/en/municipalities/?{query}")) for _ in range(max(5, times // 10))]
    shown = " ".join(f"{statistics.median(each):7.2f} {quantile(each):6.2f}" for each in (counts, rows, pages))
    print(f"{name:44} {shown}  {found.total:,}")


def counted(narrowing: Narrowing) -> None:
    """Every facet of the panel."""
    narrowing.seeking(), narrowing.without_partner(), narrowing.radii()
    narrowing.countries(), narrowing.oblasts(), narrowing.kinds(), narrowing.levels(), narrowing.sizes()
    narrowing.of_listings("sphere"), narrowing.of_listings("form"), narrowing.of_listings("direction")
    narrowing.languages(), narrowing.statuses()


def spent(what: Callable[[], object]) -> float:
    began = process_time()
    what()
    return (process_time() - began) * 1000


def quantile(values: list[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


def _parsed(query: str) -> dict[str, list[str]]:
    parsed: dict[str, list[str]] = {}
    for part in filter(None, query.split("&")):
        name, _, value = part.partition("=")
        parsed.setdefault(name, []).append(value)
    return parsed


if __name__ == "__main__":
    main()
