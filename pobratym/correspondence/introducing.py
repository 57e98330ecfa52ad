"""Partner of a partner: ask a common partner to introduce us; as that partner, agree or not."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pobratym.core.forms import press
from pobratym.correspondence.access import ensure_speaks
from pobratym.correspondence.talks_forms import AskForIntroductionForm, WordForm
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import membership_for
from pobratym.places.models import Municipality
from pobratym.talks import actions, queries
from pobratym.talks.models import IntroductionRequest
from pobratym.web.form_pages import shown_again, status_of

_form_page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@_form_page
def ask(request: HttpRequest, municipality_pk: int, third_pk: int) -> HttpResponse:
    """Which common partner, and why."""
    membership = membership_for(request.user, municipality_pk)
    if request.method == "POST":
        ensure_speaks(membership)
    third = get_object_or_404(Municipality.objects.with_place(), pk=third_pk)
    partners = queries.can_introduce(membership.municipality, third)
    form = AskForIntroductionForm(request.POST if request.method == "POST" else None, partners=partners)
    if form.run(actions.ask_for_introduction, third=third, by=membership):
        messages.success(request, _("Your request is sent. You will be notified of the answer by e-mail."))
        return redirect("correspondence:ask_to_introduce", municipality_pk, third_pk)
    context = {
        "municipality": membership.municipality,
        "third": third,
        "partners": partners,
        "requests": queries.requests_of(membership.municipality, third),
        "form": form,
    }
    return shown_again(request, "correspondence/talks/ask.html", context, form, status=status_of(form))


@login_required
@_form_page
def answer(request: HttpRequest, municipality_pk: int, request_pk: int) -> HttpResponse:
    """The common partner agrees (`answer=agree`) or not."""
    membership = membership_for(request.user, municipality_pk)
    requests = IntroductionRequest.objects.select_related("asker", "common", "third")
    asked = get_object_or_404(requests, pk=request_pk, common=membership.municipality)
    agrees = request.POST.get("answer") == "agree"
    form = WordForm(request.POST if request.method == "POST" else None)
    verb = actions.agree_to_introduce if agrees else actions.refuse_to_introduce
    if form.run(verb, request=asked, by=membership):
        done = _("You introduce them. They have been notified.") if agrees else _("Your answer is sent.")
        messages.success(request, done)
        return redirect("correspondence:inbox", municipality_pk)
    context = {
        "municipality": membership.municipality,
        "asked": asked,
        "has_thread": queries.has_thread(asked),
        "form": form,
    }
    return shown_again(request, "correspondence/talks/introduce.html", context, form, status=status_of(form))


@login_required
@require_POST
def withdraw(request: HttpRequest, municipality_pk: int, request_pk: int) -> HttpResponse:
    """The asker needs the introduction no longer."""
    membership: Membership = membership_for(request.user, municipality_pk)
    asked = get_object_or_404(IntroductionRequest, pk=request_pk, asker=membership.municipality)
    pressed = press(actions.withdraw_request, _("The request is withdrawn."), request=asked, by=membership)
    messages.add_message(request, *pressed)
    return redirect("correspondence:ask_to_introduce", municipality_pk, asked.third_id)
