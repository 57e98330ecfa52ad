"""Tables as people have them: CSV in UTF-8 or Windows-1251, with commas, semicolons or tabs, headings in any order.

Rows keep the number under which a spreadsheet shows them; the headings are row 1.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused

LARGEST = 200 * 1024 * 1024
_DELIMITERS = ",;\t"
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row by column; `cells` as they stand in the file. `excess` cells stand under no heading."""

    number: int
    values: Mapping[str, str]
    cells: tuple[str, ...]
    excess: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """`unread`: headings that mean no column that is known."""

    heading: tuple[str, ...]
    rows: tuple[TableRow, ...]
    unread: tuple[str, ...] = ()


def read(path: Path, columns: Mapping[str, Sequence[str]], required: Sequence[str]) -> Table:
    """The table in `path`; `columns` are the headings that mean a column, the first of each is the one to tell.

    Raises SourceRefused where the file is no text, no table, or lacks a required heading.
    """
    return parse(_text(path), path.name, columns, required)


def parse(text: str, name: str, columns: Mapping[str, Sequence[str]], required: Sequence[str]) -> Table:
    """As `read`, of a text."""
    known = {_folded(heading): column for column, headings in columns.items() for heading in (column, *headings)}
    best = max((_records(text, each, name) for each in _DELIMITERS), key=lambda rows: _recognised(rows, known))
    numbered = [(number, cells) for number, cells in enumerate(best, start=1) if any(cell.strip() for cell in cells)]
    if not numbered:
        raise SourceRefused(_("%(file)s is empty. Nothing was changed.") % {"file": name})
    heading = tuple(cell.strip() for cell in numbered[0][1])
    places = _places(heading, known, name)
    missing = [columns[column][0] for column in required if column not in places]
    if missing:
        raise SourceRefused(
            _("%(file)s has no column %(missing)s. Expected in the first row: %(all)s. Nothing was changed.")
            % {
                "file": name,
                "missing": ", ".join(f"“{each}”" for each in missing),
                "all": ", ".join(headings[0] for headings in columns.values()),
            }
        )
    unread = tuple(cell for place, cell in enumerate(heading) if cell and place not in places.values())
    return Table(heading, tuple(_rows(numbered[1:], places, len(heading))), unread)


def _rows(numbered: Sequence[tuple[int, list[str]]], places: Mapping[str, int], width: int) -> Iterator[TableRow]:
    for number, cells in numbered:
        values = {column: cells[place].strip() if place < len(cells) else "" for column, place in places.items()}
        yield TableRow(number, values, tuple(cells), sum(bool(cell.strip()) for cell in cells[width:]))


def _places(heading: Sequence[str], known: Mapping[str, str], name: str) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in enumerate(heading):
        column = known.get(_folded(cell))
        if column in places:
            raise SourceRefused(
                _("%(file)s has two columns “%(heading)s”. Nothing was changed.") % {"file": name, "heading": cell}
            )
        if column is not None:
            places[column] = place
    return places


def _recognised(rows: Sequence[list[str]], known: Mapping[str, str]) -> int:
    """How many headings are understood when the text is cut like that."""
    heading = next((cells for cells in rows if any(cell.strip() for cell in cells)), [])
    return sum(_folded(cell) in known for cell in heading)


def _records(text: str, delimiter: str, name: str) -> list[list[str]]:
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise SourceRefused(
            _("%(file)s is not a table (%(reason)s). Nothing was changed.") % {"file": name, "reason": error}
        ) from error


def _folded(heading: str) -> str:
    bare = _BLANKS.sub(" ", heading.replace("²", "2").replace("’", "'").replace("_", " ")).strip(" *:\ufeff")
    return bare.casefold()


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise SourceRefused(
                _("%(file)s is larger than 200 MB: it cannot be a table of municipalities.") % {"file": path.name}
            )
        content = path.read_bytes()
    except OSError as error:
        raise SourceRefused(
            _("%(file)s cannot be read (%(reason)s). Nothing was changed.")
            % {"file": path.name, "reason": error.strerror or error}
        ) from error
    return decoded(content, path.name)


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
