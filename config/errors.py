"""Which entrance answers when Django itself has an error in hand: pages for people, problem details below /api/."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.defaults import page_not_found

from pobratym.api import problems
from pobratym.web import unavailable

_MACHINES = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Something that cannot be read: a body too large, a host that is not ours, parts that do not end."""
    return problems.bad_request(request) if _is_machine(request) else unavailable.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that nothing answers, or a record that is not there."""
    return problems.no_such_address(request) if _is_machine(request) else page_not_found(request, exception)


def nothing(request: HttpRequest) -> HttpResponse:
    """An address of a package that we do not serve."""
    raise Http404


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours, or a database that does not serve us now."""
    return problems.server_error(request) if _is_machine(request) else unavailable.server_error(request)


def _is_machine(request: HttpRequest) -> bool:
    return request.path_info.startswith(_MACHINES)
