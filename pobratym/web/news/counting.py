"""Views are written behind the readers' backs: some at once, by a thread that nobody waits for."""

import atexit
import logging
from threading import Lock, Timer

from django.conf import settings
from django.db import DatabaseError, connection

from pobratym.news.actions import write_views

log = logging.getLogger(__name__)
_lock = Lock()
_waiting: Timer | None = None


def write_later() -> None:
    """Within VIEWS_WRITTEN_AFTER seconds this process writes what it has counted; 0: somebody else sees to that."""
    global _waiting
    with _lock:
        if _waiting or not settings.VIEWS_WRITTEN_AFTER:
            return
        _waiting = Timer(settings.VIEWS_WRITTEN_AFTER, _write)
        _waiting.daemon = True
        _waiting.start()
        atexit.unregister(_write)
        atexit.register(_write)


def _write() -> None:
    global _waiting
    with _lock:
        _waiting = None
    try:
        write_views(by=None)
    except DatabaseError:  # locked or away: they are written with the next ones
        log.warning("views of articles could not be written yet", exc_info=True)
    finally:
        connection.close()  # the thread ends, and its connection with it
