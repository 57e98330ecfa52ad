"""A column that is one of very many numbers, handed over as one parameter.

`IN` with thousands of parameters costs Django and the driver more time than the database takes to answer.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, F, Func


class Among(Func):
    """`Listing.objects.filter(Among("municipality_id", ids))`."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, column: str, numbers: Iterable[int]) -> None:
        self.numbers = sorted(numbers)
        super().__init__(F(column))

    def as_sql(self, compiler: Any, connection: Any, **_options: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        column, values = compiler.compile(self.source_expressions[0])
        if connection.vendor == "postgresql":
            return f"{column} = ANY(%s)", [*values, self.numbers]
        return f"{column} IN (SELECT value FROM json_each(%s))", [*values, json.dumps(self.numbers)]  # noqa: S608
