"""Open data is read by programs of other sites too: the API, downloads, the feed.

Everybody gets the same header, asked from another site or not, so that a shared cache keeps one answer. Nothing is ever
allowed with credentials: whoever is signed in here is nobody to a program of another site.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

_VIEWS = {"web:register_csv", "web:news_feed"}
_METHODS = "GET, HEAD, OPTIONS"
_ALLOWED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag, Last-Modified, Retry-After",
}
_PREFLIGHT = {
    **_ALLOWED,
    "Access-Control-Allow-Methods": _METHODS,
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-Modified-Since, If-None-Match",
    "Access-Control-Max-Age": "86400",
    "Allow": _METHODS,
}


def open_data_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Lets programs of any site read open data, errors and «not changed» too; answers what browsers ask before."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=_PREFLIGHT) if _will_be_open(request) else get_response(request)
        response = get_response(request)
        match = request.resolver_match
        if request.method in ("GET", "HEAD") and (_is_of_api(request) or (match and match.view_name in _VIEWS)):
            for name, value in _ALLOWED.items():
                response.headers[name] = value
            response.cookies.clear()
        return response

    return answer


def _is_of_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def _will_be_open(request: HttpRequest) -> bool:
    try:
        return _is_of_api(request) or resolve(request.path_info).view_name in _VIEWS
    except Resolver404:
        return False
