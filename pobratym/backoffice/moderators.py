"""Views that only moderators may open, and what they share."""

from typing import Any
from weakref import WeakKeyDictionary

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from pobratym.people.models import User
from pobratym.people.queries import is_moderator


class ModeratorView(WagtailAdminTemplateMixin, TemplateView):
    """A page of the back office that asks who is reading."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        moderator(request)
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


class ModeratorMenuItem(MenuItem):
    """Seen by moderators only."""

    def is_shown(self, request: HttpRequest) -> bool:
        return _is_asked_by_moderator(request)


def moderator(request: HttpRequest) -> User:
    """The moderator who asks; raises PermissionDenied for everybody else."""
    if not isinstance(request.user, User) or not _is_asked_by_moderator(request):
        raise PermissionDenied
    return request.user


_answers: WeakKeyDictionary[HttpRequest, bool] = WeakKeyDictionary()


def _is_asked_by_moderator(request: HttpRequest) -> bool:
    """Asked of the database once a request: the page asks, and each of ten entries of the menu."""
    if request not in _answers:
        _answers[request] = isinstance(request.user, User) and is_moderator(request.user)
    return _answers[request]
