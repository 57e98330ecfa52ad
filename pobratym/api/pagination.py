"""Pages of a list by a cursor: nothing is skipped or shown twice while rows come and go."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from pobratym.search.collection import Selection

# What each answer says of itself (keeping.py).
IS_DEMONSTRATION = "comes from a demonstration: what municipalities say of themselves and each other is made up"
_LONGEST = 18  # digits of a number that databases hold
_NOT_OURS = _("The cursor is not one of ours. Follow the links “next” and “previous” as they are.")


@dataclass(frozen=True, slots=True)
class NumberPage:
    """Numbers of the rows of one page, and the addresses of its neighbours."""

    ids: list[int]
    next: str | None
    previous: str | None

    def with_results(self, results: Sequence[Any]) -> dict[str, Any]:
        return {"next": self.next, "previous": self.previous, "results": results}


MOST_ON_PAGE = 100


class ByNumber(CursorPagination):
    """In the order of the rows' numbers, which never change."""

    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = MOST_ON_PAGE

    def page(self, selection: Selection[Any], request: Request) -> NumberPage:
        """The page that the cursor stands for: behind a number, or before one."""
        size = self.get_page_size(request) or self.page_size
        cursor = request.query_params.get(self.cursor_query_param)
        after, is_backwards = _read(cursor) if cursor else (0, False)
        ids = selection.by_number(after=after, most=size + 1, is_backwards=is_backwards)
        has_further = len(ids) > size
        ids = ids[-size:] if is_backwards else ids[:size]
        has_next, has_previous = (True, has_further) if is_backwards else (has_further, bool(cursor))
        address = request.build_absolute_uri()
        return NumberPage(
            ids,
            replace_query_param(address, "cursor", _written(f"a{ids[-1]}")) if has_next and ids else None,
            replace_query_param(address, "cursor", _written(f"b{ids[0]}")) if has_previous and ids else None,
        )

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        described: dict[str, Any] = super().get_paginated_response_schema(schema)
        said = {"is_demonstration": {"type": "boolean", "description": IS_DEMONSTRATION}}
        return {**described, "properties": {**said, **described["properties"]}}


def _read(cursor: str) -> tuple[int, bool]:
    """The number and whether what stands before it is meant. Raises ValidationError where it is no cursor of ours."""
    try:
        text = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, ValueError) as error:
        raise ValidationError({"cursor": [_NOT_OURS]}) from error
    way, number = text[:1], text[1:]
    if way not in ("a", "b") or not number.isdigit() or len(number) > _LONGEST:
        raise ValidationError({"cursor": [_NOT_OURS]})
    return int(number), way == "b"


def _written(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class RankedCursor:
    """How far one is in a ranked list: behind the row of this number, which stood so far from the beginning."""

    number: int
    passed: int

    def __str__(self) -> str:
        return _written(f"{self.number}.{self.passed}")

    @classmethod
    def read(cls, cursor: str) -> "RankedCursor":
        """Raises ValidationError where the text was not made by `str`."""
        try:
            number, _dot, passed = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii").partition(".")
            place = cls(int(number), int(passed))
        except (binascii.Error, ValueError) as error:
            raise ValidationError({"cursor": [_NOT_OURS]}) from error
        if str(place) != cursor or place.passed < 0:  # the decoder passes over what is no letter of its alphabet
            raise ValidationError({"cursor": [_NOT_OURS]})
        return place

    def start_in(self, numbers: Sequence[int]) -> int:
        """Where the next page begins: behind the row, wherever it stands now; as far on as it stood if it is gone."""
        return numbers.index(self.number) + 1 if self.number in numbers else self.passed
