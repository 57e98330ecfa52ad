"""When what the public pages show last changed: the mark that cached answers carry."""

from dataclasses import dataclass
from datetime import datetime

from pobratym.journal.models import Entry
from pobratym.registry.models import ImportRun


@dataclass(frozen=True)
class Freshness:
    """The last import and the last journal entry; every verb writes one, so no change escapes it."""

    run: int
    entry: int
    changed_at: datetime | None

    def __str__(self) -> str:
        return f"{self.run}-{self.entry}"


def freshness() -> Freshness:
    """Two look-ups by primary key, whatever the size of the registry."""
    run = ImportRun.objects.order_by("-pk").values_list("pk", "finished_at", "started_at").first()
    entry = Entry.objects.order_by("-pk").values_list("pk", "occurred_at").first()
    times = [time for time in ((run[1] or run[2]) if run else None, entry[1] if entry else None) if time]
    return Freshness(run[0] if run else 0, entry[0] if entry else 0, max(times, default=None))
