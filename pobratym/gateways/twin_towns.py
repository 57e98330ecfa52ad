"""Lists of twin towns: answers of Wikidata's query service about P190, and tables of associations.

The service gives its answer as SPARQL JSON, as two sorts of plain JSON, as CSV and as TSV, with or without the marks of
RDF (https://www.w3.org/TR/sparql11-results-json/, https://www.w3.org/TR/sparql11-results-csv-tsv/): the first two
columns of items are the two municipalities. A table names its columns by sides: wikidata_a, geonames_a, katottg_a,
name_a with cc_a, and the same for b; perhaps year, end and source.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.gateways import rows
from pobratym.gateways.rows import Line

WIKIDATA = "Wikidata"
_ITEM = re.compile(r"<?(?:https?://www\.wikidata\.org/entity/|wd:)?(Q[1-9][0-9]{0,11})>?")
_LITERAL = re.compile(r'"([^"]{0,300})"(?:@[A-Za-z-]{1,20}|\^\^<[^>]{1,200}>)?')
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})-([0-9]{2}))?")
_CODES = ("wikidata", "geonames", "katottg")
_ENDS = ("end", "end_time", "endtime", "ended_on")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class NamedSide:
    """A municipality as a list names it: its numbers by scheme, and its name with the ISO code of its country."""

    codes: Mapping[str, str]
    name: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class ListedLink:
    """A row of a list. `ended_on`: the day or year until which it held; `source`: where the row itself names it."""

    row: int
    one: NamedSide
    other: NamedSide
    cells: tuple[str, ...]
    source: str = ""
    ended_on: date | None = None


def read(path: Path) -> list[ListedLink]:
    """The links of a list in their order. Raises SourceRefused where the file is no such list."""
    heading, lines = _table(path)
    if any(f"{column}_a" in heading for column in (*_CODES, "name")):
        return [_of_sides(line, heading) for line in lines]
    columns = _columns_of_items(lines)
    if len(columns) < 2:
        raise SourceRefused(
            _(
                "%(file)s is not a list of twin towns: it needs two columns of items of Wikidata, or columns such as "
                "name_a, cc_a, geonames_a and the same for b. Nothing was changed."
            )
            % {"file": path.name}
        )
    return [_of_items(line, heading, columns[:2]) for line in lines]


def _table(path: Path) -> tuple[tuple[str, ...], list[Line]]:
    try:
        with path.open("rb") as file:
            beginning = file.read(200).removeprefix(b"\xef\xbb\xbf").lstrip()
    except OSError as error:
        raise SourceRefused(
            _("%(file)s cannot be read (%(reason)s). Nothing was changed.") % {"file": path.name, "reason": error}
        ) from error
    first, *others = _of_json(path) if beginning[:1] in (b"{", b"[") else rows.read(path, _understood)
    return tuple(_heading(cell) for cell in first.cells), others


def _of_json(path: Path) -> list[Line]:
    """SPARQL JSON, or the plain JSON that the pages of the service save: a list of objects."""
    if path.stat().st_size > rows.LARGEST:
        raise SourceRefused(
            _("%(file)s is larger than %(n)s MB. Nothing was changed.") % {"file": path.name, "n": rows.LARGEST >> 20}
        )
    try:
        answer = json.loads(path.read_bytes())
        found = answer["results"]["bindings"] if isinstance(answer, dict) else answer
        columns = list(dict.fromkeys(column for row in found for column in row))
        cells = [tuple(_plain(row.get(column, "")) for column in columns) for row in found]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SourceRefused(
            _("%(file)s is no answer of Wikidata’s query service. Nothing was changed.") % {"file": path.name}
        ) from error
    return [Line(0, tuple(columns)), *(Line(number, each) for number, each in enumerate(cells, start=1))]


def _plain(value: Any) -> str:
    return str(value["value"] if isinstance(value, dict) else value)


def _heading(cell: str) -> str:
    return cell.strip().removeprefix("?").lower()


def _understood(lines: Sequence[Line]) -> int:
    """Of ways to cut a text into cells the one that gives most columns of a list."""
    if not lines:
        return 0
    width = len(lines[0].cells)
    return width if width > 1 and all(len(line.cells) == width for line in lines[:20]) else 0


def _cell(line: Line, column: int) -> str:
    """What stands there, without the marks of RDF."""
    text = line.cells[column].strip() if column < len(line.cells) else ""
    literal = _LITERAL.fullmatch(text)
    return (literal[1] if literal else text)[:_LONGEST]


def _columns_of_items(lines: Sequence[Line]) -> list[int]:
    """The columns whose cells name an item wherever they are filled, in their order."""
    some = lines[:50]
    width = max((len(line.cells) for line in some), default=0)
    filled = [[text for line in some if (text := _cell(line, column))] for column in range(width)]
    return [column for column, texts in enumerate(filled) if texts and all(map(_ITEM.fullmatch, texts))]


def _of_items(line: Line, heading: Sequence[str], columns: Sequence[int]) -> ListedLink:
    one, other = (_side({"wikidata": _cell(line, column)}) for column in columns)
    return ListedLink(line.number, one, other, line.cells, WIKIDATA, _ended_on(line, heading))


def _of_sides(line: Line, heading: Sequence[str]) -> ListedLink:
    told = {column: _cell(line, place) for place, column in enumerate(heading)}
    one, other = (
        _side(
            {code: told.get(f"{code}_{side}", "") for code in _CODES},
            told.get(f"name_{side}", ""),
            told.get(f"cc_{side}", ""),
        )
        for side in "ab"
    )
    return ListedLink(line.number, one, other, line.cells, told.get("source", "")[:200], _ended_on(line, heading))


def _side(codes: Mapping[str, str], name: str = "", country: str = "") -> NamedSide:
    item = _ITEM.fullmatch(codes.get("wikidata", ""))
    told = {**codes, "wikidata": item[1] if item else ""}
    return NamedSide({scheme: code for scheme, code in told.items() if code}, name, country.upper()[:2])


def _ended_on(line: Line, heading: Sequence[str]) -> date | None:
    """The last day it held; of a year that alone is told, its last."""
    for told in _ends(line, heading):
        if found := _DAY.match(told):
            year, month, day = (int(part or 0) for part in found.groups())
            try:
                return date(year, month or 12, day or 31)
            except ValueError:
                return date(max(year, 1), 12, 31)
    return None


def _ends(line: Line, heading: Sequence[str]) -> Iterator[str]:
    for place, column in enumerate(heading):
        if column in _ENDS and (text := _cell(line, place)):
            yield text
