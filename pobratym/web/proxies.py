"""Whose request it is, seen through our own servers."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse


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
