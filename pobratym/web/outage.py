"""What is answered where an answer failed: 503 while the database is away, 500 for faults of ours."""

import sys

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import loader
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.defaults import server_error as fault

from pobratym.core.outage import is_outage

_AGAIN_IN = "5"  # seconds


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls this inside its `except`, for a view as for a middleware, and logs the error itself."""
    if not is_outage(sys.exc_info()[1]):
        return fault(request)
    response = _for_machines() if request.path_info.startswith("/api/") else _for_people()
    response["Retry-After"] = _AGAIN_IN
    add_never_cache_headers(response)
    return response


def _for_people() -> HttpResponse:
    return HttpResponse(loader.get_template("503.html").render(), status=503)


def _for_machines() -> JsonResponse:
    problem = {
        "type": "about:blank",
        "title": _("Unavailable for a moment"),
        "status": 503,
        "detail": _("The database does not answer. Ask again in a few seconds."),
    }
    return JsonResponse(problem, status=503, content_type="application/problem+json")
