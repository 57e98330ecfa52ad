"""Pages kept for readers who are not signed in, until something they show has changed."""

import gzip
from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from pobratym.search.freshness import freshness

View = Callable[..., HttpResponse]
_SECONDS = 900
_PERSONAL_COOKIES = (settings.SESSION_COOKIE_NAME, "messages")


def kept_for_strangers(view: View) -> View:
    """Answers a stranger from the cache while nothing has changed; what depends on the person is never kept.

    The address tells the language. The mark of freshness is read from the database each time, so a change is seen by
    the next reader, in every process.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "GET" or any(name in request.COOKIES for name in _PERSONAL_COOKIES):
            return view(request, *args, **kwargs)
        key = _key(request)
        packed = cache.get(key)
        if packed is None:
            response = view(request, *args, **kwargs)
            if not _is_for_everybody(request, response):
                return response
            packed = gzip.compress(response.content, 6, mtime=0)
            cache.set(key, packed, _SECONDS)
        return _unpacked(request, packed)

    return answer


def _is_for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    return response.status_code == 200 and not response.cookies and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")


def _unpacked(request: HttpRequest, packed: bytes) -> HttpResponse:
    """Packed for whoever can unpack it: such a page holds no secret that its length could give away."""
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(packed, headers={"Content-Encoding": "gzip", "Content-Length": str(len(packed))})
    else:
        response = HttpResponse(gzip.decompress(packed))
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    return response


def _key(request: HttpRequest) -> str:
    """Address, host, what the database last heard of, and the look: a new release changes the name of the styles."""
    said = f"{request.get_host()}{request.get_full_path()} {freshness()} {staticfiles_storage.url('app.css')}"
    return f"kept:{blake2b(said.encode(), digest_size=16).hexdigest()}"
