"""Answers that are not made twice, and not sent twice to who has them."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import get_language
from rest_framework.generics import GenericAPIView

from pobratym.api.negotiation import AlwaysJSON
from pobratym.api.parameters import Parameters
from pobratym.api.problems import problem, without_language
from pobratym.api.rendering import Rendered
from pobratym.api.throttle import PerMinute
from pobratym.core.instance import is_demonstration
from pobratym.core.keeping import KeptAnswer
from pobratym.journal.areas import Area
from pobratym.search.freshness import freshness_or_last


class KeptView(GenericAPIView):
    """A GET with ETag and Last-Modified by when anything of `areas`, all that the answer shows, last changed.

    Their marks are read each time, in every process, so a change is seen by the next asker; while they stand, the same
    question is answered from what is kept, or by 304. A kept answer counts against the limit like any other.
    """

    areas: ClassVar[tuple[Area, ...]]
    parameters: ClassVar[Parameters] = Parameters()
    asked: dict[str, list[str]]

    authentication_classes: ClassVar[list[Any]] = []
    permission_classes: ClassVar[list[Any]] = []
    parser_classes: ClassVar[list[Any]] = []
    renderer_classes = [Rendered]
    content_negotiation_class = AlwaysJSON
    throttle_classes = [PerMinute]

    def get_exception_handler(self) -> Any:
        return problem

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        without_language(request)
        if request.method not in ("GET", "HEAD"):
            return self._made(request, *args, **kwargs)
        last = freshness_or_last(*self.areas)
        kept = KeptAnswer(f"{request.get_host()}{request.get_full_path()} {get_language()}", last)
        etag, content = f'W/"{kept.digest}"', kept.get()
        if content is not None and PerMinute().allow_request(request, self):
            response = HttpResponse(content, content_type="application/json")
        else:
            response = self._made(request, *args, **kwargs)
            if response.status_code != 200:
                return response
            kept.keep(response.content)
        response["ETag"] = etag
        response["Cache-Control"] = "public, no-cache"  # keep it, and ask each time whether it still holds
        changed = int(last.changed_at.timestamp()) if last.changed_at else None
        if changed:
            response["Last-Modified"] = http_date(changed)
        return get_conditional_response(request, etag, changed, response) or response

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method in ("GET", "HEAD"):
            self.asked = self.parameters.read(request.query_params)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Each answer says whether it comes from a demonstration."""
        if response.status_code == 200:
            response.data = {"is_demonstration": is_demonstration(), **response.data}
        return super().finalize_response(request, response, *args, **kwargs)

    def _made(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        made: HttpResponse = response.render()
        return made
