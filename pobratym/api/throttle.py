"""How much one address may ask."""

import time
from typing import Any

from django.conf import settings
from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

_MINUTE = 60


class PerMinute(BaseThrottle):
    """`API_RATE` requests in a minute of the clock. Counts stand in the cache: one number an address, not a list of
    times. Without a shared cache each process counts for itself."""

    def allow_request(self, request: Request, view: Any) -> bool:
        if not settings.API_RATE:
            return True
        key = f"api:{self.get_ident(request)}:{int(time.time()) // _MINUTE}"
        if cache.add(key, 1, _MINUTE):
            return True
        try:
            return bool(cache.incr(key) <= settings.API_RATE)
        except ValueError:  # it went out of the cache between the two
            return True

    def wait(self) -> float:
        """Seconds until the next minute of the clock."""
        return _MINUTE - time.time() % _MINUTE
