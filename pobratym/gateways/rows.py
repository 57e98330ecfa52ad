"""Rows of whatever file people keep a table in: text with separators, a workbook, a document; told by its content."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.core.lookalikes import as_seen
from pobratym.core.office_files import OfficeKind, kind_without_programs
from pobratym.gateways import documents, workbooks

LARGEST, LARGEST_ARCHIVE = 200 * 1024 * 1024, 32 * 1024 * 1024
_SEPARATORS = ";,\t|"
# The first line that tells Excel, and nobody else, how the others are cut; Excel does not count it.
_TOLD_SEPARATOR = re.compile(r'\ufeff?"?sep=(.)"?[;,\t|]{0,99}\r?\n?', re.IGNORECASE)
# Finds its headings in rows, and says how many of them it understood: the best way of cutting a text is taken.
Judge = Callable[[Sequence["Line"]], int]


class Line(NamedTuple):
    """`number` is the one that an editor shows, 0 outside tables; `cells` are as they are seen."""

    number: int
    cells: tuple[str, ...]


def read(path: Path, judge: Judge) -> list[Line]:
    """Every row of `path` that is not empty. Raises SourceRefused where the file is too large or holds no rows."""
    content = _content(path)
    if content[:2] == b"PK":
        return list(_of_archive(path))
    return cut(decoded(content, path.name), path.name, judge)


def cut(text: str, name: str, judge: Judge) -> list[Line]:
    """A text into rows, by the separator its first line tells, or by the one that makes most sense."""
    told = _TOLD_SEPARATOR.match(text)
    rest, separators = (text[told.end() :], told[1]) if told else (text, _SEPARATORS)
    ways = [_records(rest, each, name) for each in separators]
    found = max(ways, key=judge) if len(ways) > 1 else ways[0]
    if not found:
        raise SourceRefused(_("%(file)s is empty. Nothing was changed.") % {"file": name})
    return found


def _records(text: str, separator: str, name: str) -> list[Line]:
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    except (csv.Error, TypeError, ValueError) as error:
        raise SourceRefused(
            _("%(file)s is not a table (%(reason)s). Nothing was changed.") % {"file": name, "reason": error}
        ) from error
    return [Line(number, tuple(cells)) for number, cells in enumerate(rows, start=1) if _is_filled(cells)]


def _of_archive(path: Path) -> Iterator[Line]:
    with path.open("rb") as file:
        kind = kind_without_programs(file)
    if kind is None:
        raise SourceRefused(
            _("%(file)s is no workbook (.xlsx) and no document (.docx) without programs in it. Nothing was changed.")
            % {"file": path.name}
        )
    if kind is OfficeKind.DOCUMENT:
        yield from (Line(*line) for line in documents.lines(path) if _is_filled(line[1]))
        return
    for sheet in workbooks.sheets(path):
        yield Line(0, (sheet.name,))
        yield from (Line(*row) for row in sheet.rows if _is_filled(row[1]))


def _is_filled(cells: Sequence[str]) -> bool:
    return any(as_seen(cell).strip() for cell in cells)


def _content(path: Path) -> bytes:
    """What the file holds; of an archive its beginning, for the rest is read part by part."""
    try:
        with path.open("rb") as file:
            is_archive = file.read(2) == b"PK"
        if path.stat().st_size > (LARGEST_ARCHIVE if is_archive else LARGEST):
            raise SourceRefused(
                _("%(file)s is larger than %(n)s MB: it cannot be a table of municipalities. Nothing was changed.")
                % {"file": path.name, "n": (LARGEST_ARCHIVE if is_archive else LARGEST) >> 20}
            )
        return b"PK" if is_archive else path.read_bytes()
    except OSError as error:
        raise SourceRefused(
            _("%(file)s cannot be read (%(reason)s). Nothing was changed.")
            % {"file": path.name, "reason": error.strerror or error}
        ) from error


def decoded(content: bytes, name: str) -> str:
    """The text in whichever encoding spreadsheets write. Raises SourceRefused where it is none."""
    encodings = ["utf-16"] if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ["utf-8-sig", "cp1251"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise SourceRefused(
        _("%(file)s is not a text file: save the table as CSV in UTF-8. Nothing was changed.") % {"file": name}
    )
