"""Asking to represent a municipality: find it, say who one is, show that one may, or wait for the moderator."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from pobratym.answers.actions import bring_letter
from pobratym.core.forms import VerbForm, press
from pobratym.desk.account.delivering import letters_go_once_represented
from pobratym.desk.account.forms import AnswerStep, ClaimForm, CodeStep, MailboxStep, VouchStep
from pobratym.desk.account.vouching import vouchers_for
from pobratym.memberships import actions
from pobratym.memberships.actions import answer_for_town_hall
from pobratym.memberships.models import MembershipRequest, Organisation
from pobratym.memberships.queries import is_claimed_by_another, mailbox_proof_with, members_of, usual_answer_in_days
from pobratym.memberships.queries.organisations import vouchings_of
from pobratym.memberships.workflow import OPEN, RequestStatus
from pobratym.partnerships.actions import ask_partner
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.queries.official_addresses import website_of
from pobratym.web.directory.authorities import authority, looked_for
from pobratym.web.form_pages import shown_again
from pobratym.web.signed_in import SignedInRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: SignedInRequest) -> HttpResponse:
    """Two steps at one address: without `?municipality=` one looks for it, with it one asks."""
    municipality = authority(request.GET.get("municipality"))
    if municipality is None:
        return _find(request)
    form = ClaimForm(request.POST or None, request.FILES or None)
    if asked := form.run(actions.request_membership, by=request.user, municipality=municipality):
        messages.success(
            request, _("Your request has been passed to the moderators. You will receive the answer by e-mail.")
        )
        if key := request.GET.get("letter"):  # it is evidence only: where it is of no use, its code can be typed yet
            VerbForm({}).run(bring_letter, request=asked, key=key, by=request.user)
        return redirect("desk:claim_request", asked.pk)
    return shown_again(request, "desk/account/claim.html", _context(municipality, form), form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def claim_request(request: SignedInRequest, pk: int) -> HttpResponse:
    """One's own request: where it stands, what is asked, how to show at once that one may."""
    place = ("municipality__country", "municipality__region", "municipality__parent", "decided_by")
    wanted = get_object_or_404(MembershipRequest.objects.select_related("user", *place), pk=pk, user=request.user)
    step = request.POST.get("step", "")
    forms = {name: form(request.POST if name == step else None) for name, (form, _verb, _done) in _STEPS.items()}
    vouchers = vouchers_for(wanted)
    cast(VouchStep, forms["vouch"]).offer(vouchers)
    if step in _STEPS:
        _form, verb, done = _STEPS[step]
        with transaction.atomic() if step != "code" else nullcontext():
            if answered := forms[step].run(verb, request=wanted, by=request.user):
                is_in = isinstance(answered, MembershipRequest) and answered.status == RequestStatus.APPROVED
                messages.success(request, str(_IS_IN if is_in else done))
                letters_go_once_represented(answered)
                return redirect("desk:desk") if is_in else redirect("desk:claim_request", pk)
    context = {
        "wanted": wanted,
        "municipality": wanted.municipality,
        "is_open": wanted.status in OPEN,
        "forms": forms,
        "website": website_of(wanted.municipality_id),
        "questions": wanted.questions.all(),
        "asked_at": wanted.mailbox_proofs.last(),
        "vouchers": vouchers,
        "vouchings": vouchings_of(wanted),
        "days": usual_answer_in_days(),
        "is_claimed_by_another": is_claimed_by_another(request.user, wanted.municipality_id),
        "trail": _trail(),
    }
    sent = forms.get(step) or next(iter(forms.values()))
    return shown_again(request, "desk/account/claim_request.html", context, sent)


@require_http_methods(["GET", "HEAD", "POST"])
def town_hall(request: HttpRequest, key: str) -> HttpResponse:
    """What a town hall is asked by mail: whoever has the key answers by a button, with or without an account."""
    proof = mailbox_proof_with(key)
    if proof is None:
        return render(request, "desk/account/key_void.html", {"what": _("Question to a town hall")}, status=410)
    if request.method == "POST":
        by = request.user if isinstance(request.user, User) else None
        button = VerbForm(request.POST)
        with transaction.atomic():
            answered = button.run(answer_for_town_hall, key=key, is_ours=request.POST.get("answer") == "yes", by=by)
            if answered:
                letters_go_once_represented(answered)
        if answered:
            return render(request, "desk/account/town_hall_thanks.html", {"wanted": answered})
        messages.error(request, str(button.refusal))
    context = {"wanted": proof.request, "municipality": proof.request.municipality, "proof": proof}
    return render(request, "desk/account/town_hall.html", context)


@login_required
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one's own request back."""
    wanted = get_object_or_404(MembershipRequest, pk=pk, user=request.user)
    messages.add_message(
        request, *press(actions.withdraw_request, _("Your request is withdrawn."), request=wanted, by=request.user)
    )
    return redirect("desk:desk")


def _find(request: SignedInRequest) -> HttpResponse:
    context = {
        **looked_for(request),
        "is_lost": bool(request.GET.get("municipality")),
        "trail": _trail(),
    }
    return render(request, "desk/account/claim_find.html", context)


def _ask_to_vouch(*, request: MembershipRequest, voucher: str, by: User) -> object:
    """An association, or a partner municipality: `voucher` is one of the keys that were offered."""
    kind, _dash, number = voucher.partition("-")
    if kind == "organisation":
        return actions.ask_association(request=request, organisation=Organisation.objects.get(pk=number), by=by)
    return ask_partner(request=request, partner=Municipality.objects.get(pk=number), by=by)


_IS_IN = gettext_lazy("The code is right: you now represent the municipality.")
_STEPS: dict[str, tuple[type[VerbForm], Callable[..., object], object]] = {
    "answer": (AnswerStep, actions.answer_question, gettext_lazy("Your answer has been passed to the moderators.")),
    "mailbox": (
        MailboxStep,
        actions.ask_town_hall,
        gettext_lazy("The town hall has been asked. As soon as it says yes, you can begin."),
    ),
    "vouch": (
        VouchStep,
        _ask_to_vouch,
        gettext_lazy("They have been asked by e-mail. You are told what they answer."),
    ),
    "code": (
        CodeStep,
        actions.enter_letter_code,
        gettext_lazy("The code is right: your request is now among the first. A moderator decides."),
    ),
}


def _context(municipality: Municipality, form: ClaimForm) -> dict[str, object]:
    return {
        "municipality": municipality,
        "form": form,
        "people": members_of(municipality.pk).count(),
        "days": usual_answer_in_days(),
        "trail": _trail(),
    }


def _trail() -> list[tuple[str, str]]:
    return [(reverse("desk:desk"), _("My dashboard"))]
