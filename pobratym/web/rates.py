"""How often one address may ask for what is heavy to make."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django_ratelimit.core import get_usage

from pobratym.core.errors import TooMany

HOUR = 3600


def count_request(request: HttpRequest, group: str, *, most: int) -> None:
    """One more request of this group and address within the hour; `most` 0 is no limit. Raises TooMany."""
    usage = get_usage(request, group=group, key="ip", rate=(most, HOUR) if most else None, increment=True)
    if usage and usage["should_limit"]:
        seconds = max(1, usage["time_left"])
        raise TooMany(
            _("This was asked for very often from your network within this hour. Please come again later."),
            again_at=timezone.now() + timedelta(seconds=seconds),
        )
