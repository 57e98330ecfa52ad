"""When what the public pages show last changed: the mark that kept answers carry."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from pobratym.journal.models import Entry
from pobratym.registry.models import ImportRun


@dataclass(frozen=True)
class Freshness:
    """The last import, the last journal entry (every verb writes one), the editors' last act; and the day, because
    needs and offers expire."""

    run: int
    entry: int
    editors: str
    day: date
    changed_at: datetime | None

    def __str__(self) -> str:
        return f"{self.run}-{self.entry}-{self.editors}-{self.day:%Y%m%d}"


def freshness() -> Freshness:
    """Four look-ups by primary key, whatever the size of the registry."""
    run = ImportRun.objects.order_by("-pk").values_list("pk", "finished_at", "started_at").first()
    entry = Entry.objects.order_by("-pk").values_list("pk", "occurred_at").first()
    logs = [
        log.objects.order_by("-pk").values_list("pk", "timestamp").first() or (0, None)
        for log in (PageLogEntry, ModelLogEntry)
    ]
    times = [(run[1] or run[2]) if run else None, entry[1] if entry else None, *(each[1] for each in logs)]
    return Freshness(
        run=run[0] if run else 0,
        entry=entry[0] if entry else 0,
        editors=".".join(str(each[0]) for each in logs),
        day=timezone.localdate(),
        changed_at=max((time for time in times if time), default=None),
    )
