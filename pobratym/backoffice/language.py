"""The back office speaks the language of the person's letters where it is translated whole, else English."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from pobratym.core.languages import offered_whole
from pobratym.people.models import User


class StaffLanguageMiddleware:
    """Its addresses carry no language, and the browser's own would often be English."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.entrance = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(self.entrance):
            return self.get_response(request)
        language = offered_whole(request.user.language) if isinstance(request.user, User) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            return self.get_response(request)
