"""How often one address may ask for what is heavy to make, and how a page says that something was done too often."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
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


def say_when(answer: HttpResponse, refusal: TooMany) -> HttpResponse:
    """429, and in how many seconds one may come again."""
    answer.status_code = 429
    answer["Retry-After"] = str(max(1, round((refusal.again_at - timezone.now()).total_seconds())))
    return answer
