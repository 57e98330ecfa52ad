"""A process that imports in batches, each holding the database for a while: beside a writer, or killed on the way.

Prints what the writer met as JSON. Run with DATABASE_URL of a migrated database of its own.
"""

import json
import os
import sys
import time
from datetime import date, timedelta
from threading import Event, Thread

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connections, transaction  # noqa: E402

from pobratym.core import bulk_writing  # noqa: E402
from pobratym.imports.filing import editions  # noqa: E402
from pobratym.journal.actions import record  # noqa: E402
from pobratym.journal.models import Entry  # noqa: E402
from pobratym.places.models import Edition, Municipality, Statistic  # noqa: E402
from tests.factories.places import MunicipalityFactory  # noqa: E402

BATCHES, SECONDS = 12, 0.3
_insert = bulk_writing.insert


def slowly(model, columns, rows):
    """As long as a large batch takes: longer together than a writer waits."""
    count = _insert(model, columns, list(rows))
    time.sleep(SECONDS if model is Statistic else 0)
    return count


def work(town: Municipality, dies_after: int):
    def write(logbook):
        columns = ("municipality_id", "as_of", "source", "population", "edition_id")
        for number in range(BATCHES):
            day = str(date(2020, 1, 1) + timedelta(days=number))
            logbook.insert(Statistic, columns, [(town.pk, day, "Office", number, logbook.edition.pk)])
            if number + 1 == dies_after:
                os._exit(9)
        logbook.count(added=BATCHES)
        return "busy"

    return write


def write_beside(town: Municipality, is_over: Event, waits: list[float]) -> None:
    """A person changes something again and again; each change waits as long as a request would."""
    while not is_over.is_set():
        started = time.monotonic()
        with transaction.atomic():
            Municipality.including_merged.filter(pk=town.pk).update(population=len(waits))
            record("memberships.membership_granted", subject=town, by=None)
        waits.append(time.monotonic() - started)
        time.sleep(0.02)
    connections.close_all()


def main(dies_after: int) -> None:
    town = Municipality.including_merged.first() or MunicipalityFactory()
    bulk_writing.insert = slowly
    is_over, waits = Event(), list[float]()
    writer = Thread(target=write_beside, args=(town, is_over, waits))
    if not dies_after:
        writer.start()
    try:
        editions.file_edition("statistics", work(town, dies_after), by=None, dry_run=False)
    finally:
        is_over.set()
    if writer.ident:
        writer.join()
    told = {
        "writes": len(waits),
        "longest": max(waits, default=0),
        "limit": settings.DATABASE_WAIT,
        "entries": Entry.objects.filter(verb="memberships.membership_granted").count(),
        "statistics": Statistic.objects.count(),
        "editions": [[bool(each.filed_at), bool(each.withdrawn_at)] for each in Edition.objects.order_by("pk")],
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]))
