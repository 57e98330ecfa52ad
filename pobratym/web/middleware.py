"""What is done for every request: one reading of the marks, and domain errors translated at the door."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from pobratym.core.errors import DomainError, NotAllowed
from pobratym.journal.marks import read_once


def marks_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Whatever is kept, a request asks the database once whether it still holds."""

    def answer(request: HttpRequest) -> HttpResponse:
        with read_once():
            return get_response(request)

    return answer


class DomainErrorMiddleware:
    """Shows our own errors as a page or a message; anything else stays an error 500 in the log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotAllowed):
            return render(request, "403.html", {"reason": str(error)}, status=403)
        if not isinstance(error, DomainError):
            return None
        messages.error(request, str(error))
        if request.method == "POST":
            return redirect(request.get_full_path() if _has_get(request) else request.META.get("HTTP_REFERER", "/"))
        return render(request, "409.html", {"reason": str(error)}, status=409)


def _has_get(request: HttpRequest) -> bool:
    """Whether the address can be shown after a failed POST: views say so by allowing GET."""
    view = getattr(request.resolver_match, "func", None)
    methods = getattr(getattr(view, "view_class", None), "http_method_names", ["get"])
    return "get" in methods
