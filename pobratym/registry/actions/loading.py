"""Loading the registry from the packaged sources, one transaction each, so that an interrupted run can be repeated."""

from collections.abc import Callable, Sequence
from functools import partial

from django.db import models
from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput
from pobratym.registry.actions.imports import countries, names, places, regions, ukraine
from pobratym.registry.actions.imports.context import Progress, SourceFiles, Sources, silent
from pobratym.registry.actions.imports.logbook import Logbook
from pobratym.registry.actions.imports.runs import Outcome, carry_out, refresh

Step = Callable[[Sources, Logbook, Progress], str]

# In the order in which they need each other.
STEPS: dict[str, Step] = {
    "countries": countries.load,
    "codifier": ukraine.load,
    "regions": regions.load,
    "places": places.load,
    "names": names.load,
}


def load_registry(
    *,
    by: models.Model | None,
    sources: Sequence[str] = (),
    files: SourceFiles | None = None,
    progress: Progress = silent,
    report: Callable[[Outcome], None] = lambda outcome: None,
    dry_run: bool = False,
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
    for name in (name for name in STEPS if not sources or name in sources):
        outcomes.append(carry_out(name, partial(_step, name, shared, progress), by=by, dry_run=dry_run))
        report(outcomes[-1])
    if not dry_run:
        refresh(outcomes)
    return outcomes


def _step(name: str, sources: Sources, progress: Progress, logbook: Logbook) -> str:
    return STEPS[name](sources, logbook, progress)
