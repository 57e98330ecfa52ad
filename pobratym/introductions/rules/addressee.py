"""Whom a letter can be sent to at all."""

from datetime import date

from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.places.models import Level

# The state that wages the war against Ukraine and the one that lent it its land (docs/domain.md, section 4.2, 11).
NOT_WRITTEN_TO = frozenset({"RU", "BY"})


def cannot_be_written_to(*, level: str, country: str, ended_on: date | None, is_oneself: bool) -> Text | None:
    """Why no letter can be sent there."""
    if is_oneself:
        return _("A municipality does not write to itself. Choose another one.")
    if country in NOT_WRITTEN_TO:
        return _("The platform carries no letters to municipalities of Russia and Belarus.")
    if level == Level.SETTLEMENT:
        return _("This settlement has no authority of its own. Write to the municipality it belongs to.")
    if ended_on is not None:
        return _("This municipality has ceased to exist. Write to its successor.")
    return None
