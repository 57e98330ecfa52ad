"""One process at a time, on one host and over all that share a database: the second one waits."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

_PREPARE = 0x706F6273  # any constant number: PostgreSQL's name for the lock, one for each thing to be done alone


@contextmanager
def exclusively(path: Path, *, on_wait: Callable[[], object], number: int = _PREPARE) -> Iterator[None]:
    """Holds the file at `path` for this host, and with PostgreSQL the lock `number` of the database for all hosts.

    Calls `on_wait` where somebody else holds one; it may raise instead of waiting. Both fall with the process that
    holds them, however it ends.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            on_wait()
            fcntl.flock(file, fcntl.LOCK_EX)
        with _of_the_database(on_wait, number):
            yield


@contextmanager
def _of_the_database(on_wait: Callable[[], object], number: int) -> Iterator[None]:
    """By a connection of its own: whatever happens to the one that works, the lock stays. SQLite's file is on one host
    anyway."""
    if connection.vendor != "postgresql":
        yield
        return
    holding = connection.copy()
    try:
        with holding.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
            if not cursor.fetchone()[0]:
                on_wait()
                cursor.execute("SELECT pg_advisory_lock(%s)", [number])
        yield
    finally:
        holding.close()
