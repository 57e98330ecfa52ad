"""One edition filed from beginning to end: one transaction, one at a time, a report, a journal entry."""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from pobratym.core.bulk_writing import analyse
from pobratym.imports.filing.logbook import Logbook, Rejected
from pobratym.journal.actions import record
from pobratym.people.models import User
from pobratym.places.models import Edition
from pobratym.places.name_index.opening import current_index, rebuild_index
from pobratym.places.shown_names import settle_shown_names

_LOCK = 0x72656769
# Writes rows through the logbook and says which version of the source they are of.
Work = Callable[[Logbook], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one source brought, and how long it took in seconds. The edition of a trial was taken back."""

    edition: Edition
    seconds: float
    rejected: Sequence[Rejected] = ()
    heading: tuple[str, ...] = ()
    is_trial: bool = False

    @property
    def rows(self) -> int:
        return self.edition.rows

    @property
    def changed_nothing(self) -> bool:
        return not self.edition.added and not self.edition.changed

    @property
    def report(self) -> dict[str, Any]:
        return self.edition.details


def file_edition(source: str, work: Work, *, by: User | None, dry_run: bool) -> Outcome:
    """Run `work` and file what it did as an edition of `source`; a dry run does the same and takes all of it back."""
    started = time.monotonic()
    with no_garbage_collection(), transaction.atomic():
        one_at_a_time()
        edition = Edition.objects.create(source=source, started_at=timezone.now(), filed_by=by)
        logbook = Logbook(edition)
        edition.version = work(logbook)[:120]
        logbook.close()
        if logbook.speaks_of_names:
            settle_shown_names()
        edition.filed_at = timezone.now()
        if dry_run:
            transaction.set_rollback(True)
        else:
            edition.save()
            record(
                "imports.imported", subject=edition, by=by, source=source, edition=edition.version, **_counts(edition)
            )
    return Outcome(edition, time.monotonic() - started, logbook.rejected, logbook.heading, dry_run)


def _counts(edition: Edition) -> dict[str, int]:
    return {name: getattr(edition, name) for name in ("added", "changed", "unchanged", "rejected")}


def refresh(outcomes: Sequence[Outcome]) -> None:
    """What is made of the registry, made again: the planner's figures and the index of names."""
    analyse()
    if not all(outcome.changed_nothing for outcome in outcomes) or current_index() is None:
        rebuild_index()


def one_at_a_time() -> None:
    """A second import waits for the first. SQLite has that already: our transactions begin IMMEDIATE."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Millions of small records without a cycle among them: looking for cycles took a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
