"""Our resolution of names beside tantivy's fuzzy search and SQLite's FTS5 trigrams, on the same rows and queries.

    pip install tantivy        # group bench, not a dependency of Pobratym
    python -m benchmarks.names.compare benchmarks/names/unseen.csv

All three get the same folded keys and the country where the query has one; the two others are re-ranked by likeness of
the keys (rapidfuzz) and then by population, which is what one would build with them. In process, warm.
"""

import csv
import os
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
django.setup()

import tantivy  # noqa: E402
from rapidfuzz.distance import OSA  # noqa: E402

from pobratym.naming.folding import fold  # noqa: E402
from pobratym.places.models import Identifier, Municipality, Name, Scheme  # noqa: E402
from pobratym.places.queries import resolve_name  # noqa: E402

Search = Callable[[str, str], list[str]]
_CANDIDATES = 200
_DEPTH = 10


class Rows:
    """Keys with the places that bear them."""

    def __init__(self) -> None:
        geonames = dict(
            Identifier.objects.filter(scheme=Scheme.GEONAMES).values_list("municipality_id", "value").iterator()
        )
        places = Municipality.objects.shown().values_list("id", "country_id", "population").iterator()
        self.places = {pk: (geonames.get(pk, ""), country, people or 0) for pk, country, people in places}
        self.bearers: dict[str, set[int]] = defaultdict(set)
        for pk, key in Name.objects.exclude(key="").values_list("municipality_id", "key").iterator():
            if pk in self.places:
                self.bearers[key].add(pk)

    def best(self, key: str, candidates: Iterable[str], country: str) -> list[str]:
        """GeoNames numbers of the places that bear the candidates: the likest key first, then the biggest place."""
        ranked: dict[str, tuple[int, int]] = {}
        for candidate in set(candidates):
            away = OSA.distance(key, candidate)
            for pk in self.bearers[candidate]:
                geonames, where, people = self.places[pk]
                if not country or where == country:
                    ranked[geonames] = min(ranked.get(geonames, (away, -people)), (away, -people))
        return sorted(ranked, key=lambda each: ranked[each])[:_DEPTH]


def with_trigrams(rows: Rows, folder: Path) -> Search:
    """FTS5's trigram tokenizer, any of the trigrams, bm25, re-ranked."""
    database = sqlite3.connect(folder / "trigrams.sqlite3")
    database.execute("CREATE VIRTUAL TABLE names USING fts5(key, tokenize='trigram', detail='none')")
    database.executemany("INSERT INTO names VALUES (?)", ((key,) for key in rows.bearers))
    database.execute("INSERT INTO names(names) VALUES ('optimize')")
    database.commit()

    def search(text: str, country: str) -> list[str]:
        key = fold(text)
        grams = " OR ".join(f'"{key[at : at + 3]}"' for at in range(len(key) - 2))
        if not grams:
            return rows.best(key, [key] if key in rows.bearers else [], country)
        sql = "SELECT key FROM names WHERE names MATCH ? ORDER BY rank LIMIT ?"
        found = [each for (each,) in database.execute(sql, (grams, _CANDIDATES))]
        return rows.best(key, found, country)

    return search


def with_tantivy(rows: Rows, folder: Path) -> Search:
    """Tantivy's fuzzy terms: whole keys, up to two edits, re-ranked."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw")
    schema = builder.build()
    (folder / "tantivy").mkdir()
    index = tantivy.Index(schema, path=str(folder / "tantivy"))
    writer = index.writer(200_000_000)
    for key in rows.bearers:
        writer.add_document(tantivy.Document(key=key))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(text: str, country: str) -> list[str]:
        key = fold(text)
        edits = 1 if len(key) < 8 else 2
        query = tantivy.Query.fuzzy_term_query(schema, "key", key, distance=edits, transposition_cost_one=True)
        hits = searcher.search(query, _CANDIDATES).hits
        return rows.best(key, (searcher.doc(address)["key"][0] for _, address in hits), country)

    return search


def ours(text: str, country: str) -> list[str]:
    """What evaluate_names measures."""
    return [str(place.geonames) for place in resolve_name(text, country=country or None, limit=_DEPTH)]


def main() -> None:
    """Print a table of the three."""
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as lines:
        queries = list(csv.DictReader(lines))
    rows = Rows()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{'method':<16}{'kind':<16}{'n':>6}{'hit@1':>8}{'hit@5':>8}{'hit@10':>8}{'p50 ms':>9}{'p95 ms':>9}")
        makers: dict[str, Callable[[], Search]] = {
            "ours": lambda: ours,
            "tantivy": lambda: with_tantivy(rows, folder),
            "fts5 trigrams": lambda: with_trigrams(rows, folder),
        }
        for method, make in makers.items():
            started = time.perf_counter()
            search = make()
            built = time.perf_counter() - started
            _print(method, _measured(search, queries))
            print(f"{method:<16}built in {built:.1f} s, {_megabytes(folder):.0f} MB so far in the folder")


def _measured(search: Search, queries: list[dict[str, str]]) -> dict[str, list[tuple[int, float]]]:
    for query in queries[:50]:
        search(query["query"], query["country"])
    asked: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for query in queries:
        started = time.perf_counter()
        found = search(query["query"], query["country"])
        milliseconds = (time.perf_counter() - started) * 1000
        rank = found.index(query["expected"]) + 1 if query["expected"] in found else 0
        kind = query["kind"].partition("_")[0] if query["kind"].startswith("hard") else query["kind"]
        asked[kind].append((rank, milliseconds))
        asked["~all"].append((rank, milliseconds))
    return asked


def _print(method: str, asked: dict[str, list[Any]]) -> None:
    for kind in sorted(asked):
        ranks, times = [rank for rank, _ in asked[kind]], sorted(ms for _, ms in asked[kind])
        shares = "".join(f"{sum(0 < rank <= depth for rank in ranks) / len(ranks):>8.3f}" for depth in (1, 5, 10))
        quantiles = "".join(f"{times[int(len(times) * share)]:>9.3f}" for share in (0.5, 0.95))
        print(f"{method:<16}{kind:<16}{len(ranks):>6}{shares}{quantiles}")


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


if __name__ == "__main__":
    main()
