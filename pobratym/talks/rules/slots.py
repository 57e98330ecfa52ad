"""Times that one side proposes to the other."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import Text
from pobratym.talks.models.meetings import LONGEST, SHORTEST

MOST = 3
FARTHEST = timedelta(days=366)


class Slot(NamedTuple):
    """A beginning (with its zone) and a length in minutes."""

    starts_at: datetime
    minutes: int


def cannot_be_proposed(slots: Sequence[Slot], *, now: datetime) -> Text | None:
    """Why these times cannot be proposed."""
    if not 1 <= len(slots) <= MOST:
        return _("Propose one, two or three times.")
    if any(not SHORTEST <= slot.minutes <= LONGEST for slot in slots):
        return _("A meeting takes from 15 to 240 minutes.")
    if len({slot.starts_at for slot in slots}) < len(slots):
        return _("The same time stands there twice.")
    if any(slot.starts_at <= now for slot in slots):
        return _("This time is over. Choose one to come.")
    if any(slot.starts_at > now + FARTHEST for slot in slots):
        return _("Choose a time within a year.")
    return None
