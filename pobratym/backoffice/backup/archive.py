"""The file of a backup: a tar with the database, the files by the storage they lie in, and the manifest at its end."""

import shutil
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from pobratym.backoffice.backup.databases import (
    FILE,
    copy_database,
    is_empty,
    present_tables,
    restore_database,
)
from pobratym.backoffice.backup.manifest import Content, Hashing, Manifest, differences
from pobratym.core.errors import Conflict
from pobratym.core.stored_files import MARK, STORAGES
from pobratym.journal.anchors import anchors_in, verify
from pobratym.journal.models import Entry

_MANIFEST = "manifest.json"


def make(target: Path) -> Manifest:
    """Write everything of this instance to `target`, which only its owner may read.

    Raises Conflict where the file is there already or the database cannot be copied; nothing is left behind then.
    """
    if target.exists():
        raise Conflict(f"{target} is there already: name another file.")
    part = target.with_name(f"{target.name}.part")
    part.touch(mode=0o600)
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
            copy = Path(folder) / FILE
            copied = copy_database(copy)
            manifest = Manifest(
                vendor=connection.vendor, made_at=timezone.now().isoformat(timespec="seconds"), **copied._asdict()
            )
            with tarfile.open(part, "w") as tar:
                manifest = replace(manifest, files=_fill(tar, copy))
                _add_bytes(tar, _MANIFEST, manifest.written())
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def check(source: Path) -> Manifest:
    """Read the whole file and compare it with its manifest; raises Conflict where it is not whole."""
    found: dict[str, Content] = {}
    manifest = None
    try:
        with tarfile.open(source) as tar:
            for member, file in _members(tar):
                if member == _MANIFEST:
                    manifest = Manifest.read(file.read())
                else:
                    found[member] = Hashing(file).to_the_end()
    except (OSError, tarfile.TarError, ValueError, EOFError) as error:
        raise Conflict(f"{source} cannot be read as a backup: {error}") from error
    if manifest is None:
        raise Conflict(f"{source} has no manifest: it is no backup, or its end is missing.")
    _refuse(f"{source} is damaged", differences(manifest.files, found))
    return manifest


def restore(source: Path) -> Manifest:
    """Fill this empty instance from a backup, then compare every table and every file with what its manifest says.

    Raises Conflict before anything is written where the instance is not empty, the backup is damaged, of another kind
    of database or of a newer release; afterwards where something does not agree.
    """
    manifest = check(source)
    _refuse_unfit(manifest)
    with tempfile.TemporaryDirectory(dir=source.parent, prefix=".restore-") as folder, tarfile.open(source) as tar:
        for member, file in _members(tar):
            if member == FILE:
                copy = Path(folder) / FILE
                with copy.open("wb") as target:
                    shutil.copyfileobj(file, target)
                restore_database(copy)
            elif member != _MANIFEST:
                storage, _, name = member.partition("/")
                _put(storages[storage], name, file)
    _verify(manifest)
    return manifest


def _fill(tar: tarfile.TarFile, database: Path) -> dict[str, Content]:
    with database.open("rb") as file:
        contents = {FILE: _add(tar, FILE, file, database.stat().st_size)}
    for storage, name in _stored():
        try:
            with storages[storage].open(name, "rb") as stored:
                contents[f"{storage}/{name}"] = _add(tar, f"{storage}/{name}", stored, storages[storage].size(name))
        except FileNotFoundError:  # deleted since it was listed: then no row names it either
            continue
    return contents


def _add(tar: tarfile.TarFile, name: str, file: Any, size: int) -> Content:
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = size, 0o600, int(timezone.now().timestamp())
    hashing = Hashing(file)
    tar.addfile(info, hashing)
    return hashing.to_the_end()


def _add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        _add(tar, name, file, len(content))


def _members(tar: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
    for member in tar:
        file = tar.extractfile(member) if member.isreg() else None
        if file is None:
            raise ValueError(f"{member.name} is no file")
        yield member.name, file


def _stored() -> Iterator[tuple[str, str]]:
    """Every file of both storages: the storage's name, and its own."""
    for name in STORAGES:
        for file in _below(storages[name], ""):
            yield name, file


def _below(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    yield from (f"{prefix}{name}" for name in sorted(files) if name)
    for name in sorted(folders):
        yield from _below(storage, f"{prefix}{name}")


def _put(storage: Storage, name: str, file: IO[bytes]) -> None:
    if name == MARK:
        storage.delete(MARK)
    kept = storage.save(name, File(file, name=name))
    if kept != name:
        raise Conflict(f"{name} was there already: the instance is not empty.")


def _refuse_unfit(manifest: Manifest) -> None:
    if manifest.vendor != connection.vendor:
        raise Conflict(f"This is a backup of {manifest.vendor}, and DATABASE_URL names {connection.vendor}.")
    known = [f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations]
    _refuse("The backup was made by a newer release than this", sorted(set(manifest.migrations) - set(known)))
    if not is_empty():
        raise Conflict("The database of these settings is not empty. Name an empty one in DATABASE_URL.")
    there = [f"{storage}/{name}" for storage, name in _stored() if name != MARK]
    _refuse("There are uploaded files here already; name an empty POBRATYM_VAR or S3_URL", there)


def _verify(manifest: Manifest) -> None:
    _refuse("Restored, but the tables are not those of the backup", differences(manifest.tables, present_tables()))
    present = {f"{storage}/{name}": _content(storages[storage], name) for storage, name in _stored()}
    expected = {name: content for name, content in manifest.files.items() if name != FILE}
    _refuse("Restored, but the files are not those of the backup", differences(expected, present))
    verified = verify(Entry.objects.order_by("id").iterator(chunk_size=2000), anchors_in(manifest.journal))
    _refuse("Restored, but the journal does not hold", [verified.fault] if verified.fault else [])


def _content(storage: Storage, name: str) -> Content:
    with storage.open(name, "rb") as file:
        return Hashing(file).to_the_end()


def _refuse(what: str, faults: Iterable[str]) -> None:
    """Raises Conflict that names the first of `faults`, if there are any."""
    listed = list(faults)
    if listed:
        more = f" and {len(listed) - 5} more" if len(listed) > 5 else ""
        raise Conflict(f"{what}: {'; '.join(listed[:5])}{more}.")
