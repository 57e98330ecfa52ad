"""Writing hundreds of thousands of rows: executemany on SQLite, COPY on PostgreSQL (docs/adr/0012).

Values must be such as both drivers take: texts, numbers, truth values, None; dates and decimals go through `adapted`.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from pobratym.core.texts import LocalizedText

BATCH = 10_000
Row = Sequence[Any]


def insert(model: type[Model], columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Append `rows`, the values in the order of `columns`; says how many there were."""
    write = _copy if connection.vendor == "postgresql" else _execute_many
    return write(model._meta.db_table, columns, rows)


def update(model: type[Model], columns: Sequence[str], rows: Iterable[Row], *, merged: Collection[str] = ()) -> int:
    """Overwrite `columns` of the rows whose primary key stands last in each of `rows`; those `merged` take a value
    of `merging`."""
    new = _MERGED[connection.vendor]
    assignments = ", ".join(
        f"{column} = {new.format(column) if name in merged else '%s'}"
        for name, column in ((name, _quoted(name)) for name in columns)
    )
    statement = f"UPDATE {_quoted(model._meta.db_table)} SET {assignments} WHERE {_primary(model)} = %s"  # noqa: S608
    return _in_batches(statement, rows)


def merging(texts: Mapping[str, str]) -> str:
    """What overwrites some languages of a text and leaves the others; an empty one goes."""
    return _encode({language: text or None for language, text in texts.items()})


def text_anew(texts: Mapping[str, str]) -> str:
    """The same languages as the whole text of a new row."""
    return _encode({language: text for language, text in texts.items() if text})


def delete_range(model: type[Model], first: Any, last: Any) -> int:
    """Remove the rows with keys from `first` to `last`, whatever hangs on them; says how many there were."""
    table, primary = _quoted(model._meta.db_table), _primary(model)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE {primary} >= %s AND {primary} <= %s", [first, last])  # noqa: S608
        return int(cursor.rowcount)


def reserve_ids(model: type[Model], count: int) -> Iterator[int]:
    """`count` primary keys that nobody else will get, so that rows can refer to each other before they are written."""
    if not count:
        return iter(())
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return iter([row[0] for row in cursor.fetchall()])
    return _reserved_of_sqlite(table, count)


def _reserved_of_sqlite(table: str, count: int) -> Iterator[int]:
    """Our transactions on SQLite begin IMMEDIATE: nobody else writes before this one ends, and whoever writes after it
    counts on from the last number reserved."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM {_quoted(table)}")  # noqa: S608
        first = max(cursor.fetchone()[0], _last_of_sequence(table)) + 1
        last = first + count - 1
        cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [last, table])
        if not cursor.rowcount:
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
    return iter(range(first, last + 1))


def batches(items: Iterable[Any], size: int = BATCH) -> Iterator[list[Any]]:
    """`items` in lists of `size`, the last one shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def analyse() -> None:
    """Let the planner know what was loaded: without it SQLite takes seconds for what takes milliseconds."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def adapted(row: Row) -> tuple[Any, ...]:
    """The row in values that both drivers take."""
    return tuple(_AS_TEXT[type(value)](value) if type(value) in _AS_TEXT else value for value in row)


_encode = json.JSONEncoder(ensure_ascii=False).encode
# A null takes its key out: by RFC 7396 on SQLite, by the two steps together on PostgreSQL.
_MERGED = {"sqlite": "json_patch({}, %s)", "postgresql": "jsonb_strip_nulls({} || %s::jsonb)"}
_AS_TEXT: dict[type, Callable[[Any], str]] = {date: str, Decimal: str, LocalizedText: LocalizedText.dumped}


def _last_of_sequence(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _execute_many(table: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
    names, marks = ", ".join(map(_quoted, columns)), ", ".join(["%s"] * len(columns))
    return _in_batches(f"INSERT INTO {_quoted(table)} ({names}) VALUES ({marks})", rows)  # noqa: S608


def _in_batches(statement: str, rows: Iterable[Row]) -> int:
    count = 0
    with connection.cursor() as cursor:
        for batch in batches(rows):
            cursor.executemany(statement, batch)
            count += len(batch)
    return count


def _copy(table: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
    names, count = ", ".join(map(_quoted, columns)), 0
    with connection.cursor() as cursor, cursor.copy(f"COPY {_quoted(table)} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
            count += 1
    return count


def _primary(model: type[Model]) -> str:
    return _quoted(str(model._meta.pk.column))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
