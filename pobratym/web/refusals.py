"""How a page says that something was done too often."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pobratym.core.errors import TooMany
from pobratym.core.forms import VerbForm


def shown_again(
    request: HttpRequest, template: str, context: dict[str, Any], form: VerbForm, *, status: int = 200
) -> HttpResponse:
    """The page with the form, all that was typed and why it was refused; `status` unless that was for its number."""
    answer = render(request, template, context, status=status)
    return say_when(answer, form.refusal) if isinstance(form.refusal, TooMany) else answer


def say_when(answer: HttpResponse, refusal: TooMany) -> HttpResponse:
    """429, and in how many seconds one may come again."""
    answer.status_code = 429
    answer["Retry-After"] = str(max(1, round((refusal.again_at - timezone.now()).total_seconds())))
    return answer
