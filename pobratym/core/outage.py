"""What to do while the database is away: tell it from other faults, and wait with growing pauses."""

from collections.abc import Iterator

from django.db import InterfaceError, OperationalError

# No answer: the server is away, ends our connection, or a lock is not to be had.
OUTAGE = (OperationalError, InterfaceError)
# What SQLite says by the same class of a statement that is wrong.
_FAULTS = ("no such ", "near ", "ambiguous ", "incomplete input", "too many ")
_FIRST, _LONGEST = 0.5, 10.0  # seconds


def is_outage(error: BaseException | None) -> bool:
    """Whether the error, or what it came of, is a database that does not answer: no fault of the code."""
    while error is not None:
        if isinstance(error, OUTAGE) and not str(error).startswith(_FAULTS):
            return True
        error = error.__cause__
    return False


def growing_pauses() -> Iterator[float]:
    """Seconds to wait before each new attempt."""
    pause = _FIRST
    while True:
        yield pause
        pause = min(pause * 2, _LONGEST)
