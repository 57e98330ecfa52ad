"""Requests to the back office that none of its forms makes: refused as such, where Wagtail would fail on them."""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError

# Our package, wherever it lies: on a server everything may lie below a folder that is called like it.
_OURS = f"{Path(__file__).parent.parent}{os.sep}"
log = logging.getLogger(__name__)


class HandMadeMiddleware:
    """Wagtail reads what its forms send as numbers and as whole sets of fields. What fails in its code on that, without
    ours in between, is told as a request that cannot be read (400); a fault of ours stays an error 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.entrance = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        is_reading = isinstance(error, (MultiValueDictKeyError, ValueError, OverflowError))
        if not request.path_info.startswith(self.entrance) or not is_reading or _has_ours(error.__traceback__):
            return None
        log.warning("a request that no form makes", exc_info=error)
        raise BadRequest("a request that no form makes") from error


def _has_ours(trace: TracebackType | None) -> bool:
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith(_OURS):
            return True
        trace = trace.tb_next
    return False
