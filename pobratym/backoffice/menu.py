"""What stands in the menu of the back office, and what does not."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

# Wagtail's manual and its release notes lead out of the house.
UNUSED = {"help"}


class JournalMenuItem(MenuItem):
    """Seen by those who may read the journal."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("journal.view_entry"))


def without_unused(items: list[Any]) -> list[Any]:
    """The menu's entries that are of use here."""
    return [item for item in items if item.name not in UNUSED]
