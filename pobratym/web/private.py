"""What a signed-in person is shown is for her alone: no cache on the way and no Back button keeps it, and when the
session ends the browser is told to forget."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class PrivateMiddleware:
    """Answers to a request with a session say so, except where they have said how they may be kept themselves, as
    pictures and answers of the API do. Whether somebody has signed in is not asked: that would be a query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        response = self.get_response(request)
        if (has_session or settings.SESSION_COOKIE_NAME in response.cookies) and not _says_itself(response):
            response["Cache-Control"] = "private, no-store"
        if has_session and _ends_the_session(response):
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response


def _ends_the_session(response: HttpResponse) -> bool:
    cookie = response.cookies.get(settings.SESSION_COOKIE_NAME)
    return cookie is not None and not cookie.value


def _says_itself(response: HttpResponse) -> bool:
    """Public or private; `never_cache` alone lets a browser's history keep the page."""
    return "public" in response.get("Cache-Control", "")
