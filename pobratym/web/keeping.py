"""Pages kept until something they show has changed."""

import gzip
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from pobratym.core.keeping import KeptAnswer
from pobratym.journal.areas import Area
from pobratym.search.freshness import freshness_or_last

View = Callable[..., HttpResponse]
_PERSONAL_COOKIES = (settings.SESSION_COOKIE_NAME, "messages")
_HTML = "text/html; charset=utf-8"


def kept_for_strangers(*areas: Area, content_type: str = _HTML) -> Callable[[View], View]:
    """Answers readers who are not signed in from what is kept, while nothing of `areas`, all that the page shows, has
    changed.

    The address tells the language. The marks are read from the database each time, so a change is seen by the next
    reader, in every process; while the database is away, what is kept is answered. What depends on the person is never
    kept. `content_type`: of all its answers, as bodies alone are kept.
    """

    def keeping(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in ("GET", "HEAD") or any(name in request.COOKIES for name in _PERSONAL_COOKIES):
                return view(request, *args, **kwargs)
            kept = KeptAnswer(_question(request), freshness_or_last(*areas))
            return _kept_or_made(request, kept, content_type, view, args, kwargs)

        answer.areas = areas  # type: ignore[attr-defined]
        return answer

    return keeping


def _kept_or_made(
    request: HttpRequest, kept: KeptAnswer, content_type: str, view: View, args: Any, kwargs: Any
) -> HttpResponse:
    packed = kept.get()
    if packed is None:
        response = view(request, *args, **kwargs)
        if not _is_for_everybody(request, response):
            return response
        packed = gzip.compress(response.content, 6, mtime=0)
        kept.keep(packed)
    return _unpacked(request, packed, content_type)


def _is_for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    return response.status_code == 200 and not response.cookies and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")


def _unpacked(request: HttpRequest, packed: bytes, content_type: str) -> HttpResponse:
    """Packed for whoever can unpack it: such a page holds no secret that its length could give away."""
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        packing = {"Content-Encoding": "gzip", "Content-Length": str(len(packed))}
        response = HttpResponse(packed, headers=packing, content_type=content_type)
    else:
        response = HttpResponse(gzip.decompress(packed), content_type=content_type)
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    return response


def _question(request: HttpRequest) -> str:
    """Address, host and the look: a new release changes the name of the styles."""
    return f"{request.get_host()}{request.get_full_path()} {staticfiles_storage.url('app.css')}"
