"""Whom a letter can be sent to at all."""

from datetime import date

from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.places.models import Level


def cannot_be_written_to(
    *, level: str, is_excluded: bool, ended_on: date | None, is_oneself: bool, is_cut_off: bool = False
) -> Text | None:
    """Why no letter can be sent there; `is_excluded`: nobody is brought together with its country;
    `is_cut_off`: its territory is occupied and nobody represents it here. An authority in evacuation that is
    represented can be written to."""
    if is_oneself:
        return _("A municipality does not write to itself. Choose another one.")
    if is_excluded:
        return _("The platform carries no letters to municipalities of Russia and Belarus.")
    if level == Level.SETTLEMENT:
        return _("This settlement has no authority of its own. Write to the municipality it belongs to.")
    if ended_on is not None:
        return _("This municipality has ceased to exist. Write to its successor.")
    return reason_if_cut_off(is_cut_off)


def reason_if_cut_off(is_cut_off: bool) -> Text | None:
    """Why nobody writes to an occupied territory whose authority is not here."""
    if not is_cut_off:
        return None
    return _(
        "This territory is temporarily occupied, and nobody represents its authority here yet. A letter would reach "
        "the wrong hands."
    )
