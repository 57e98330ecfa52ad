"""Which index this process reads: the current one of the registry, looked after every few seconds."""

import gc
import logging
import time
from pathlib import Path

from django.conf import settings

from pobratym.naming.index import NameIndex
from pobratym.naming.reading import whole
from pobratym.places.models import Level, Name
from pobratym.places.name_index.changes import NOTHING_CHANGED, Changes, Present, changed_since
from pobratym.places.name_index.source import LEVELS, build_index, last_import

logger = logging.getLogger(__name__)

_FRESH_SECONDS = 5.0
_MOST_RECENT = 5_000


class _Opened:
    """The index this process has open, and when it was last compared with the registry."""

    def __init__(self) -> None:
        self.index: NameIndex | None = None
        self.folder: Path | None = None
        self.is_current = False
        self.recent: dict[str, list[int]] = {}
        self.last_name = 0
        self.changes = NOTHING_CHANGED
        self.hidden: frozenset[int] = frozenset()
        self.looked_at = float("-inf")

    def look(self) -> None:
        self.looked_at = time.monotonic()
        folder = _current_folder()
        if folder != self.folder:
            self.index, self.folder = (_open(folder) if folder else None), folder
        was_current = self.is_current
        self.is_current = self.index is not None and self.index.meta["import"] == last_import()
        in_use = self.index if self.is_current else None
        self.recent, self.last_name = _added_since(in_use) if in_use else ({}, 0)
        self.changes = _changed_since(in_use) if in_use else NOTHING_CHANGED
        self.hidden = _hidden(in_use, self.changes) if in_use else frozenset()
        if self.index is not None and was_current and not self.is_current:
            logger.warning("The index of names is older than the registry: run manage.py build_name_index.")


_opened = _Opened()


def current_index() -> NameIndex | None:
    """The index of the registry as it was last imported; None where there is none and the database has to do."""
    if time.monotonic() - _opened.looked_at > _FRESH_SECONDS:
        _opened.look()
    return _opened.index if _opened.is_current else None


def index_version() -> str:
    """What names are answered from in this process: the build, and the newest name and change since; empty without.

    Kept answers carry it. It costs no query of its own: the index is looked after every few seconds anyway.
    """
    index = current_index()
    return f"{index.folder.name}+{_opened.last_name}+{_opened.changes.last}" if index else ""


def added_since(text: str) -> list[int]:
    """Primary keys of municipalities that got this very name after the index was built, by people."""
    return _opened.recent.get(whole(text), []) if _opened.recent else []


def changed() -> dict[int, Present | None]:
    """By primary key what has become of the places that people changed after the index was built; None: not shown."""
    return _opened.changes.present


def present_number(pk: int) -> int | None:
    """The primary key under which a place of the index stands now: of a merged one the other's; None: not shown."""
    if pk not in _opened.changes.present:
        return pk
    present = _opened.changes.present[pk]
    return present.id if present else None


def hidden() -> frozenset[int]:
    """Positions in the index of places that are shown no more."""
    return _opened.hidden


def _hidden(index: NameIndex, changes: Changes) -> frozenset[int]:
    gone = [pk for pk, present in changes.present.items() if present is None]
    return frozenset(index.position_of(gone)) if gone else frozenset()


def _changed_since(index: NameIndex) -> Changes:
    changes = changed_since(index.meta["last_entry"])
    if changes.are_too_many:
        logger.warning("Many places have changed since the index of names was built: run manage.py build_name_index.")
    return changes


def _added_since(index: NameIndex) -> tuple[dict[str, list[int]], int]:
    """Folded names newer than the build with their municipalities, and the newest one's number."""
    rows = Name.objects.filter(pk__gt=index.meta["last_name"]).exclude(key="").order_by("pk")
    recent: dict[str, list[int]] = {}
    last: int = index.meta["last_name"]
    for last, key, municipality in rows.values_list("pk", "key", "municipality_id")[: _MOST_RECENT + 1]:  # noqa: B007
        recent.setdefault(key, []).append(municipality)
    if len(recent) > _MOST_RECENT:
        logger.warning("Many names are newer than the index of names: run manage.py build_name_index.")
    return recent, last


def forget_index() -> None:
    """Look again at the next question: after a build, and between tests."""
    _opened.looked_at = float("-inf")


def rebuild_index() -> Path | None:
    """Build the index of the registry as it is now and make it the current one; None where the registry is empty."""
    was_collecting = gc.isenabled()
    gc.disable()  # millions of small records without a cycle among them
    try:
        return build_index(Path(settings.NAMES_INDEX))
    finally:
        if was_collecting:
            gc.enable()
        forget_index()


def level_number(level: str) -> int:
    """How the index counts a level of `Level`."""
    return LEVELS[Level(level).value]


def _current_folder() -> Path | None:
    base = Path(settings.NAMES_INDEX)
    try:
        return base / (base / "current").read_text()
    except FileNotFoundError:
        return None


def _open(folder: Path) -> NameIndex | None:
    try:
        return NameIndex(folder)
    except FileNotFoundError:
        logger.warning("The index of names in %s cannot be read: run manage.py build_name_index.", folder)
        return None
