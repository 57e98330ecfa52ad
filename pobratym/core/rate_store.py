"""Where requests are counted by address: a small file of this machine, which all its processes share.

Not the cache of pages, which drops what it has no room for and may be away; not the database, since a reading that
writes would wait for whoever writes there. After a power cut the counts begin anew.
"""

import os
import random
import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache

_LAY_OUT = "CREATE TABLE IF NOT EXISTS counted (key TEXT PRIMARY KEY, number INTEGER, ends REAL) WITHOUT ROWID"
_ADD = (
    "INSERT INTO counted VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE "
    "SET number = excluded.number, ends = excluded.ends WHERE counted.ends <= ?"
)
_ADD_TO = "UPDATE counted SET number = number + ? WHERE key = ? AND ends > ? RETURNING number"
_TIDIED_EVERY = 500  # additions


class RateStore(BaseCache):
    """A cache of numbers: `add` and `incr` are whole, between threads and processes. Where the file cannot be used, on
    a full disk for example, each process counts for itself."""

    def __init__(self, path: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._path = Path(path)
        self._opened = threading.local()
        self._own = LocMemCache(f"rates of {path}", {})

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        now = time.time()
        try:
            if random.randrange(_TIDIED_EVERY) == 0:  # noqa: S311 - no secret
                self._file().execute("DELETE FROM counted WHERE ends <= ?", (now,))
            ends = self.get_backend_timeout(timeout) or now + 365 * 86400
            row = (self.make_and_validate_key(key, version), value, ends, now)
            return self._file().execute(_ADD, row).rowcount == 1
        except (sqlite3.Error, OSError):
            return self._own.add(key, value, timeout, version)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Raises ValueError where there is no such number, as Django's caches do."""
        try:
            row = (delta, self.make_and_validate_key(key, version), time.time())
            found = self._file().execute(_ADD_TO, row).fetchall()
        except (sqlite3.Error, OSError):
            return int(self._own.incr(key, delta, version))
        if not found:
            raise ValueError(f"There is no number for {key!r}")
        return int(found[0][0])

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        try:
            row = (self.make_and_validate_key(key, version), time.time())
            found = self._file().execute("SELECT number FROM counted WHERE key = ? AND ends > ?", row).fetchone()
        except (sqlite3.Error, OSError):
            return self._own.get(key, default, version)
        return found[0] if found else default

    def clear(self) -> None:
        self._own.clear()
        self._file().execute("DELETE FROM counted")

    def _file(self) -> sqlite3.Connection:
        """Opened once by each thread of each process: an open file does not go through a fork."""
        if getattr(self._opened, "by", None) != os.getpid():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = sqlite3.connect(self._path, isolation_level=None, timeout=1)
            file.execute("PRAGMA journal_mode = WAL")
            file.execute("PRAGMA synchronous = OFF")
            file.execute(_LAY_OUT)
            self._opened.file, self._opened.by = file, os.getpid()
        opened: sqlite3.Connection = self._opened.file
        return opened
