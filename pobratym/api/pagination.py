"""Pages of a list by a cursor: nothing is skipped or shown twice while rows come and go."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request

_LONGEST = 18  # digits of a number that databases hold


class ByNumber(CursorPagination):
    """In the order of the rows' numbers, which never change."""

    ordering = "id"
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100
    invalid_cursor_message = _("The cursor is not one of ours. Follow the links “next” and “previous” as they are.")

    def decode_cursor(self, request: Request) -> Any:
        """Refuses a position that is no number, which the database would choke on."""
        cursor = super().decode_cursor(request)
        position = getattr(cursor, "position", None)
        if position is not None and not (position.isascii() and position.isdigit() and len(position) <= _LONGEST):
            raise NotFound(self.invalid_cursor_message)
        return cursor
