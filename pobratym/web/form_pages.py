"""The page of a form, before it is sent and after it was refused."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pobratym.core.errors import TooMany
from pobratym.core.forms import VerbForm
from pobratym.web.drafts import take_up
from pobratym.web.limits import say_when


def status_of(form: VerbForm) -> int:
    """What the page of a form answers: somebody was faster, something is wrong with it, or nothing is."""
    return 409 if form.is_too_late else 422 if form.errors else 200


def shown_again(
    request: HttpRequest, template: str, context: dict[str, Any], form: VerbForm, *, status: int = 200
) -> HttpResponse:
    """The page with the form, all that was typed and why it was refused; `status` unless that was for its number.

    Before it is sent: what the reader typed when she was here last.
    """
    take_up(request, form)
    answer = render(request, template, context, status=status)
    return say_when(answer, form.refusal) if isinstance(form.refusal, TooMany) else answer
