"""Which index this process reads: the current one of the registry, looked after with every request."""

import fcntl
import gc
import logging
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from pobratym.core.keeping import kept
from pobratym.journal.areas import Area
from pobratym.journal.marks import marks
from pobratym.naming.index import NameIndex, UnreadableIndex
from pobratym.naming.reading import whole
from pobratym.places.models import Level, Name
from pobratym.places.name_index.changes import NOTHING_CHANGED, Changes, changed_since
from pobratym.places.name_index.source import LEVELS, build_index, last_import

logger = logging.getLogger(__name__)

_MOST_RECENT = 5_000


@dataclass(frozen=True)
class OpenedIndex:
    """The index that is open, and what the registry says beside it. `index` is None where it is of another registry, or
    there is none: then the database has to answer."""

    index: NameIndex | None = None
    recent: dict[str, list[int]] = field(default_factory=dict)
    last_name: int = 0
    changes: Changes = NOTHING_CHANGED
    hidden: frozenset[int] = frozenset()  # positions in the index of places that are shown no more

    def added_since(self, text: str) -> list[int]:
        """Primary keys of municipalities that got this very name after the index was built, by people."""
        return self.recent.get(whole(text), []) if self.recent else []


def current_index() -> NameIndex | None:
    """The index of the registry as it was last imported; None where there is none and the database has to do."""
    return opened().index


def index_version() -> str:
    """What names are answered from in this process: the build, and the newest name and change since; empty without."""
    now = opened()
    return f"{now.index.folder.name}+{now.last_name}+{now.changes.last}" if now.index else ""


def is_behind() -> bool:
    """Whether this host has no index of the registry as it is, or one that knows too little of it: time to build."""
    index = _index_of_registry()
    if index is None:
        return True
    newer = Name.objects.filter(pk__gt=index.meta["last_name"]).exclude(key="").count()
    return newer > _MOST_RECENT or changed_since(index.meta["last_entry"]).are_too_many


class _Build(NamedTuple):
    """The file that names the current build, and what tells it from the one of another build; 0 where there is none."""

    pointer: str
    written: int = 0
    inode: int = 0


def _build() -> _Build:
    pointer = f"{settings.NAMES_INDEX}/current"
    try:
        found = os.stat(pointer)
    except FileNotFoundError:
        return _Build(pointer)
    return _Build(pointer, found.st_mtime_ns, found.st_ino)


def _state() -> object:
    """Changes with every build, and with every name."""
    build = _build()
    return (build, marks(Area.NAMES)) if build.written else build


@kept(_state)
def opened() -> OpenedIndex:
    """What names are answered from now; who asks twice for one answer holds it, so that both are of one state."""
    index = _index_of_registry()
    if index is None:
        if _build().written:
            logger.warning("The index of names is damaged or of another state of the registry: it is built anew.")
            build_behind()
        return OpenedIndex()
    recent, last_name = _added_since(index)
    changes = _changed_since(index)
    return OpenedIndex(index, recent, last_name, changes, _hidden(index, changes))


def _index_of_registry() -> NameIndex | None:
    """None where there is none, it cannot be read, or it is of another state of the registry."""
    index = _read_index()
    return index if index is not None and index.meta["import"] == last_import() else None


@kept(_build)
def _read_index() -> NameIndex | None:
    build = _build()
    if not build.written:
        return None
    pointer = Path(build.pointer)
    try:
        return NameIndex(pointer.parent / pointer.read_text().strip())
    except (UnreadableIndex, OSError, ValueError):
        logger.exception("The index of names cannot be read; the database answers.")
        return None


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


def rebuild_index(*, only_if_free: bool = False) -> Path | None:
    """Build the index of the registry as it is now and make it the current one; None where the registry is empty.

    One process a machine builds at a time, the others wait; `only_if_free`: or leave it to that one (None).
    """
    folder = Path(settings.NAMES_INDEX)
    folder.mkdir(parents=True, exist_ok=True)
    was_collecting = gc.isenabled()
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (fcntl.LOCK_NB if only_if_free else 0))
        except BlockingIOError:
            return None
        gc.disable()  # millions of small records without a cycle among them
        try:
            return build_index(folder)
        finally:
            if was_collecting:
                gc.enable()


def build_behind() -> None:
    """Another process builds the index while the database answers: on each machine by itself, since each has its own
    files. Nobody waits for it, and this process keeps its memory."""
    if settings.NAMES_BUILT_BEHIND:
        command = [sys.executable, "-m", "django", "build_name_index", "--only-if-free"]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603


def level_number(level: str) -> int:
    """How the index counts a level of `Level`."""
    return LEVELS[Level(level).value]
