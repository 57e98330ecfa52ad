"""Loading the registry from the packaged sources, one transaction each, so that an interrupted run can be repeated."""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput
from pobratym.journal.actions import record
from pobratym.registry.actions.imports import bulk, countries, names, places, regions, ukraine
from pobratym.registry.actions.imports.context import Progress, SourceFiles, Sources, silent
from pobratym.registry.actions.imports.filing import Tally
from pobratym.registry.models import ImportRun
from pobratym.registry.resolution.opening import current_index, rebuild_index

Step = Callable[[Sources, Progress], tuple[Tally, str]]

# In the order in which they need each other.
STEPS: dict[str, Step] = {
    "countries": countries.load,
    "codifier": ukraine.load,
    "regions": regions.load,
    "places": places.load,
    "names": names.load,
}
_LOCK = 0x72656769


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one source brought, and how long it took in seconds."""

    run: ImportRun
    seconds: float

    @property
    def rows(self) -> int:
        return self.run.added + self.run.changed + self.run.unchanged

    @property
    def changed_nothing(self) -> bool:
        return not self.run.added and not self.run.changed


def load_registry(
    *,
    by: models.Model | None,
    sources: Sequence[str] = (),
    files: SourceFiles | None = None,
    progress: Progress = silent,
    report: Callable[[Outcome], None] = lambda outcome: None,
) -> list[Outcome]:
    """Load `sources` (all where empty) in the order in which they need each other.

    `files` are read instead of what the packages ship. A source that is refused (SourceRefused) leaves everything as it
    was before it; those loaded before it stay.
    """
    unknown = [name for name in sources if name not in STEPS]
    if unknown:
        raise InvalidInput(
            _("There is no source %(name)s. Choose from: %(all)s.") % {"name": unknown[0], "all": ", ".join(STEPS)}
        )
    shared = Sources(files or SourceFiles())
    outcomes = []
    with _no_garbage_collection():
        for name in (name for name in STEPS if not sources or name in sources):
            outcomes.append(_load(name, shared, by, progress))
            report(outcomes[-1])
    bulk.analyse()
    if not all(outcome.changed_nothing for outcome in outcomes) or current_index() is None:
        rebuild_index()
    return outcomes


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Millions of small records without a cycle among them: looking for cycles took a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _load(name: str, sources: Sources, by: models.Model | None, progress: Progress) -> Outcome:
    started = time.monotonic()
    with transaction.atomic():
        _one_at_a_time()
        run = ImportRun(source=name, started_at=timezone.now())
        tally, run.edition = STEPS[name](sources, progress)
        run.added, run.changed, run.unchanged = tally.added, tally.changed, tally.unchanged
        run.finished_at = timezone.now()
        run.save()
        record(
            "registry.imported",
            subject=run,
            by=by,
            source=name,
            edition=run.edition,
            added=run.added,
            changed=run.changed,
            unchanged=run.unchanged,
        )
    return Outcome(run, time.monotonic() - started)


def _one_at_a_time() -> None:
    """A second import waits for the first. SQLite has that already: our transactions begin IMMEDIATE."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
