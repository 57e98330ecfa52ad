"""Pages of a list by a cursor: nothing is skipped or shown twice while rows come and go."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request

# What each answer says of itself (fresh.py).
IS_DEMONSTRATION = "comes from a demonstration: what municipalities say of themselves and each other is made up"
_LONGEST = 18  # digits of a number that databases hold
_NOT_OURS = _("The cursor is not one of ours. Follow the links “next” and “previous” as they are.")


class ByNumber(CursorPagination):
    """In the order of the rows' numbers, which never change."""

    ordering = "id"
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100
    invalid_cursor_message = _NOT_OURS

    def decode_cursor(self, request: Request) -> Any:
        """Refuses a position that is no number, which the database would choke on."""
        cursor = super().decode_cursor(request)
        position = getattr(cursor, "position", None)
        if position is not None and not (position.isascii() and position.isdigit() and len(position) <= _LONGEST):
            raise NotFound(self.invalid_cursor_message)
        return cursor

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        described: dict[str, Any] = super().get_paginated_response_schema(schema)
        said = {"is_demonstration": {"type": "boolean", "description": IS_DEMONSTRATION}}
        return {**described, "properties": {**said, **described["properties"]}}

    def _get_position_from_instance(self, instance: Any, ordering: Any) -> str:
        """The number, which stands first in rows that are no dictionaries."""
        return str(instance["id"] if isinstance(instance, dict) else instance[0])


@dataclass(frozen=True, slots=True)
class Place:
    """How far one is in a ranked list: behind the row of this number, which stood so far from the beginning."""

    number: int
    passed: int

    def __str__(self) -> str:
        return urlsafe_b64encode(f"{self.number}.{self.passed}".encode()).decode().rstrip("=")

    @classmethod
    def read(cls, cursor: str) -> "Place":
        """Raises NotFound where the text was not made by `str`."""
        try:
            number, _dot, passed = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii").partition(".")
            place = cls(int(number), int(passed))
        except (binascii.Error, ValueError) as error:
            raise NotFound(_NOT_OURS) from error
        if str(place) != cursor or place.passed < 0:  # the decoder passes over what is no letter of its alphabet
            raise NotFound(_NOT_OURS)
        return place

    def start_in(self, numbers: Sequence[int]) -> int:
        """Where the next page begins: behind the row, wherever it stands now; as far on as it stood if it is gone."""
        return numbers.index(self.number) + 1 if self.number in numbers else self.passed
