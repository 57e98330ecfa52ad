"""Whom a letter can be sent to at all."""

from datetime import date

from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.places.models import Level


def cannot_be_written_to(*, level: str, is_excluded: bool, ended_on: date | None, is_oneself: bool) -> Text | None:
    """Why no letter can be sent there; `is_excluded`: nobody is brought together with its country."""
    if is_oneself:
        return _("A municipality does not write to itself. Choose another one.")
    if is_excluded:
        return _("The platform carries no letters to municipalities of Russia and Belarus.")
    if level == Level.SETTLEMENT:
        return _("This settlement has no authority of its own. Write to the municipality it belongs to.")
    if ended_on is not None:
        return _("This municipality has ceased to exist. Write to its successor.")
    return None
