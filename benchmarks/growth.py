"""What pages cost when the platform has grown: CPU milliseconds of this process and of its database, queries, bytes.

    DATABASE_URL=… python -m benchmarks.growth [--size big] [--only needs] [--times 5] [--csv figures.csv]

DATABASE_URL names a database that `manage.py prepare` has filled (on SQLite without it: var/pobratym.sqlite3). It is
copied once into one of the program's own beside it, which is filled with made-up passports, needs and offers,
partnerships, letters, articles and entries of the journal (growth_rows.py): nothing is written anywhere else, and a
database that the program has not made itself is refused. `--anew` drops the copy first; `--fill` only fills it.

anew: where a passport, a need, a partnership and an article have just changed, so that this process reads them again;
held: with what the process holds, no answer kept; kept: the same answer once more, as strangers get what is kept.
"""

import argparse
import csv
import gc
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time
from urllib.parse import quote

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import benchmarks  # noqa: F401  sets Django up
from benchmarks.growth_rows import SIZES, Cast, cast, fill
from config.preloading import preload
from pobratym.core.bulk_writing import analyse
from pobratym.introductions.models import Introduction
from pobratym.journal.actions import record
from pobratym.news.models import ArticlePage
from pobratym.partnerships.models import Partnership
from pobratym.places.models import Municipality
from pobratym.profiles.models import Listing, Passport

_OWN_TABLE = "benchmark_growth"  # stands in databases that this program has made, and in no other
_NO_CACHE = {**settings.CACHES, "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--size", choices=sorted(SIZES), default="big")
    parser.add_argument("--only", default="", help="pages whose name holds this")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--csv", type=Path, help="write the figures there too")
    parser.add_argument("--anew", action="store_true", help="make the database again")
    parser.add_argument("--fill", action="store_true", help="fill the database and stop")
    asked = parser.parse_args()

    settings.ALLOWED_HOSTS = ["*"]
    settings.API_RATE = settings.EXPORTS_AN_HOUR = 0
    own = own_database(asked.size, is_anew=asked.anew)
    ensure_own()
    call_command("migrate", verbosity=0)
    print(f"{connection.vendor} {own}")
    if not asked.fill:
        measure(asked.only, asked.times, asked.csv)


def own_database(size: str, *, is_anew: bool) -> str:
    """Copies the prepared database into one of our own beside it where there is none yet, and turns to that."""
    template = str(connection.settings_dict["NAME"])
    if connection.vendor == "postgresql":
        own = f"{template}_growth_{size}"
        is_there = _copy_postgresql(template, own, is_anew=is_anew)
    else:
        own = str(Path(template).with_name(f"growth-{size}.sqlite3"))
        is_there = _copy_sqlite(template, own, is_anew=is_anew)
    connection.close()
    connection.settings_dict["NAME"] = own
    if connection.vendor == "postgresql":  # what parallel workers spend would not be seen
        connection.settings_dict.setdefault("OPTIONS", {})["options"] = "-c max_parallel_workers_per_gather=0"
    if not is_there:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE {_OWN_TABLE} (size varchar(10), filled_at varchar(40))")
    ensure_own()
    if not _is_filled():
        call_command("migrate", verbosity=0)
        fill(SIZES[size])
        analyse()
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {_OWN_TABLE} VALUES (%s, %s)", [size, timezone.now().isoformat()])  # noqa: S608
    return own


def _copy_postgresql(template: str, own: str, *, is_anew: bool) -> bool:
    """Whether it was there already."""
    connection.close()
    connection.settings_dict["NAME"] = "postgres"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [own])
        is_there = bool(cursor.fetchone())
    if is_there and is_anew:
        connection.close()
        connection.settings_dict["NAME"] = own
        ensure_own()
        connection.close()
        connection.settings_dict["NAME"] = "postgres"
    with connection.cursor() as cursor:
        if is_there and is_anew:
            cursor.execute(f'DROP DATABASE "{own}"')
        if is_anew or not is_there:
            cursor.execute(f'CREATE DATABASE "{own}" TEMPLATE "{template}"')
    return is_there and not is_anew


def _copy_sqlite(template: str, own: str, *, is_anew: bool) -> bool:
    if Path(own).exists() and not is_anew:
        return True
    if Path(own).exists():
        connection.settings_dict["NAME"] = own
        ensure_own()
        connection.close()
    for leftover in ("", "-wal", "-shm"):
        Path(own + leftover).unlink(missing_ok=True)
    with sqlite3.connect(template) as source, sqlite3.connect(own) as copy:
        source.backup(copy)
    return False


def ensure_own() -> None:
    """Refuses a database that this program has not made."""
    if _OWN_TABLE not in connection.introspection.table_names():
        sys.exit(f"{connection.settings_dict['NAME']} was not made by this program, which writes to its own only.")


def _is_filled() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {_OWN_TABLE}")  # noqa: S608
        return bool(cursor.fetchone()[0])


@dataclass(frozen=True)
class PageAsked:
    """A page, who asks for it, and the most that it may cost with nothing kept."""

    name: str
    address: str
    reader: str = "stranger"
    goal: int = 100


def pages(people: Cast) -> Iterator[PageAsked]:
    """What is measured."""
    hub, hromada = people.hub, people.hromada
    partnership = Partnership.objects.public().of(hub).order_by("pk")[0]
    longest = Introduction.objects.filter(receiver=hub, status="answered").order_by("pk")[0]
    oblast = Municipality.objects.get(pk=hromada.region_id)
    word = quote("вода")
    yield PageAsked("register.csv", "/en/partnerships/register.csv", goal=300)
    yield PageAsked("home", "/uk/", goal=40)
    yield PageAsked("directory", "/en/municipalities/", goal=60)
    yield PageAsked("directory, facets", "/en/municipalities/?side=abroad&offers=water&has=partner", goal=60)
    yield PageAsked("search", "/en/search/?q=Odesa")
    yield PageAsked("search, a word", f"/uk/search/?q={word}")
    yield PageAsked("needs", "/en/needs/", goal=60)
    yield PageAsked("needs, facets", "/uk/needs/?sphere=infrastructure&direction=need&country=UA", goal=60)
    yield PageAsked("needs, a word", f"/uk/needs/?q={word}")
    yield PageAsked("needs, last page", "/en/needs/?page=100", goal=60)
    yield PageAsked("register", "/en/partnerships/")
    yield PageAsked("register, facets", "/en/partnerships/?stage=signed&sphere=infrastructure&country=PL")
    yield PageAsked("register, by name", "/en/partnerships/?sort=name")
    yield PageAsked("register, a name", f"/uk/partnerships/?q={quote('Одеса')}")
    yield PageAsked("partnership", f"/en/partnerships/{partnership.pk}/")
    yield PageAsked("hub municipality", f"/en/municipalities/{hub.pk}-{hub.slug}/")
    yield PageAsked("hub hromada", f"/uk/municipalities/{hromada.pk}-{hromada.slug}/")
    yield PageAsked("oblast", f"/uk/municipalities/{oblast.pk}-{oblast.slug}/")
    yield PageAsked("country", "/en/countries/PL/")
    yield PageAsked("countries", "/en/countries/")
    yield PageAsked("news", "/uk/news/")
    yield PageAsked("news, facets", "/uk/news/?topic=topic-1&country=UA")
    yield PageAsked("news, a word", f"/uk/news/?q={word}")
    yield PageAsked("article", "/uk/news/growth-5/")
    yield PageAsked("feed", "/uk/news/feed/")
    yield PageAsked("map points", "/en/map/points.json")
    yield PageAsked("hub's partners on the map", f"/en/municipalities/{hub.pk}/points.json")
    yield PageAsked("sitemap", "/sitemap.xml")
    yield PageAsked("sitemap of municipalities", "/sitemap-municipalities.xml")
    yield PageAsked("API: municipalities", "/api/v1/municipalities/?page_size=100")
    yield PageAsked("API: partnerships", "/api/v1/partnerships/?page_size=100")
    yield PageAsked("API: search", "/api/v1/search/?q=Odesa")
    yield PageAsked("candidates of the hub", f"/en/desk/{hub.pk}/candidates/", "hub", goal=150)
    yield PageAsked("candidates of a hromada", f"/uk/desk/{hromada.pk}/candidates/", "hromada", goal=150)
    yield PageAsked("desk", "/en/desk/", "hub")
    yield PageAsked("letters received", f"/en/desk/{hub.pk}/letters/", "hub")
    yield PageAsked("letters sent", f"/en/desk/{hub.pk}/letters/?show=sent", "hub")
    yield PageAsked("long conversation", f"/en/desk/{hub.pk}/letters/{longest.pk}/", "hub")
    yield PageAsked("own needs and offers", f"/en/desk/{hub.pk}/needs-and-offers/", "hub")
    yield PageAsked("needs, signed in", "/en/needs/", "hub", goal=60)
    yield PageAsked("hub municipality, signed in", f"/en/municipalities/{hub.pk}-{hub.slug}/", "hub")
    yield PageAsked("back office", "/backoffice/", "moderator")
    yield PageAsked("journal", "/backoffice/journal/", "moderator")
    yield PageAsked("journal, an old page", "/backoffice/journal/?p=15000", "moderator")
    yield PageAsked("journal of the hub", f"/backoffice/journal/?municipality={hub.pk}", "moderator")
    yield PageAsked("requests", "/backoffice/membership-requests/", "moderator")
    yield PageAsked("representatives", "/backoffice/representatives/", "moderator")
    yield PageAsked("texts to look at", "/backoffice/texts-to-look-at/", "moderator")
    yield PageAsked("suggestions", "/backoffice/suggestions/", "moderator")
    yield PageAsked("corrections", "/backoffice/corrections/", "moderator")


@dataclass(frozen=True)
class Cost:
    """CPU milliseconds: of this process, and of the server's process that answers it (0 on SQLite, which is ours)."""

    own: float
    of_database: float

    def __str__(self) -> str:
        return f"{self.own:7.0f} {self.of_database:6.0f}"


def measure(only: str, times: int, figures: Path | None) -> None:
    people = cast()
    preload(get_wsgi_application())  # as gunicorn does: what is loaded for good is out of the collector's sight
    print(f"a fixed piece of work takes {pace():.0f} ms of the processor now")
    clients = {"stranger": Client()}
    for name, person in {
        "hub": people.hub_officer,
        "hromada": people.hromada_officer,
        "moderator": people.moderator,
    }.items():
        clients[name] = Client()
        clients[name].force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    rows = []
    print(f"{'':32} {'anew':>14} {'held':>14} {'kept':>14} queries  bytes  goal")
    for page in pages(people):
        if only and only not in page.name:
            continue
        client = clients[page.reader]

        def ask(client: Client = client, address: str = page.address) -> bytes:
            response = client.get(address)
            if response.status_code != 200:
                sys.exit(f"{address}: {response.status_code} {response.headers.get('Location', '')}")
            return b"".join(response) if response.streaming else response.content

        cache.clear()
        with override_settings(CACHES=_NO_CACHE):
            anew = spent(ask, times, before=something_changes)
            held = spent(ask, times)
            something_changes()
            with CaptureQueriesContext(connection) as queries:
                size = len(ask())
            asked = len(queries)  # now: the log of queries is emptied when the next request begins
        kept = spent(ask, times)
        is_met = anew.own + anew.of_database <= page.goal
        print(
            f"{page.name:32} {anew} {held} {kept} {asked:7} {size:6} {page.goal:5}{'' if is_met else ' missed'}",
            flush=True,
        )
        rows.append(
            (page.name, anew.own, anew.of_database, held.own, held.of_database, kept.own, asked, size, page.goal)
        )
    if figures:
        with figures.open("w", newline="") as file:
            csv.writer(file).writerows(rows)
    print(f"a fixed piece of work takes {pace():.0f} ms of the processor now")


def pace() -> float:
    """Milliseconds of the processor that always the same work takes: more where others use the machine too, so that
    figures of two runs can be compared."""
    took = []
    for _ in range(5):
        began = process_time()
        sorted(str(number * 7919 % 100_003) for number in range(100_000))
        took.append(1000 * (process_time() - began))
    return median(took)


def something_changes() -> None:
    """Somebody has changed a passport, a need, a partnership and an article."""
    with transaction.atomic():
        record("profiles.passport_saved", subject=Passport.objects.latest("pk"), by=None)
        record("profiles.listing_saved", subject=Listing.objects.latest("pk"), by=None)
        record("partnerships.confirmed", subject=Partnership.objects.latest("pk"), by=None)
        record("news.published", subject=ArticlePage.objects.latest("pk"), by=None)


def spent(ask: Callable[[], object], times: int, before: Callable[[], None] | None = None) -> Cost:
    """The median of several answers after one to warm up."""
    costs = []
    for _ in range(times + 1):
        if before:
            before()
        gc.collect()
        began, of_database = process_time(), _cpu_of_backend()
        ask()
        costs.append((process_time() - began, _cpu_of_backend() - of_database))
    return Cost(*(1000 * median(each) for each in zip(*costs[1:], strict=True)))


def _cpu_of_backend() -> float:
    """Seconds that the server's process of our connection has run, where it runs on this machine."""
    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    stat = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(stat.read_text().split()[0]) / 1e9 if stat.exists() else 0.0


if __name__ == "__main__":
    main()
