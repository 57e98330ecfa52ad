"""What a reader sees when something broke: what was sent (400), we (500), or a database that does not serve us (503).

Nothing is drawn that asks a database, a session or a cache: they may be what is broken.
"""

import sys

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from pobratym.core.availability import RETRY_AFTER, is_database_away


def bad_request(request: HttpRequest, error: Exception) -> HttpResponse:
    """A request that cannot be read, or holds more than we take."""
    return HttpResponse(render_to_string("400.html"), status=413 if isinstance(error, RequestDataTooBig) else 400)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for the error that is being handled, whichever layer it came from: view, template or middleware.

    Django calls this as handler500 (config/errors.py) while the error is at hand.
    """
    if is_database_away(sys.exc_info()[1]):
        headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
        return HttpResponse(render_to_string("503.html"), status=503, headers=headers)
    return HttpResponse(render_to_string("500.html"), status=500)
