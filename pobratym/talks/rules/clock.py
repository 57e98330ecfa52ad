"""What the clock of a town hall shows, and the moment that it means: summer time begins and ends in between."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import DomainError


class NoSuchTime(DomainError):
    """The clocks never show this."""

    message = _("On that night the clocks go forward, so there is no such time. Choose another hour.")


class TimeTwice(DomainError):
    """The clocks show this twice."""

    message = _("On that night the clocks go back, so this hour comes twice. Choose another hour.")


def moment(shown: datetime, zone: ZoneInfo) -> datetime:
    """The moment (UTC) at which clocks in `zone` show `shown`, which names no zone. Raises NoSuchTime, TimeTwice."""
    first, second = (shown.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    at = first.astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None, fold=0) != shown:
        raise NoSuchTime
    if first.utcoffset() != second.utcoffset():
        raise TimeTwice
    return at
