"""One run of an import from beginning to end: one transaction, one at a time, a report, a journal entry."""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from pobratym.imports.filing import bulk
from pobratym.imports.filing.logbook import Logbook, Rejected
from pobratym.journal.actions import record
from pobratym.places.models import ImportRun
from pobratym.places.name_index.opening import current_index, rebuild_index

_LOCK = 0x72656769
# Writes rows through the logbook and says which edition they are of.
Work = Callable[[Logbook], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one source brought, and how long it took in seconds. The run of a trial was never saved."""

    run: ImportRun
    seconds: float
    rejected: list[Rejected] = field(default_factory=list)
    heading: tuple[str, ...] = ()
    is_trial: bool = False

    @property
    def rows(self) -> int:
        return self.run.rows

    @property
    def changed_nothing(self) -> bool:
        return not self.run.added and not self.run.changed

    @property
    def report(self) -> dict[str, Any]:
        return self.run.details


def carry_out(source: str, work: Work, *, by: models.Model | None, dry_run: bool) -> Outcome:
    """Run `work` and file what it did as a run of `source`; a dry run does the same and takes all of it back."""
    started, logbook = time.monotonic(), Logbook()
    with no_garbage_collection(), transaction.atomic():
        one_at_a_time()
        run = ImportRun(source=source, started_at=timezone.now(), actor_id=by.pk if by else None)
        run.save()
        logbook.run = run
        run.edition = work(logbook)[:120]
        _sum_up(run, logbook)
        if dry_run:
            transaction.set_rollback(True)
        else:
            _file(run, logbook, by)
    return Outcome(run, time.monotonic() - started, logbook.rejected, logbook.heading, dry_run)


def _sum_up(run: ImportRun, logbook: Logbook) -> None:
    tally = logbook.tally
    run.added, run.changed, run.unchanged = tally.added, tally.changed, tally.unchanged
    run.rejected, run.source_date, run.report = len(logbook.rejected), logbook.source_date, logbook.report()
    run.finished_at = timezone.now()


def _file(run: ImportRun, logbook: Logbook, by: models.Model | None) -> None:
    run.save()
    logbook.close(run)
    record(
        "imports.imported",
        subject=run,
        by=by,
        source=run.source,
        edition=run.edition,
        added=run.added,
        changed=run.changed,
        unchanged=run.unchanged,
        rejected=run.rejected,
    )


def refresh(outcomes: Sequence[Outcome]) -> None:
    """What is made of the registry, made again: the planner's figures and the index of names."""
    bulk.analyse()
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
