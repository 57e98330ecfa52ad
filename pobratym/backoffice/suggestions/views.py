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
from pobratym.backoffice.suggestions.forms import DeclineSuggestionForm, DoneForm, correction_form
from pobratym.core.forms import VerbForm
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


class SuggestionQueue(ModeratorView):
    """What waits, the oldest first; with `?decided` what was decided, the latest first."""

    template_name = "backoffice/suggestions.html"
    page_title = gettext_lazy("Suggestions about the directory")
    header_icon = "help"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_decided = "decided" in self.request.GET
        rows = decided_suggestions() if is_decided else waiting_suggestions()
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"is_decided": is_decided, "page": page}


class SuggestionDetail(ModeratorView):
    """One suggestion with all that helps to decide."""

    template_name = "backoffice/suggestion.html"
    page_title = gettext_lazy("Suggestions about the directory")
    header_icon = "help"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        suggestion = kwargs["suggestion"] if "suggestion" in kwargs else _suggestion(kwargs["pk"])
        place, is_waiting = suggestion.municipality, suggestion.status == SuggestionStatus.WAITING
        correct = kwargs.pop("correct", None) or (correction_form(suggestion) if is_waiting else None)
        return (
            {"done": DoneForm(), "decline": DeclineSuggestionForm()}
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
        verb = decline_suggestion if isinstance(form, DeclineSuggestionForm) else accept_suggestion
        if form.run(verb, suggestion=suggestion, by=by):
            messages.success(request, _said(form))
            return redirect("suggestions")
        if form.is_too_late:
            messages.error(request, str(form.refusal))
            return redirect("suggestion", pk)
        return self.render_to_response(self.get_context_data(pk=pk, suggestion=suggestion, **{decision: form}))


def _form(suggestion: Suggestion, decision: str, request: HttpRequest) -> VerbForm:
    """The form that was sent; whatever is unknown or cannot be counts as an answer without words, and is refused."""
    if decision == "correct" and (form := correction_form(suggestion, request.POST)):
        return form
    return DeclineSuggestionForm(request.POST) if decision == "decline" else DoneForm(request.POST)


def _said(form: VerbForm) -> str:
    """What was done, for the moderator."""
    if isinstance(form, DeclineSuggestionForm):
        return _("The suggestion is declined; the person will receive your reason by e-mail.")
    if isinstance(form, DoneForm):
        return _("The suggestion is accepted; the person will receive your answer by e-mail.")
    return _("Corrected, and the person has been told by e-mail.")


def _suggestion(pk: int) -> Suggestion:
    return get_object_or_404(Suggestion.objects.with_place().select_related("correction", "decided_by"), pk=pk)
