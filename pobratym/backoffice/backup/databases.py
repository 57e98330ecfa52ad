"""The database of an instance as one file, and back: SQLite by its own online copy, PostgreSQL by its own programs.

What the tables hold is read from the very state that was copied: of SQLite from the copy, of PostgreSQL in the snapshot
that pg_dump is given. So people may go on working meanwhile.
"""

import hashlib
import os
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from django.db import connection, transaction

from pobratym.backoffice.backup.manifest import Content
from pobratym.core.errors import Conflict
from pobratym.journal.anchors import Anchor

FILE = "database"
_SETTINGS = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "NAME": "PGDATABASE"}
_OPTIONS = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "service": "PGSERVICE"}

Query = Callable[[str], list[tuple[Any, ...]]]


class Copied(NamedTuple):
    """What stood in the database when it was copied."""

    tables: dict[str, Content]
    migrations: list[str]
    journal: str


def copy_database(target: Path) -> Copied:
    """Write the database to the file `target`. Raises Conflict where the server's own programs refuse."""
    return _copy_postgresql(target) if connection.vendor == "postgresql" else _copy_sqlite(target)


def restore_database(source: Path) -> None:
    """Fill the empty database of the settings from a file that `copy_database` wrote. Raises Conflict as it does."""
    if connection.vendor == "postgresql":
        _run(
            "pg_restore",
            *("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"),
            *("--dbname", str(connection.settings_dict["NAME"]), str(source)),
        )
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(source)) as copy:
        copy.backup(connection.connection)


def is_empty() -> bool:
    """Whether the database of the settings has no table yet."""
    return not connection.introspection.table_names()


def present_tables() -> dict[str, Content]:
    """What the tables of the database of the settings hold now."""
    if connection.vendor == "postgresql":
        return _tables_of_postgresql()
    connection.ensure_connection()
    return _tables_of_sqlite(connection.connection)


def _copy_sqlite(target: Path) -> Copied:
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, no -wal beside it
        tables = _tables_of_sqlite(copy)
        return Copied(tables, *_said(lambda statement: copy.execute(statement).fetchall()))


def _tables_of_sqlite(database: sqlite3.Connection) -> dict[str, Content]:
    # A virtual table is how its shadow tables are asked; those hold what it holds.
    are_stored = "sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%'"
    listed = f"SELECT name FROM sqlite_master WHERE type = 'table' AND {are_stored}"  # noqa: S608
    return {name: _rows_of_sqlite(database, name) for (name,) in database.execute(listed).fetchall()}


def _rows_of_sqlite(database: sqlite3.Connection, table: str) -> Content:
    columns = database.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = [f'"{column[1]}"' for column in sorted(columns, key=lambda column: int(column[5])) if column[5]]
    # As text or as bytes: the connection of the settings reads dates and decimals as such, a bare one does not.
    read = ", ".join(f'CAST("{column[1]}" AS BLOB)' for column in columns)
    statement = f'SELECT {read} FROM "{table}" ORDER BY {", ".join(keys) or "rowid"}'  # noqa: S608 - names of our own tables
    digest, rows = hashlib.sha256(), 0
    for row in database.execute(statement):
        digest.update(repr(row).encode())
        rows += 1
    return Content(rows, digest.hexdigest())


def _copy_postgresql(target: Path) -> Copied:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        _run(
            "pg_dump",
            *("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={target}"),
        )

        def query(statement: str) -> list[tuple[Any, ...]]:
            cursor.execute(statement)
            return list(cursor.fetchall())

        return Copied(_tables_of_postgresql(), *_said(query))


def _tables_of_postgresql() -> dict[str, Content]:
    with connection.cursor() as cursor:
        names = sorted(connection.introspection.table_names(cursor))
        return {name: _rows_of_postgresql(cursor, name) for name in names}


def _rows_of_postgresql(cursor: Any, table: str) -> Content:
    keys = [f'"{name}"' for name in connection.introspection.get_primary_key_columns(cursor, table) or ()]
    order = ", ".join(keys) or "each::text"
    digest, rows = hashlib.sha256(), 0
    with cursor.copy(f'COPY (SELECT * FROM "{table}" AS each ORDER BY {order}) TO STDOUT') as lines:  # noqa: S608
        for part in lines:
            digest.update(part)
            rows += bytes(part).count(b"\n")  # a line end inside a value is written as \n
    return Content(rows, digest.hexdigest())


def _said(query: Query) -> tuple[list[str], str]:
    """Which migrations were applied, and the anchor of the journal."""
    applied = query("SELECT app, name FROM django_migrations ORDER BY app, name")
    last = query("SELECT id, (SELECT count(*) FROM journal_entry), hash FROM journal_entry ORDER BY id DESC LIMIT 1")
    return [f"{app}.{name}" for app, name in applied], str(Anchor(*last[0])) if last else ""


def _run(program: str, *arguments: str) -> None:
    own = {variable: str(connection.settings_dict[name]) for name, variable in _SETTINGS.items()}
    options: dict[str, Any] = connection.settings_dict.get("OPTIONS") or {}
    own |= {variable: str(options[name]) for name, variable in _OPTIONS.items() if name in options}
    environment = os.environ | {variable: value for variable, value in own.items() if value}
    try:
        result = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise Conflict(f"{program} is missing. On Debian and Ubuntu: apt install postgresql-client") from error
    if result.returncode:
        raise Conflict(f"{program} refused: {result.stderr.strip()[-1000:]}")
