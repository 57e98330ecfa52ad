"""What is done for every request: whose it is, one reading of the marks, domain errors translated at the door."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import activate, get_language_from_path

from pobratym.core.errors import DomainError, NotAllowed, SecondFactorMissing, TooMany
from pobratym.core.instance import is_demonstration
from pobratym.core.languages import language_of_strangers
from pobratym.journal.marks import read_once
from pobratym.web.limits import say_when


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
        if isinstance(error, SecondFactorMissing):
            messages.warning(request, str(error))
            return redirect("mfa_index")
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


class LanguageMiddleware(LocaleMiddleware):
    """Django's choice: the address, the cookie, then the browser; whoever asks for what is not offered gets English."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        is_chosen = get_language_from_path(request.path_info) or settings.LANGUAGE_COOKIE_NAME in request.COOKIES
        language = None if is_chosen else language_of_strangers(request.headers.get("Accept-Language", ""))
        if language:
            activate(language)
            request.LANGUAGE_CODE = language


class ClientAddressMiddleware:
    """Writes the asker's address into REMOTE_ADDR, so that the limits of the API, of suggestions and of sign-in count
    the same one. `TRUSTED_PROXIES` says how many addresses at the end of X-Forwarded-For our own servers wrote; what
    stands before them anybody can make up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.META["REMOTE_ADDR"] = _address(request)
        return self.get_response(request)


def _address(request: HttpRequest) -> str:
    chain = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
    own = settings.TRUSTED_PROXIES
    told = chain[-min(own, len(chain))] if own and chain else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ip_address(told))
    except ValueError:  # a socket of this machine has no address; a proxy may write "unknown"
        return "127.0.0.1"


class DemonstrationMiddleware:
    """Every answer of a demonstration carries the header, whatever it is: page, table, feed, JSON, file."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code < 500 and is_demonstration():  # the database may be away
            response["X-Pobratym-Instance"] = "demonstration"
            response["X-Robots-Tag"] = "noindex"
        return response
