"""One edition filed from beginning to end: in batches that let others write in between, one edition at a time, with a
report and a journal entry. One that stops is taken back as a whole."""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.bulk_writing import analyse
from pobratym.core.errors import Conflict
from pobratym.core.exclusively import exclusively
from pobratym.imports.filing.logbook import Logbook, Rejected
from pobratym.imports.filing.turns import Turns
from pobratym.imports.filing.withdrawal import Withdrawal, speaks
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
    """Run `work` and file what it did as an edition of `source`; a dry run does the same and takes all of it back.

    What is written is committed batch by batch, so that others write in between (docs/adr/0034). Whatever stops the
    work takes back what was written; where the process dies, the next import or `undo_import` does.
    """
    started = time.monotonic()
    with no_garbage_collection(), one_at_a_time(by):
        _take_back_unfinished(by)
        if dry_run:
            with transaction.atomic():
                edition, logbook = _filed(source, work, by, Turns())
                transaction.set_rollback(True)
        else:
            edition, logbook = _filed(source, work, by, Turns())
    return Outcome(edition, time.monotonic() - started, logbook.rejected, logbook.heading, dry_run)


def _filed(source: str, work: Work, by: User | None, turns: Turns) -> tuple[Edition, Logbook]:
    edition = Edition.objects.create(source=source, started_at=timezone.now(), filed_by=by)
    logbook = Logbook(edition, turns)
    try:
        edition.version = work(logbook)[:120]
        logbook.close()
        if logbook.speaks_of_names:
            settle_shown_names(turn=turns.turn)
        with transaction.atomic():
            edition.filed_at = timezone.now()
            edition.save()
            counts = _counts(edition)
            record("imports.imported", subject=edition, by=by, source=source, edition=edition.version, **counts)
    except BaseException:
        take_back(edition, by)
        raise
    return edition, logbook


def take_back(edition: Edition, by: User | None) -> None:
    """What an edition wrote before it stopped; one that wrote nothing leaves no trace."""
    with transaction.atomic():
        stopped = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
        if not speaks(stopped):
            stopped.delete()
            return
        stopped.withdrawn_at, stopped.withdrawn_by = timezone.now(), by
        withdrawal = Withdrawal(stopped)
        withdrawal.carry_out()
        settle_shown_names()
        stopped.withdrawal = withdrawal.report()
        stopped.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal"])
        told: dict[str, Any] = {"source": stopped.source, "edition": stopped.version} | withdrawal.counts()
        record("imports.import_undone", subject=stopped, by=by, stopped=True, **told)


def _take_back_unfinished(by: User | None) -> None:
    """Who holds the lock knows that no other import is at work: what is unfinished belongs to a process that died."""
    for edition in Edition.objects.filter(filed_at__isnull=True, withdrawn_at__isnull=True).order_by("-pk"):
        take_back(edition, by)


def _counts(edition: Edition) -> dict[str, int]:
    return {name: getattr(edition, name) for name in ("added", "changed", "unchanged", "rejected")}


def refresh(outcomes: Sequence[Outcome]) -> None:
    """What is made of the registry, made again: the planner's figures and the index of names."""
    analyse()
    if not all(outcome.changed_nothing for outcome in outcomes) or current_index() is None:
        rebuild_index()


@contextmanager
def one_at_a_time(by: User | None) -> Iterator[None]:
    """A second import, or undoing one, waits for the first; a person on a page is told instead of kept waiting."""
    with exclusively(settings.IMPORT_LOCK, on_wait=_go_on if by is None else _refuse, number=_LOCK):
        yield


def _go_on() -> None:
    """A command has time."""


def _refuse() -> None:
    raise Conflict(_("Another import is at work. Try again when it has ended."))


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
