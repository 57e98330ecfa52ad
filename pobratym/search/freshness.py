"""When what the public pages show last changed: the mark that kept answers carry."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.core.cache import cache
from django.db import connection
from django.db.models import Model
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from pobratym.journal.models import Entry
from pobratym.places.models import Edition
from pobratym.places.name_index.opening import index_version

_SECONDS = 900
# Each grows with whatever it tells of: imports, every verb of the house, the editors' acts.
_LOGS: dict[type[Model], str] = {
    Edition: "filed_at",
    Entry: "occurred_at",
    PageLogEntry: "timestamp",
    ModelLogEntry: "timestamp",
}


@dataclass(frozen=True, slots=True)
class Freshness:
    """The last row of each log; the day, because needs and offers expire; and the index of names this process reads,
    which is built after the import it is of."""

    last: tuple[int, ...]
    day: date
    names: str

    def __str__(self) -> str:
        return f"{'-'.join(map(str, self.last))}-{self.day:%Y%m%d}-{self.names}"

    @property
    def changed_at(self) -> datetime | None:
        """When the last of these changes was; kept with the mark, so a query for each log the first time."""
        key = f"changed:{self}"
        changed: datetime | None = cache.get(key)
        if changed is None and (changed := max(filter(None, map(_time_of, _LOGS, self.last)), default=None)):
            cache.set(key, changed, _SECONDS)
        return changed


def freshness() -> Freshness:
    """The mark as it is now: one statement, four look-ups by primary key, whatever the size of the registry."""
    with connection.cursor() as cursor:
        cursor.execute(_statement())
        return Freshness(tuple(cursor.fetchone()), timezone.localdate(), index_version())


@lru_cache(maxsize=1)
def _statement() -> str:
    # Written out: the mark is read for every request, and building it by the ORM costs ten times what it takes to run.
    ends = (f"COALESCE((SELECT MAX(id) FROM {log._meta.db_table}), 0)" for log in _LOGS)  # noqa: S608
    return f"SELECT {', '.join(ends)}"


def _time_of(log: type[Model], last: int) -> datetime | None:
    """When the row that was the last one happened."""
    rows = log._default_manager.filter(pk=last).values_list(_LOGS[log], flat=True)
    return rows.first() if last else None
