"""Writing by turns: an import commits often, and leaves others the time to write.

SQLite has one writer, and whoever waits asks again every tenth of a second: a gap has to be longer than that to be
met. On PostgreSQL writers of other rows do not wait at all.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

# Seconds of writing after which the others come, and how long they are given. A request waits DATABASE_WAIT at most.
HELD, GIVEN = 0.4, 0.15


class Turns:
    """Counts how long this import kept others waiting."""

    def __init__(self) -> None:
        self._held = 0.0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One batch: all of it is written, or nothing."""
        is_alone = not connection.in_atomic_block
        started = time.monotonic()
        with transaction.atomic():
            yield
        self._held += time.monotonic() - started
        if is_alone and connection.vendor == "sqlite" and self._held > HELD:
            time.sleep(GIVEN)
            self._held = 0.0
