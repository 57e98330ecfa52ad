"""Which editions of its sources the registry holds."""

from dataclasses import dataclass
from datetime import datetime

from pobratym.places.models import Edition


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
    for each in Edition.objects.in_force().order_by("filed_at"):
        if each.filed_at:
            latest[each.source] = LoadedEdition(each.source_label, each.version, each.filed_at, each.rows)
    return [latest[source] for source in sorted(latest)]
