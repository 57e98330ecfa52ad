"""What every import of a table does: read its rows, refuse with a reason what makes no sense, file the others."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _

from pobratym.gateways import tables
from pobratym.imports.filing.editions import Outcome, file_edition
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.packaged_sources import Progress
from pobratym.imports.rules import cells
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed

Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class UnderstoodRow(Generic[Said]):
    """A row of the table with what it says."""

    row: tables.TableRow
    said: Said


def _no_check(table: tables.Table, name: str) -> None:
    """Any table will do that has the columns."""


@dataclass(frozen=True, slots=True)
class TableImport(Generic[Said]):
    """One sort of table.

    `read` makes sense of a row, or raises UnreadableCell; `file` writes what the rows say; `check` raises SourceRefused
    for a table that would be misunderstood.
    """

    source: str
    columns: tables.Columns
    read: Callable[[tables.TableRow], Sequence[Said]]
    file: Callable[[Sequence[UnderstoodRow[Said]], Logbook], None]
    check: Callable[[tables.Table, str], None] = _no_check

    def given(self, values: Mapping[str, str]) -> "TableImport[Said]":
        """The same for a file of whose every row a person said this."""
        return replace(self, columns=replace(self.columns, given=values))

    def carry_out(self, file: Path, *, by: User | None, dry_run: bool, progress: Progress) -> Outcome:
        """File the rows of `file`; raises NotAllowed, or SourceRefused where it is no such table at all."""
        ensure_may(by, PlatformDeed.KEEP_REGISTRY)
        table = tables.read(file, self.columns)
        self.check(table, file.name)
        return file_edition(self.source, partial(self._file, table, file.name, progress), by=by, dry_run=dry_run)

    def _file(self, table: tables.Table, name: str, progress: Progress, logbook: Logbook) -> str:
        logbook.open_table(table)
        self.file(list(self._understood(progress(self.source, table.rows), logbook)), logbook)
        logbook.close_table()
        return name

    def _understood(self, rows: Iterable[tables.TableRow], logbook: Logbook) -> Iterator[UnderstoodRow[Said]]:
        for row in rows:
            try:
                if row.excess:
                    raise cells.UnreadableCell(
                        _("there are more cells than headings: put what contains a comma in quotes")
                    )
                said = self.read(row)
            except cells.UnreadableCell as reason:
                logbook.reject(row.number, str(reason), row.cells)
            else:
                yield from (UnderstoodRow(row, each) for each in said)


def reject_all(rows: Iterable[tables.TableRow], reason: str, logbook: Logbook) -> None:
    for row in rows:
        logbook.reject(row.number, reason, row.cells)


def unknown_code(code: str) -> str:
    """The reason for a row whose code belongs to no municipality."""
    return _("no municipality in the directory has the code %(code)s") % {"code": code}


def differences(columns: Sequence[str], old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[str, Any, Any]]:
    """The columns that differ, as reports tell them."""
    return ((column, a, b) for column, a, b in zip(columns, old, new, strict=True) if a != b)
