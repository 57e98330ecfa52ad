"""Which editions of its sources the registry holds."""

from dataclasses import dataclass
from datetime import datetime

from pobratym.places.models import ImportRun


@dataclass(frozen=True)
class LoadedEdition:
    """What was last loaded of a source, when, and how many of its rows the registry took."""

    source: str
    edition: str
    loaded_at: datetime
    rows: int


def loaded_editions() -> list[LoadedEdition]:
    """The last finished import of each source, by name."""
    latest: dict[str, LoadedEdition] = {}
    for run in ImportRun.objects.standing().order_by("finished_at"):
        if run.finished_at:
            rows = run.added + run.changed + run.unchanged
            latest[run.source] = LoadedEdition(run.source_label, run.edition, run.finished_at, rows)
    return [latest[source] for source in sorted(latest)]
