"""The queue of texts the sensitivity check held back: make public, or return with a reason."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.core.forms import VerbForm
from pobratym.profiles.actions import Doubtful, approve_text, return_text
from pobratym.profiles.checks import Finding, findings
from pobratym.profiles.models import Listing, PartnerSearch, Passport
from pobratym.profiles.queries import held_texts, texts_to_review

PER_PAGE = 20
KINDS: dict[str, type[Passport] | type[PartnerSearch] | type[Listing]] = {
    "passport": Passport,
    "partnersearch": PartnerSearch,
    "listing": Listing,
}
_MOST_DIGITS = 18


@dataclass(frozen=True)
class Held:
    """A text with what was found in it."""

    text: Doubtful
    findings: list[Finding]

    @property
    def key(self) -> str:
        """What the forms name it by: «listing.12»."""
        return f"{self.text._meta.model_name}.{self.text.pk}"

    @property
    def kind_label(self) -> str:
        return str(self.text._meta.verbose_name)


class ReturnForm(VerbForm):
    """Why a text comes back; the room says what is missing."""

    reason = forms.CharField(required=False, max_length=Listing._meta.get_field("returned_reason").max_length)


class DoubtfulTexts(ModeratorView):
    """Everything that waits, with the reasons, and a decision for each."""

    template_name = "backoffice/doubtful_texts.html"
    page_title = gettext_lazy("Texts to review")
    header_icon = "view"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(texts_to_review(), PER_PAGE).get_page(self.request.GET.get("p"))
        texts = held_texts(page.object_list)
        held = [Held(text, findings(*(dict([each]) for each in text.free_texts))) for text in texts]
        return {"held": held, "page": page} | super().get_context_data(**kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        by, text = moderator(request), _text(request)
        is_return = request.POST.get("decision") == "return"
        form = ReturnForm(request.POST) if is_return else VerbForm(request.POST)
        if form.run(return_text if is_return else approve_text, text=text, by=by):
            returned, public = (
                _("Returned: the municipality sees your reason on its dashboard."),
                _("The text is public now."),
            )
            messages.success(request, returned if is_return else public)
        elif form.is_too_late:
            messages.error(request, str(form.refusal))
        else:
            problem = " ".join(str(each) for texts in form.errors.values() for each in texts)
            typed = request.POST.get("reason", "")
            context = self.get_context_data(problem=problem, problem_at=request.POST.get("text"), typed=typed)
            return self.render_to_response(context)
        return redirect("doubtful_texts")


def _text(request: HttpRequest) -> Doubtful:
    kind, _dot, number = request.POST.get("text", "").partition(".")
    if kind not in KINDS or not number.isdecimal() or len(number) > _MOST_DIGITS:
        raise Http404
    model = KINDS[kind]
    return get_object_or_404(model.including_unreviewed.select_related("municipality"), pk=number)
