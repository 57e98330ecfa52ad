"""Office documents as people send them are archives: told by what is in them, and never by their names."""

import zipfile
from enum import StrEnum
from typing import IO
from zlib import error as DamagedStream  # noqa: N812

# An honest document has some dozens of parts, and none of its own lists is a megabyte.
_MOST_PARTS = 3000
_LONGEST_LIST = 1 << 20
# What a document may be once unpacked, as it says itself: a page of text takes kilobytes, a photograph some megabytes.
_LARGEST_UNPACKED = 200 * 1024 * 1024
_TYPES = "[Content_Types].xml"
# Macros, and controls that run as programs: by the types that the document itself declares ...
_PROGRAMS = (b"vbaproject", b"macroenabled", b"activex", b"vbadata")
# ... and by content: a project of macros and an embedded program are OLE containers, whatever they are called.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DAMAGED_ARCHIVE = (
    zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, KeyError, OSError, DamagedStream,
)  # fmt: skip


class OfficeKind(StrEnum):
    """What an archive is, by its main part."""

    DOCUMENT = "word/document.xml"
    WORKBOOK = "xl/workbook.xml"


def kind_without_programs(file: IO[bytes]) -> OfficeKind | None:
    """The kind of an office document that holds no program; None for any other file."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            kind = next((kind for kind in OfficeKind if kind in names), None)
            if kind is None or _TYPES not in names or _is_bomb(parts) or _has_programs(archive, parts):
                return None
            return kind
    except DAMAGED_ARCHIVE:
        return None


def _is_bomb(parts: list[zipfile.ZipInfo]) -> bool:
    return len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_UNPACKED


def _has_programs(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> bool:
    with archive.open(_TYPES) as listed:
        types = listed.read(_LONGEST_LIST + 1)
    if len(types) > _LONGEST_LIST or any(word in types.replace(b"\0", b"").lower() for word in _PROGRAMS):
        return True
    return any(_begins_with(archive, part, _OLE) for part in parts if not part.is_dir())


def _begins_with(archive: zipfile.ZipFile, part: zipfile.ZipInfo, magic: bytes) -> bool:
    with archive.open(part) as content:
        return content.read(len(magic)) == magic
