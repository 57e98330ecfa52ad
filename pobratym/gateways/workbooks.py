"""Workbooks (.xlsx): their sheets row by row, each cell as a person sees it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from posixpath import join, normpath

from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.gateways.office_parts import OfficeParts, office_parts, refusing

MOST_ROWS = 200_000
_MOST_COLUMNS, _LONGEST_CELL = 200, 32_767
_LARGEST_STRINGS, _MOST_STYLES = 12 << 20, 100_000
_BOOK, _RELATIONS, _CORE = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "docProps/core.xml"
_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")
# Formats that come with every workbook and show a day.
_DAY_FORMATS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
# What of a format is words, colours or conditions: "год" is no year.
_NO_FORMAT = re.compile(r'"[^"]{0,200}"|\[[^\]]{0,100}\]|\\.')
_FIRST_DAY, _FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_SERIAL = 2_958_465
Row = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows` are those that are there, by the number that a person sees."""

    name: str
    rows: Iterator[Row]


def sheets(path: Path) -> Iterator[Sheet]:
    """The visible sheets in their order; read the rows of one before asking for the next. Raises SourceRefused."""
    with office_parts(path) as parts:
        book = _Book(parts)
        for name, part in book.sheets:
            yield Sheet(name, _refusing_rows(path, book.rows(part)))


def _refusing_rows(path: Path, rows: Iterator[Row]) -> Iterator[Row]:
    with refusing(path):
        yield from rows


def saved_on(path: Path) -> date | None:
    """The day, by our clock, on which the workbook says it was last saved; None where it does not say. Programs write
    the moment in UTC (W3C-DTF, as ISO/IEC 29500 asks). Raises SourceRefused."""
    with office_parts(path) as parts:
        said = _Texts("modified")
        if _CORE in parts.names:
            said.of(parts, _CORE)
    try:
        saved = datetime.fromisoformat(said.found[0].strip()) if said.found else None
    except ValueError:
        return None
    return saved and (timezone.localdate(saved) if saved.tzinfo else saved.date())


@dataclass
class _Texts:
    """The texts of all elements of one name."""

    tag: str
    found: list[str] = field(default_factory=list)
    _is_inside: bool = False

    def of(self, parts: OfficeParts, name: str) -> None:
        for _piece in parts.read(name, self._begin, self._end, self._text):
            pass

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == self.tag:
            self._is_inside = True
            self.found.append("")

    def _end(self, tag: str) -> None:
        if tag == self.tag:
            self._is_inside = False

    def _text(self, text: str) -> None:
        if self._is_inside:
            self.found[-1] += text


class _Book:
    """What the sheets share: texts, formats, the first day of the calendar."""

    def __init__(self, parts: OfficeParts) -> None:
        self._parts = parts
        self._targets: dict[str, str] = {}
        self._listed: list[tuple[str, str]] = []
        self._is_1904 = False
        self._formats: dict[int, str] = {}
        self._styles: list[int] = []
        self._is_in_cell_formats = False
        self._strings = _Strings()
        for name, begin in ((_RELATIONS, self._relation), (_BOOK, self._book), (self._named("styles"), self._style)):
            if name in parts.names:
                for _piece in parts.read(name, begin, self._end, lambda text: None):
                    pass
        if (name := self._named("sharedStrings")) in parts.names:
            for _piece in parts.read(name, self._strings.begin, self._strings.end, self._strings.text):
                pass
        self._days = {number for number, style in enumerate(self._styles) if self._shows_day(style)}

    @property
    def sheets(self) -> list[tuple[str, str]]:
        """Name and part of each."""
        found = [(name, self._targets.get(relation, "")) for name, relation in self._listed]
        return [(name, part) for name, part in found if part in self._parts.names]

    def rows(self, part: str) -> Iterator[Row]:
        sheet = _SheetRows(self._strings.found, self._days, _FIRST_DAY_1904 if self._is_1904 else _FIRST_DAY)
        for _piece in self._parts.read(part, sheet.begin, sheet.end, sheet.text):
            yield from sheet.taken()

    def _named(self, word: str) -> str:
        default = f"xl/{word}.xml"
        return next((part for part in self._targets.values() if part.endswith(f"/{word}.xml")), default)

    def _relation(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship" and (target := attributes.get("Target", "")):
            inside = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            self._targets[attributes.get("Id", "")] = inside

    def _book(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "workbookPr":
            self._is_1904 = attributes.get("date1904", "0") in {"1", "true"}
        elif tag == "sheet" and attributes.get("state", "visible") == "visible":
            relation = next((value for key, value in attributes.items() if key.endswith("}id")), "")
            self._listed.append((attributes.get("name", ""), relation))

    def _style(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "numFmt":
            self._formats[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            self._is_in_cell_formats = True
        elif tag == "xf" and self._is_in_cell_formats:
            self._styles.append(int(attributes.get("numFmtId", "0")))
            if len(self._styles) > _MOST_STYLES:
                raise ValueError(_("it unpacks to more than such a file can hold"))

    def _end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._is_in_cell_formats = False

    def _shows_day(self, style: int) -> bool:
        if style in self._formats:
            letters = _NO_FORMAT.sub("", self._formats[style][:500]).casefold()
            return "y" in letters or "d" in letters or "рр" in letters
        return style in _DAY_FORMATS


@dataclass
class _Strings:
    """The texts that cells refer to; what tells how a text is pronounced is no part of it."""

    found: list[str] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _is_text: bool = False
    _is_phonetic: bool = False
    _size: int = 0

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "si":
            self._pieces = []
        self._is_text = tag == "t"
        self._is_phonetic = self._is_phonetic or tag == "rPh"

    def end(self, tag: str) -> None:
        self._is_text = False
        if tag == "rPh":
            self._is_phonetic = False
        elif tag == "si":
            self.found.append("".join(self._pieces)[:_LONGEST_CELL])
            self._size += 8

    def text(self, text: str) -> None:
        if self._is_text and not self._is_phonetic:
            self._size += len(text)
            self._pieces.append(text)
        if self._size > _LARGEST_STRINGS:
            raise ValueError(_("it unpacks to more than such a file can hold"))


class _SheetRows:
    """The rows of one sheet as they come by; a formula shows its last result."""

    def __init__(self, strings: list[str], days: set[int], first_day: datetime) -> None:
        self._strings, self._days, self._first_day = strings, days, first_day
        self._rows: list[Row] = []
        self._row: dict[int, str] = {}
        self._number, self._column, self._count = 0, 0, 0
        self._kind, self._is_day, self._is_value, self._value = "", False, False, ""

    def taken(self) -> list[Row]:
        """The rows found since it was last asked."""
        rows, self._rows = self._rows, []
        return rows

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "row":
            self._number = int(attributes.get("r", self._number + 1))
            self._row, self._column, self._count = {}, 0, self._count + 1
            if self._count > MOST_ROWS or self._number > 1 << 20:
                raise ValueError(_("it has more than %(n)s rows") % {"n": MOST_ROWS})
        elif tag == "c":
            found = _REFERENCE.fullmatch(attributes.get("r", ""))
            self._column = _column(found[1]) if found else self._column + 1
            self._kind, self._value = attributes.get("t", "n"), ""
            self._is_day = int(attributes.get("s", "0")) in self._days
        self._is_value = tag in {"v", "t"}

    def end(self, tag: str) -> None:
        self._is_value = False
        if tag == "c" and self._column <= _MOST_COLUMNS and (seen := self._seen()):
            self._row[self._column] = seen[:_LONGEST_CELL]
        elif tag == "row" and self._row:
            cells = tuple(self._row.get(column, "") for column in range(1, max(self._row) + 1))
            self._rows.append((self._number, cells))

    def text(self, text: str) -> None:
        if self._is_value and len(self._value) < _LONGEST_CELL:
            self._value += text

    def _seen(self) -> str:
        if self._kind == "s":
            return self._strings[int(self._value)] if self._value else ""
        if self._kind == "n" and self._value:
            return self._day() if self._is_day else _number(self._value)
        return self._value

    def _day(self) -> str:
        days = float(self._value)
        if not 0 < days <= _LAST_SERIAL:
            return self._value
        moment = self._first_day + timedelta(days=days)
        return f"{moment:%Y-%m-%d}" if days.is_integer() else f"{moment:%Y-%m-%d %H:%M:%S}"


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _number(value: str) -> str:
    """As it is kept, but whole numbers without a fraction and 0.1 + 0.2 as 0.3."""
    if value.isascii() and value.lstrip("-").isdigit():
        return value
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else f"{number:.12f}".rstrip("0")
