"""What to do while the database is away: tell it from other faults, and wait with growing pauses."""

from collections.abc import Iterator

from django.db import InterfaceError, OperationalError

# No answer: the server is away, ends our connection, or a lock is not to be had.
OUTAGE = (OperationalError, InterfaceError)
_FIRST, _LONGEST = 0.5, 10.0  # seconds


def growing_pauses() -> Iterator[float]:
    """Seconds to wait before each new attempt."""
    pause = _FIRST
    while True:
        yield pause
        pause = min(pause * 2, _LONGEST)
