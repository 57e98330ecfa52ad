"""How a PostgreSQL database is emptied after a test that commits: rows are deleted where there are any.

Django truncates every table, some 130 with new files for each and their indexes, which takes a second and more.
"""

from typing import Any

from django.db.backends.postgresql.operations import DatabaseOperations


def empty_what_is_filled() -> None:
    """From here on, `flush` deletes rows instead of truncating tables."""
    DatabaseOperations.sql_flush = _statements  # type: ignore[method-assign]


def _statements(self: DatabaseOperations, style: Any, tables: list[str], **_options: Any) -> list[str]:
    if not tables:
        return []
    quoted = [self.quote_name(table) for table in tables]
    asked = " UNION ALL ".join(f"SELECT {n} WHERE EXISTS (SELECT 1 FROM {each})" for n, each in enumerate(quoted))  # noqa: S608
    with self.connection.cursor() as cursor:
        cursor.execute(asked)
        filled = [quoted[number] for (number,) in cursor.fetchall()]
    # Foreign keys are not looked at meanwhile: the rows go in any order.
    deleted = [f"DELETE FROM {each}" for each in filled]  # noqa: S608
    return ["SET session_replication_role = replica", *deleted, "SET session_replication_role = DEFAULT"]
