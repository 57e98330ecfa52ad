"""Several people at the same moment: threads, each with a connection of its own (not for SQLite in memory)."""

from collections.abc import Callable
from threading import Thread

from django.db import connections


def at_once(deed: Callable[[], object], number: int) -> None:
    """Do it so many times side by side, and wait for all."""

    def attempt() -> None:
        try:
            deed()
        finally:
            connections.close_all()

    threads = [Thread(target=attempt) for _number in range(number)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
