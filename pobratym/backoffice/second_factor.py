"""Nobody looks after the platform by a password alone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from pobratym.core.errors import SecondFactorMissing
from pobratym.people.models import User
from pobratym.people.queries import ensure_second_factor


class SecondFactorMiddleware:
    """Leads whoever opens a page of the back office without one to where it is set up; that page says why."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.entrance = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(self.entrance) and isinstance(request.user, User):
            try:
                ensure_second_factor(request.user)
            except SecondFactorMissing:
                return redirect("mfa_index")
        return self.get_response(request)
