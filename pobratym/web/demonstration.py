"""A demonstration says so to machines too, and asks search engines to pass by."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from pobratym.core.instance import is_demonstration


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
