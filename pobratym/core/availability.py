"""Is it the database that does not serve us now, or a fault of ours? The first passes by itself and is no error 500."""

import sqlite3
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError

# What an answer 503 says of when to come back, in seconds: writers are through, a restarted server is up.
RETRY_AFTER = 5
# The errors that say it; also of a statement that is wrong, so handle only where statements are known to be right.
OUTAGE = (OperationalError, InterfaceError)
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 10.0  # seconds


def is_database_away(error: BaseException | None) -> bool:
    """Whether `error`, or what it came of, says that the database is locked, full, read only, or not reached.

    A missing table is an OperationalError of SQLite too, under its code for faults in a statement: that one is ours.
    """
    while error is not None:
        if isinstance(error, OUTAGE):
            return not _is_our_fault(error.__cause__)
        error = error.__cause__ or error.__context__
    return False


def _is_our_fault(cause: BaseException | None) -> bool:
    """SQLite's generic error, and its interface used wrongly; drivers of servers have other errors for these."""
    if not isinstance(cause, sqlite3.Error):
        return False
    return isinstance(cause, sqlite3.InterfaceError) or getattr(cause, "sqlite_errorcode", 1) & 0xFF == 1


def growing_pauses() -> Iterator[float]:
    """Seconds to wait before each new attempt."""
    pause = _FIRST_PAUSE
    while True:
        yield pause
        pause = min(pause * 2, _LONGEST_PAUSE)
