"""How many suggestions one internet address may send in an hour: enough for a diligent reader."""

import time
from hashlib import blake2b

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

_HOUR = 3600


def is_over_the_limit(request: HttpRequest) -> bool:
    """Counts this attempt. Only a digest of the address stands in the cache, for an hour of the clock."""
    digest = blake2b(_address(request).encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=12).hexdigest()
    key = f"suggestions:{digest}:{int(time.time()) // _HOUR}"
    if not settings.SUGGESTIONS_AN_HOUR or cache.add(key, 1, _HOUR):
        return False
    try:
        return bool(cache.incr(key) > settings.SUGGESTIONS_AN_HOUR)
    except ValueError:  # it went out of the cache between the two
        return False


def _address(request: HttpRequest) -> str:
    """Whose it is, seen through as many of our own servers as TRUSTED_PROXIES says."""
    chain = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
    own = settings.TRUSTED_PROXIES
    return chain[-min(own, len(chain))] if own and chain else str(request.META.get("REMOTE_ADDR", ""))
