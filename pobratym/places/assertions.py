"""Who says what of a row, and the one rule by which the row that is shown is settled.

Of each cell the word of the latest amendment in force is shown, else that of the latest edition in force, else what
stood there before anybody spoke. Imports and verbs say; whatever is withdrawn no longer counts, and the rows it spoke
of are settled again. Nothing else in the house undoes.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from pobratym.core.bulk_writing import batches, insert
from pobratym.core.texts import LocalizedText
from pobratym.places.cells import Cells, cells_of, paths, put, update
from pobratym.places.models import Amendment, Assertion, Edition

Key = int | str
_COLUMNS = ("edition_id", "amendment_id", "model", "row", "values", "is_there", "is_carried")
_SOME = 500
_EMPTY: tuple[Any, ...] = (None, "")


@dataclass(slots=True)
class Settled:
    """A row by what is said of it: `cells` shown, `beneath` them what editions say, `held` the cells people decide."""

    is_there: bool = False
    cells: Cells = field(default_factory=dict)
    beneath: Cells = field(default_factory=dict)
    held: set[str] = field(default_factory=set)
    is_spoken_of: bool = False


def settle(assertions: Iterable[Assertion]) -> Settled:
    """What is shown of one row; `assertions` are those in force about it, in the order in which they were said."""
    row, is_presence_held = Settled(), False
    for each in assertions:
        row.is_spoken_of = True
        is_of_person = each.amendment_id is not None and not each.is_carried
        if each.is_there is not None and (is_of_person or not is_presence_held):
            row.is_there, is_presence_held = each.is_there, is_of_person
        if is_of_person:
            row.held |= each.values.keys()
            row.cells |= each.values
        else:
            row.beneath |= each.values
            row.cells |= {column: value for column, value in each.values.items() if column not in row.held}
    return row


def settled(model: type[Model], keys: Iterable[Key]) -> dict[Key, Settled]:
    """Those of the rows that somebody spoke of, by primary key."""
    label, found = model._meta.label_lower, dict[Key, Settled]()
    for batch in batches(keys, _SOME):
        names = {str(key): key for key in batch}
        spoken = Assertion.objects.in_force().filter(model=label, row__in=list(names))
        by_row: dict[str, list[Assertion]] = defaultdict(list)
        for assertion in spoken:
            by_row[assertion.row].append(assertion)
        found |= {names[row]: settle(assertions) for row, assertions in by_row.items()}
    return found


def amended(model: type[Model], keys: Iterable[Key] | None = None) -> dict[Key, Settled]:
    """The rows that people hold: those of which an amendment in force speaks. `keys` narrows them down."""
    of_people = Assertion.objects.in_force().of_people().filter(model=model._meta.label_lower)
    rows = {model._meta.pk.to_python(row) for row in of_people.order_by().values_list("row", flat=True)}
    return settled(model, rows if keys is None else rows.intersection(keys))


def note(
    voice: Edition | Amendment,
    model: type[Model],
    said: Mapping[Key, Cells],
    shown: Mapping[Key, Cells] | None,
    *,
    is_there: bool | None = None,
    is_carried: bool = False,
) -> None:
    """Write down that `voice` says `said` of the rows; `shown` is what stands there now, None of a new row.

    What stands there and nobody said is written down first, so that it stands there again when all is withdrawn.
    """
    rows: list[tuple[Any, ...]] = []
    label = model._meta.label_lower
    names = {"edition_id" if isinstance(voice, Edition) else "amendment_id": voice.pk}
    of_whom = (names.get("edition_id"), names.get("amendment_id"))
    known = settled(model, said)
    for key, cells in said.items():
        before = known.get(key, Settled())
        if shown is not None:
            ground = _unsaid(model, before.beneath if isinstance(voice, Edition) else before.cells, shown[key])
            if ground or not before.is_spoken_of:
                is_first = None if before.is_spoken_of else True
                rows.append((None, None, label, str(key), _dumped(ground), is_first, False))
        rows.append((*of_whom, label, str(key), _dumped(cells), is_there, is_carried))
    insert(Assertion, _COLUMNS, rows)


def _unsaid(model: type[Model], said: Cells, shown: Cells) -> Cells:
    """What stands there without anybody having said it. Editions see what they say themselves, beneath people."""
    return {
        column: value
        for column, value in shown.items()
        if column not in said or python(model, column, said[column]) != value
    }


def file_changes(
    edition: Edition,
    model: type[Model],
    columns: Sequence[str],
    rows: Mapping[Any, tuple[Sequence[Any], Sequence[Any]]],
) -> None:
    """What an edition says anew: old and new values by primary key. Cells that people hold stay as they are shown."""
    said, shown, written = dict[Key, Cells](), dict[Key, Cells](), dict[Key, Sequence[Any]]()
    held = amended(model, rows)
    for key, (old, new) in rows.items():
        person = held.get(key)
        before = dict(zip(columns, beneath(model, person, columns, old), strict=True))
        differing = [column for column, value in zip(columns, new, strict=True) if before[column] != value]
        if differing:
            after = dict(zip(columns, new, strict=True))
            said[key] = {column: _plain(after[column]) for column in differing}
            shown[key] = {column: before[column] for column in differing}
            written[key] = _as_shown(model, after, person) if person else new
    note(edition, model, said, shown)
    update(model, columns, written)


def beneath(model: type[Model], person: Settled | None, columns: Sequence[str], shown: Sequence[Any]) -> Sequence[Any]:
    """What sources say so far of the columns of a row: what is shown, but for those that a person covers."""
    if person is None:
        return shown
    return [
        python(model, column, person.beneath.get(column)) if column in person.held else value
        for column, value in zip(columns, shown, strict=True)
    ]


def _as_shown(model: type[Model], said: Cells, person: Settled) -> list[Any]:
    return [
        python(model, column, person.cells[column]) if column in person.held else value
        for column, value in said.items()
    ]


@dataclass(slots=True)
class Shown:
    """What settling again did: rows `restored`, cells `left` because people changed them otherwise since."""

    restored: int = 0
    left: int = 0


def show(model: type[Model], before: Mapping[Key, Settled], after: Mapping[Key, Settled]) -> Shown:
    """Bring rows from what was settled before a withdrawal to what is settled now, in the order given.

    A cell that shows something else than it should have shown is left: somebody changed it without a word.
    """
    outcome, gone = Shown(), Settled()
    for batch in batches(before, _SOME):
        staying = []
        for key in batch:
            was, now = before[key], after.get(key, gone)
            if was.is_there and now.is_there:
                staying.append((key, was.cells, now.cells))
            elif was.is_there:
                model._base_manager.filter(pk=key).delete()
            elif now.is_there:
                row = model(pk=key)
                put(row, {column: python(model, column, value) for column, value in now.cells.items()})
                row.save(force_insert=True)
        outcome.restored += len(batch) - len(staying)
        _show_cells(model, staying, outcome)
    return outcome


def _show_cells(model: type[Model], rows: Sequence[tuple[Key, Cells, Cells]], outcome: Shown) -> None:
    columns = sorted({column for _key, was, now in rows for column in was if was[column] != now.get(column)})
    stored = model._base_manager.filter(pk__in=[key for key, _was, _now in rows]).order_by()
    shown = {key: values for key, *values in stored.values_list("pk", *paths(model, columns))} if columns else {}
    written: dict[Key, list[Any]] = {}
    for key, was, now in rows if columns else ():
        values = list(shown.get(key, ()))
        differing = [place for place, column in enumerate(columns) if was.get(column) != now.get(column)]
        for place in differing:
            column = columns[place]
            if values and values[place] == python(model, column, was[column]):
                values[place] = python(model, column, now.get(column))
            else:
                outcome.left += 1
        if values and values != shown[key]:
            written[key] = values
    update(model, columns, written)
    outcome.restored += len(written)


def image(row: Model) -> Cells:
    """What a row says: every cell that is not empty."""
    said = {name: where.of(row) for name, where in cells_of(type(row)).items() if not where.column.primary_key}
    return {name: _plain(value) for name, value in said.items() if value is not False and value not in _EMPTY}


def python(model: type[Model], column: str, value: Any) -> Any:
    """A value as the database gives it, from what an assertion keeps."""
    return cells_of(model)[column].python(value)


def _plain(value: Any) -> Any:
    if isinstance(value, LocalizedText):
        return value.as_json()
    return str(value) if isinstance(value, date | Decimal) else value


def _dumped(cells: Cells) -> str:
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":"), default=_plain)
