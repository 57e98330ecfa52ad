"""What is done for every request: one reading of the marks, and domain errors translated at the door."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from pobratym.core.errors import DomainError, NotAllowed, TooMany
from pobratym.journal.marks import read_once
from pobratym.web.refusals import say_when


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
        if isinstance(error, TooMany):
            return say_when(render(request, "429.html", {"reason": str(error)}), error)
        if back := _page_before(request):
            messages.error(request, str(error))
            return redirect(back)
        return render(request, "409.html", {"reason": str(error)}, status=409)


def _page_before(request: HttpRequest) -> str | None:
    """The page of ours on which a button was pressed or a form sent; the address asked may take POST only."""
    referer = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        referer, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return referer if request.method == "POST" and is_ours else None
