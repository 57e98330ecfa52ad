"""A text of any length line by line, plain or as the one text in an archive, never more than a line in memory."""

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

# The longest line of a dump has some ten thousand letters of alternate names.
LONGEST = 1 << 20


class UnreadableLine(ValueError):
    """The file is damaged or no text; the message says how."""


@contextmanager
def opened(path: Path) -> Iterator[Iterator[bytes]]:
    """The lines of `path` with their ends. Raises OSError or Unreadable."""
    try:
        with path.open("rb") as file:
            if file.read(2) != b"PK":
                file.seek(0)
                yield _lines(file)
                return
        with ZipFile(path) as archive, archive.open(_text_in(archive)) as member:
            yield _lines(io.BufferedReader(member))  # type: ignore[type-var]
    except (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, KeyError) as error:
        raise UnreadableLine(str(error)) from error


def written_on(path: Path) -> date:
    """The day the text was made: what the archive says of it, else when the file was last written."""
    try:
        with ZipFile(path) as archive:
            return date(*_text_in(archive).date_time[:3])
    except (BadZipFile, ValueError, NotImplementedError):
        return date.fromtimestamp(path.stat().st_mtime)


def _text_in(archive: ZipFile) -> ZipInfo:
    """The largest text that is no readme."""
    texts = [
        each
        for each in archive.infolist()
        if each.filename.lower().endswith(".txt") and "readme" not in each.filename.lower()
    ]
    if not texts:
        raise UnreadableLine(_("the archive contains no text"))
    return max(texts, key=lambda each: each.file_size)


def _lines(file: "IO[bytes] | io.BufferedReader") -> Iterator[bytes]:
    while line := file.readline(LONGEST):
        if len(line) == LONGEST:
            raise UnreadableLine(_("a line is longer than any line of a GeoNames dump"))
        yield line
