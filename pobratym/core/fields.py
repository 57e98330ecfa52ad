"""Fields that behave alike on both databases."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class KeyField(models.CharField[str, str]):
    """A text compared byte by byte on SQLite and PostgreSQL alike.

    A prefix is then the range `key >= prefix` and `key < prefix + U+10FFFF`, which an ordinary index answers on both.
    SQLite compares so by itself; PostgreSQL is told to by the collation "C".
    """

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        parameters = dict(super().db_parameters(connection))
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
