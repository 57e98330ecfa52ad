"""Letters that wait for a moderator before they leave for a town hall that is not here; town halls that want none."""

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
from pobratym.delivery import actions, queries
from pobratym.delivery.models import Delivery, NoMoreLetters

PER_PAGE = 20
_MOST_DIGITS = 18


class ReasonForm(VerbForm):
    """Why not; the room says what is missing."""

    reason = forms.CharField(required=False, max_length=500)


class Deliveries(ModeratorView):
    """Everything that waits, with why, and a decision for each; below it the refusals, which can be lifted."""

    template_name = "backoffice/deliveries.html"
    page_title = gettext_lazy("Letters to town halls outside")
    header_icon = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(queries.waiting_deliveries(), PER_PAGE).get_page(self.request.GET.get("p"))
        refusals = Paginator(queries.refusals(), PER_PAGE).get_page(self.request.GET.get("r"))
        return {"page": page, "refusals": refusals} | super().get_context_data(**kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        by, decision = moderator(request), request.POST.get("decision", "")
        if decision not in _DECISIONS:
            raise Http404
        form, verb, given, done = _DECISIONS[decision](request)
        if form.run(verb, by=by, **given):
            messages.success(request, done)
        elif form.refusal and not form.has_error("reason"):
            messages.error(request, str(form.refusal))
        else:
            problem = form.problem
            context = self.get_context_data(
                problem=problem, problem_at=request.POST.get("number"), typed=request.POST.get("reason", "")
            )
            return self.render_to_response(context)
        return redirect("backoffice_deliveries")


def _approve(request: HttpRequest) -> Any:
    given = {"delivery": _delivery(request)}
    return VerbForm(request.POST), actions.approve_delivery, given, _("It is sent.")


def _refuse(request: HttpRequest) -> Any:
    given = {"delivery": _delivery(request)}
    return ReasonForm(request.POST), actions.refuse_delivery, given, _("Refused: the sender reads your reason.")


def _lift(request: HttpRequest) -> Any:
    given = {"refusal": get_object_or_404(NoMoreLetters, pk=_number(request))}
    return ReasonForm(request.POST), actions.lift_refusal, given, _("Lifted: hromadas may write to it again.")


_DECISIONS = {"approve": _approve, "refuse": _refuse, "lift": _lift}


def _delivery(request: HttpRequest) -> Delivery:
    return get_object_or_404(Delivery.objects.with_sides(), pk=_number(request))


def _number(request: HttpRequest) -> int:
    typed = request.POST.get("number", "")
    if not typed.isdecimal() or len(typed) > _MOST_DIGITS:
        raise Http404
    return int(typed)
