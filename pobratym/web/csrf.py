"""When a form comes without the sign that it was ours."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Our page, in the reader's language, with what to do; `reason` is for the log only."""
    return render(request, "403_csrf.html", status=403)
