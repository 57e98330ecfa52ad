"""What the pages of the back office may load and run: as little as Wagtail does with."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

_EVERYWHERE: dict[str, list[str]] = {
    "style-src": ["'self'", "'unsafe-inline'"],  # icons and columns have their widths in the markup
    "img-src": ["'self'", "data:", "blob:"],  # a picture is shown before it is sent
    "frame-ancestors": ["'self'"],  # the preview beside the editor
}
# Each of Wagtail's choosers, panels of several rows and lists of accounts has a line of script beside it.
_OF_WAGTAIL = {"script-src": ["'self'", "'unsafe-inline'"]}
# Our queues have none of these, and they show what strangers have typed.
_QUEUES = ("membership-requests/", "suggestions/", "texts-to-look-at/", "imports/")


class PolicyMiddleware:
    """Exchanges directives of the site's policy (settings.CONTENT_SECURITY_POLICY) for those of the back office."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.entrance = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response: Any = self.get_response(request)
        if request.path_info.startswith(self.entrance):
            is_queue = request.path_info.removeprefix(self.entrance).startswith(_QUEUES)
            response._csp_replace = _EVERYWHERE | ({} if is_queue else _OF_WAGTAIL)
        answer: HttpResponse = response
        return answer
