"""How much one address may ask."""

from typing import Any

from django.conf import settings
from django_ratelimit.core import get_usage
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

_MINUTE = 60


class PerMinute(BaseThrottle):
    """`API_RATE` requests a minute: one number an address, which the processes of a machine share (core/rate_store)."""

    time_left = _MINUTE

    def allow_request(self, request: Request, view: Any) -> bool:
        rate = (settings.API_RATE, _MINUTE) if settings.API_RATE else None
        usage = get_usage(request, group="api", key="ip", rate=rate, increment=True)
        if usage is None:
            return True
        self.time_left = max(1, usage["time_left"])
        return not usage["should_limit"]

    def wait(self) -> float:
        """Seconds until this address may ask again."""
        return self.time_left
