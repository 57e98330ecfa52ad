"""The queue of suggestions about the registry: compare, look it up, accept with one click or decline with a reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.backoffice.suggestions.forms import DeclineForm, DoneForm, correction_form
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.forms import put_errors
from pobratym.people.models import User
from pobratym.suggestions.actions import accept_suggestion, decline_suggestion
from pobratym.suggestions.models import Suggestion
from pobratym.suggestions.queries import (
    beside,
    decided_suggestions,
    facts_on_file,
    namesakes_of,
    proposer_of,
    waiting_suggestions,
)
from pobratym.suggestions.workflow import SuggestionStatus

PER_PAGE = 50


class Queue(ModeratorView):
    """What waits, the oldest first; with `?decided` what was decided, the latest first."""

    template_name = "backoffice/suggestions.html"
    page_title = gettext_lazy("Suggestions about the registry")
    header_icon = "help"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_decided = "decided" in self.request.GET
        rows = decided_suggestions() if is_decided else waiting_suggestions()
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"is_decided": is_decided, "page": page}


class Detail(ModeratorView):
    """One suggestion with all that helps to decide."""

    template_name = "backoffice/suggestion.html"
    page_title = gettext_lazy("Suggestions about the registry")
    header_icon = "help"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        suggestion = kwargs["suggestion"] if "suggestion" in kwargs else _suggestion(kwargs["pk"])
        place, is_waiting = suggestion.municipality, suggestion.status == SuggestionStatus.WAITING
        correct = kwargs.pop("correct", None) or (correction_form(suggestion) if is_waiting else None)
        return (
            {"done": DoneForm(), "decline": DeclineForm()}
            | super().get_context_data(**kwargs)
            | {
                "suggestion": suggestion,
                "is_waiting": is_waiting,
                "correct": correct,
                "media": correct.media if correct else forms.Media(),
                "standing": facts_on_file(place, suggestion.matter) if place else [],
                "proposer": proposer_of(suggestion),
                "namesakes": namesakes_of(suggestion) if is_waiting else [],
                "beside": beside(suggestion),
                "decided_by": suggestion.decided_by,
            }
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        by, suggestion, decision = moderator(request), _suggestion(pk), request.POST.get("decision", "")
        form = _form(suggestion, decision, request)
        if form.is_valid():
            try:
                messages.success(request, _decide(suggestion, decision, form, by))
                return redirect("suggestions")
            except InvalidInput as refusal:
                put_errors(form, refusal)
            except Conflict as error:
                messages.error(request, str(error))
                return redirect("suggestion", pk)
        return self.render_to_response(self.get_context_data(pk=pk, suggestion=suggestion, **{decision: form}))


def _form(suggestion: Suggestion, decision: str, request: HttpRequest) -> forms.Form:
    """The form that was sent; whatever is unknown or cannot be counts as an answer without words, and is refused."""
    if decision == "correct" and (form := correction_form(suggestion, request.POST)):
        return form
    return DeclineForm(request.POST) if decision == "decline" else DoneForm(request.POST)


def _decide(suggestion: Suggestion, decision: str, form: forms.Form, by: User) -> str:
    """Do it, and say what was done."""
    typed = form.cleaned_data
    if decision == "decline":
        decline_suggestion(suggestion=suggestion, by=by, reason=typed["reason"])
        return _("The suggestion is declined; the person gets your reason by letter.")
    if decision == "correct":
        facts = {name: value for name, value in typed.items() if name != "reason"}
        accept_suggestion(suggestion=suggestion, by=by, values=facts, reason=typed["reason"])
        return _("Corrected, and the person is told by letter.")
    accept_suggestion(suggestion=suggestion, by=by, answer=typed["answer"])
    return _("The suggestion is accepted; the person gets your answer by letter.")


def _suggestion(pk: int) -> Suggestion:
    return get_object_or_404(Suggestion.objects.with_place().select_related("correction", "decided_by"), pk=pk)
