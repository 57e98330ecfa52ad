"""Errors as problem details (RFC 9457), in the language asked for."""

import sys
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import Throttled, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from pobratym.core.availability import RETRY_AFTER, is_database_away

MEDIA_TYPE = "application/problem+json"


def problem(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """The framework's exception handler: what went wrong, what to do, and of which parameter. Ours stay errors."""
    response: Response | None = exception_handler(error, context)
    if response is None:
        return None
    response.data = described(response.status_code, _detail(error, response.data), _of_parameters(error))
    response.content_type = MEDIA_TYPE
    return response


def described(status: int, detail: str, errors: dict[str, list[str]] | None = None) -> dict[str, Any]:
    """A problem as data."""
    problem: dict[str, Any] = {"type": "about:blank", "title": _title(status), "status": status, "detail": detail}
    return {**problem, "errors": errors} if errors else problem


def no_such_address(request: HttpRequest) -> JsonResponse:
    """For every address of the API that nothing answers."""
    without_language(request)
    detail = _("There is no such address. See /api/v1/schema/ for those there are.")
    return JsonResponse(described(404, detail), status=404, content_type=MEDIA_TYPE)


def bad_request(request: HttpRequest) -> JsonResponse:
    """For what cannot even be read as a request: a host that is not ours, a body too large."""
    return JsonResponse(
        described(400, _("Ask by GET, with parameters in the address.")), status=400, content_type=MEDIA_TYPE
    )


def server_error(request: HttpRequest) -> JsonResponse:
    """For the error that is being handled, from whichever layer: a fault of ours, or a database that is away."""
    if is_database_away(sys.exc_info()[1]):
        answer = described(503, _("The database is busy or does not answer. Ask again in a few seconds."))
        return JsonResponse(
            answer,
            status=503,
            content_type=MEDIA_TYPE,
            headers={"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"},
        )
    answer = described(500, _("The fault is ours and has been noted. Ask again in a few minutes."))
    return JsonResponse(answer, status=500, content_type=MEDIA_TYPE)


def without_language(request: HttpRequest) -> None:
    """Keeps LocaleMiddleware from sending a 404 on to the same address with a language before it."""
    request.urlconf = "pobratym.api.urls"


def _title(status: int) -> str:
    titles = {
        400: _("The request cannot be understood"),
        404: _("Not found"),
        405: _("The API only reads"),
        429: _("Too many requests"),
        500: _("Something went wrong"),
        503: _("The service is temporarily unavailable"),
    }
    return titles.get(status) or HTTPStatus(status).phrase


def _detail(error: Exception, data: Any) -> str:
    if isinstance(error, ValidationError):
        return _("Correct the parameters named below.")
    if isinstance(error, Throttled):
        return _("Wait a minute, then go on. Large amounts are better read page by page.")
    return str(data.get("detail", "")) if isinstance(data, dict) else ""


def _of_parameters(error: Exception) -> dict[str, list[str]] | None:
    if not isinstance(error, ValidationError) or not isinstance(error.detail, dict):
        return None
    return {name: [str(each) for each in messages] for name, messages in error.detail.items()}
