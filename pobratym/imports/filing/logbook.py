"""What one import writes: every row goes through here, so that it can be told and withdrawn."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from pobratym.core import bulk_writing
from pobratym.core.bulk_writing import Row
from pobratym.gateways.tables import Table, quoted
from pobratym.imports.filing.turns import Turns
from pobratym.imports.rules.key_ranges import Range, joined, ranges
from pobratym.places.assertions import file_changes
from pobratym.places.models import Edition, Name

# So many of each sort are told one by one; the others are counted.
TOLD = 50
# So many changed rows are compared with what people hold, noted and written in one turn.
CHANGED_AT_ONCE = 2_000
GONE_TOLD = 2_000


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row of the file that was not taken: its number as an editor shows it, why, and what stood there."""

    row: int
    reason: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """What is on file and no longer in the source: a moderator decides what became of it."""

    municipality: int
    name: str
    identifier: str


@dataclass
class Logbook:
    """Rows written, differences worth telling, rows refused. `heading` names the cells of refused rows."""

    edition: Edition
    turns: Turns
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    heading: tuple[str, ...] = ()
    gone: list[Gone] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    source_date: date | None = None
    _told: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {"added": [], "changed": []})
    _added: dict[str, list[Range]] = field(default_factory=dict)
    _changed: set[type[Model]] = field(default_factory=set)

    def insert(self, model: type[Model], columns: Sequence[str], rows: Iterable[Row]) -> int:
        """Append rows under keys set aside for them; says how many there were."""
        count = 0
        for batch in bulk_writing.batches(rows):
            with self.turns.turn():
                keys = list(bulk_writing.reserve_ids(model, len(batch)))
                count += bulk_writing.insert(
                    model, ("id", *columns), ((key, *row) for key, row in zip(keys, batch, strict=True))
                )
                self._note_added(model, ranges(keys))
        return count

    def insert_under(self, model: type[Model], columns: Sequence[str], rows: Sequence[Row]) -> int:
        """Append rows whose first value is their key already, those that others refer to first; the first of `columns`
        is its name."""
        count = 0
        for batch in bulk_writing.batches(rows):
            with self.turns.turn():
                count += bulk_writing.insert(model, columns, batch)
                self._note_added(model, ranges(row[0] for row in batch))
        return count

    def update(
        self, model: type[Model], columns: Sequence[str], rows: Mapping[Any, tuple[Sequence[Any], Sequence[Any]]]
    ) -> None:
        """Say `columns` anew: `rows` are the old and the new values by primary key. What people hold stays shown."""
        self._changed |= {model} if rows else set()
        for batch in bulk_writing.batches(rows.items(), CHANGED_AT_ONCE):
            with self.turns.turn():
                file_changes(self.edition, model, columns, dict(batch))

    @property
    def speaks_of_names(self) -> bool:
        return Name in self._changed or Name._meta.label_lower in self._added

    def count(self, *, added: int = 0, changed: int = 0, unchanged: int = 0) -> None:
        self.added += added
        self.changed += changed
        self.unchanged += unchanged

    def open_table(self, table: Table) -> None:
        """The headings of refused rows; those that nobody understands are told, lest a slip in one empties a column,
        and so are lines that are no rows, lest one of them was meant to be."""
        self.heading = table.heading
        if table.unread:
            names = ", ".join(map(quoted, table.unread))
            self.notes.append(_("Columns that are not understood and were passed over: %(names)s.") % {"names": names})
        if table.passed_over:
            first = ", ".join(map(str, table.passed_over[:TOLD])) + ("…" if len(table.passed_over) > TOLD else "")
            self.notes.append(
                _("Lines of one text (headings of oblasts, notes) that were passed over: %(n)s (rows %(rows)s).")
                % {"n": len(table.passed_over), "rows": first}
            )

    def close_table(self) -> None:
        """Refused rows in their order, each once for one reason."""
        self.rejected = sorted(dict.fromkeys(self.rejected), key=lambda each: each.row)

    def tell(
        self, sort: str, identifier: str, name: str, changes: Iterator[tuple[str, Any, Any]] | None = None
    ) -> None:
        """Name one added or changed record in the report, while there is room."""
        if len(self._told[sort]) < TOLD:
            told: dict[str, Any] = {"identifier": identifier, "name": name}
            if changes is not None:
                told["changes"] = [[column, _shown(old), _shown(new)] for column, old, new in changes]
            self._told[sort].append(told)

    def reject(self, row: int, reason: str, cells: Sequence[str] = ()) -> None:
        self.rejected.append(Rejected(row, reason, tuple(cells)))

    def report(self) -> dict[str, Any]:
        """What happened, as JSON: counts, the first of each sort, what is gone, the refused rows by number."""
        return {
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "rejected": len(self.rejected),
            "gone": len(self.gone),
            "first_added": self._told["added"],
            "first_changed": self._told["changed"],
            "first_rejected": [{"row": each.row, "reason": each.reason} for each in self.rejected[:TOLD]],
            "no_longer_in_the_source": [
                {"municipality": each.municipality, "name": each.name, "identifier": each.identifier}
                for each in self.gone[:GONE_TOLD]
            ],
            "notes": self.notes,
        }

    def close(self) -> None:
        """Bring what was counted, told and filed to the edition."""
        edition = self.edition
        edition.added, edition.changed, edition.unchanged = self.added, self.changed, self.unchanged
        edition.rejected, edition.source_date, edition.report = len(self.rejected), self.source_date, self.report()
        edition.added_rows = {model: found for model, found in self._added.items() if found}

    def _note_added(self, model: type[Model], keys: list[Range]) -> None:
        label = model._meta.label_lower
        self._added[label] = joined([*self._added.get(label, []), *keys])
        # With the rows themselves: an import that is killed after this batch can be taken back as a whole.
        Edition.objects.filter(pk=self.edition.pk).update(added_rows=self._added)


def _shown(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str) else str(value)
