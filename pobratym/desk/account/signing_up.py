"""The page of sign-up, for several who come at once with one address too."""

from allauth.account.views import signup as library_signup
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse


def signup(request: HttpRequest) -> HttpResponse:
    """The library's page. Of several that come at once for one address the first opens the account; the others learn
    what everybody learns who comes later: a letter is on its way."""
    try:
        return _whole(request)
    except IntegrityError:
        return _whole(request)


def _whole(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":  # a look takes no lock of a writer (docs/adr/0030)
        shown: HttpResponse = library_signup(request)
        return shown
    with transaction.atomic():
        answer: HttpResponse = library_signup(request)
        return answer
