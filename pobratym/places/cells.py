"""What a source or a person speaks of: a column of a row, or one language of a text (`name_uk`)."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Field, ForeignKey, Model

from pobratym.core import bulk_writing
from pobratym.core.bulk_writing import Row, adapted
from pobratym.places.models.text_of_facts import TextOfFacts

Cells = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where it lies; `language` is empty for a whole column."""

    column: Field[Any, Any]
    language: str = ""

    @property
    def path(self) -> str:
        """How a query selects it."""
        return f"{self.column.attname}__{self.language}" if self.language else self.column.attname

    def of(self, row: Model) -> Any:
        value = getattr(row, self.column.attname)
        return value[self.language] if self.language else value

    def python(self, value: Any) -> Any:
        """As the database gives it, from what an assertion keeps."""
        if self.language:
            return value or ""
        column = self.column
        return (column.target_field if isinstance(column, ForeignKey) else column).to_python(value)


@cache
def cells_of(model: type[Model]) -> Mapping[str, Cell]:
    """All of a model by what assertions call them: a column by its name in the database."""
    found: dict[str, Cell] = {}
    for column in model._meta.concrete_fields:
        if isinstance(column, TextOfFacts):
            found |= {fact: Cell(column, language) for fact, language in column.facts.items()}
        else:
            found[column.attname] = Cell(column)
    return found


def paths(model: type[Model], names: Iterable[str]) -> list[str]:
    """For `values_list`."""
    return [cells_of(model)[name].path for name in names]


def cells_called(model: type[Model], names: Collection[str]) -> list[str]:
    """The cells that keyword arguments mean: «region» is the column `region_id`."""
    return [cell for cell, where in cells_of(model).items() if cell in names or where.column.name in names]


def value_of(row: Model, name: str) -> Any:
    """What a cell of the row says; `name` may be a field's own: «region» says its key."""
    (cell,) = cells_called(type(row), [name])
    return cells_of(type(row))[cell].of(row)


def columns_of(model: type[Model], names: Iterable[str]) -> set[str]:
    """The model's fields in which the cells lie."""
    return {where.column.name for name, where in cells_of(model).items() if name in names or where.column.name in names}


def put(row: Model, values: Mapping[str, Any]) -> list[str]:
    """Set cells, or fields by their own names; says which fields were."""
    known, written = cells_of(type(row)), list[str]()
    for name, value in values.items():
        where = known.get(name)
        if where and where.language:
            setattr(row, where.column.name, getattr(row, where.column.name) | {where.language: value or ""})
            written.append(where.column.name)
        else:
            setattr(row, name, value)
            written.append(where.column.name if where else name)
    return list(dict.fromkeys(written))


def update(model: type[Model], names: Sequence[str], rows: Mapping[Any, Row]) -> None:
    """Overwrite the cells by primary key; other languages of the same text stay."""
    columns, stored = _layout(model, names, bulk_writing.merging)
    texts = {where.column.attname for name in names if (where := cells_of(model)[name]).language}
    changed = ((*stored(values), key) for key, values in rows.items())
    bulk_writing.update(model, columns, changed, merged=texts)


def new_rows(model: type[Model], names: Sequence[str], rows: Iterable[Row]) -> tuple[list[str], list[Row]]:
    """Rows of cells that begin with their primary key, as columns and rows that can be inserted."""
    columns, stored = _layout(model, names, bulk_writing.text_anew)
    return ["id", *columns], [(key, *stored(values)) for key, *values in rows]


def _layout(
    model: type[Model], names: Sequence[str], write: Callable[[Mapping[str, str]], str]
) -> tuple[list[str], Callable[[Row], Row]]:
    """The columns in which the cells lie, and how a row of cells becomes a row of them."""
    known = [cells_of(model)[name] for name in names]
    plain = [(place, where.column.attname) for place, where in enumerate(known) if not where.language]
    texts: dict[str, list[tuple[str, int]]] = {}
    for place, where in enumerate(known):
        if where.language:
            texts.setdefault(where.column.attname, []).append((where.language, place))

    def stored(values: Row) -> Row:
        said = (write({language: values[place] for language, place in each}) for each in texts.values())
        return (*adapted([values[place] for place, _column in plain]), *said)

    return [*(column for _place, column in plain), *texts], stored
