"""How far each area has come: raised in the transaction of the change, read once a request."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from django.apps import apps
from django.db import connection

from pobratym.journal.areas import Area, followed
from pobratym.journal.models import Entry, Mark

# Area, number and time of the last thing that changed it. The time as a text: it is read for every request and looked
# at for few.
_End = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Marks:
    """Where some areas stand. Equal as long as nothing of them has changed; never equal again after that."""

    ends: tuple[_End, ...]

    def __str__(self) -> str:
        return ";".join(f"{area}{number}@{moment}" for area, number, moment in self.ends)

    @property
    def changed_at(self) -> datetime | None:
        """When the last of the changes was; None where there was none yet."""
        return max((as_time(moment) for _, _, moment in self.ends), default=None)


class _Reading:
    """The marks as one request has read them."""

    ends: list[_End] | None = None


_reading: ContextVar[_Reading | None] = ContextVar("reading of the marks", default=None)


def marks(*areas: Area) -> Marks:
    """The marks of these areas as they are now: one statement over a handful of rows."""
    return Marks(tuple(end for end in _ends() if end[0] in areas))


@contextmanager
def read_once() -> Iterator[None]:
    """Inside, the marks are read at most once: a request answers from one state of every area."""
    if _reading.get() is not None:
        yield
        return
    token = _reading.set(_Reading())
    try:
        yield
    finally:
        _reading.reset(token)


def raise_marks(areas: Collection[Area], entry: Entry) -> None:
    """The entry changes `areas`. Only `journal.actions` calls this, while it holds the end of the ledger: so writers
    wait for each other there, and never here."""
    if not areas:
        return
    Mark.objects.bulk_create(
        [Mark(area=area, number=entry.pk, raised_at=entry.occurred_at) for area in sorted(areas)],
        update_conflicts=True,
        unique_fields=["area"],
        update_fields=["number", "raised_at"],
    )
    if reading := _reading.get():
        reading.ends = None


def _ends() -> list[_End]:
    reading = _reading.get()
    if reading is None:
        return _read()
    if reading.ends is None:
        reading.ends = _read()
    return reading.ends


def _read() -> list[_End]:
    with connection.cursor() as cursor:
        cursor.execute(_statement())
        ends: list[_End] = cursor.fetchall()
        return sorted(ends)


@lru_cache(maxsize=1)
def _statement() -> str:
    # Written out: it is run for every request, and building it by the ORM costs ten times what it takes to run.
    ends = [f"SELECT area, number, CAST(raised_at AS text) FROM {Mark._meta.db_table}"]  # noqa: S608
    for number, (log, area) in enumerate(followed().items()):
        table = apps.get_model(log.model)._meta.db_table
        last = f"SELECT '{area}', id, CAST({log.moment} AS text) FROM {table} ORDER BY id DESC LIMIT 1"  # noqa: S608
        ends.append(f"SELECT * FROM ({last}) AS log_{number}")  # noqa: S608
    return " UNION ALL ".join(ends)


def as_time(moment: str) -> datetime:
    """Django's connections have times in UTC; SQLite does not say so."""
    read = datetime.fromisoformat(moment)
    return read if read.tzinfo else read.replace(tzinfo=UTC)
