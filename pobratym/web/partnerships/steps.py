"""The steps of the sides: propose, answer, withdraw, record a signature. Each is a page that works without script."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from pobratym.core.errors import NotAllowed
from pobratym.core.forms import VerbForm, press
from pobratym.memberships.models import Membership
from pobratym.partnerships import actions
from pobratym.partnerships.models import Partnership, Proposal
from pobratym.web.limits import shown_again
from pobratym.web.partnerships.forms import DeclineProposalForm, ProposalForm, SignatureForm
from pobratym.web.partnerships.page import answering, speakers, visible, withdrawing

_form_page = require_http_methods(["GET", "HEAD", "POST"])
_HEADINGS = {
    "propose": gettext_lazy("Propose kind, fields and stage"),
    "decline": gettext_lazy("Decline the proposal"),
    "signature": gettext_lazy("Record our signature"),
}


@login_required
@_form_page
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose kind, spheres and stage to the other side."""
    partnership = visible(request.user, pk)
    by = _acting(request, partnership)
    form = ProposalForm(request.POST or None, partnership=partnership)
    if form.run(actions.propose, partnership=partnership, by=by):
        messages.success(
            request, _("Your proposal has been passed to the other side. You will receive an e-mail when it answers.")
        )
        return redirect("web:partnership", pk=pk)
    return _page(request, "propose", partnership, form, by)


@login_required
@_form_page
def add_signature(request: HttpRequest, pk: int) -> HttpResponse:
    """Record one's own side's signature."""
    partnership = visible(request.user, pk)
    by = _acting(request, partnership)
    form = SignatureForm(request.POST or None)
    if form.run(actions.record_signature, partnership=partnership, by=by):
        messages.success(request, _("The signature of your side is recorded."))
        return redirect("web:partnership", pk=pk)
    return _page(request, "signature", partnership, form, by)


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int, proposal_pk: int) -> HttpResponse:
    """Say yes to the other side's proposal."""
    partnership, proposal = _proposal(request, pk, proposal_pk)
    by = answering(speakers(request.user, partnership), proposal) or _acting(request, partnership)
    pressed = press(
        actions.confirm_proposal,
        _("Confirmed. The register now shows it as confirmed by both sides."),
        proposal=proposal,
        by=by,
    )
    messages.add_message(request, *pressed)
    return redirect("web:partnership", pk=pk)


@login_required
@_form_page
def decline(request: HttpRequest, pk: int, proposal_pk: int) -> HttpResponse:
    """Say no to the other side's proposal, and why."""
    partnership, proposal = _proposal(request, pk, proposal_pk)
    by = answering(speakers(request.user, partnership), proposal) or _acting(request, partnership)
    form = DeclineProposalForm(request.POST or None)
    if form.run(actions.decline_proposal, proposal=proposal, by=by):
        messages.success(request, _("Declined. The other side will receive your reason by e-mail."))
        return redirect("web:partnership", pk=pk)
    return _page(request, "decline", partnership, form, by)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int, proposal_pk: int) -> HttpResponse:
    """Take one's own side's proposal back."""
    partnership, proposal = _proposal(request, pk, proposal_pk)
    by = withdrawing(speakers(request.user, partnership), proposal) or _acting(request, partnership)
    messages.add_message(
        request, *press(actions.withdraw_proposal, _("Your proposal is withdrawn."), proposal=proposal, by=by)
    )
    return redirect("web:partnership", pk=pk)


def _acting(request: HttpRequest, partnership: Partnership) -> Membership:
    """In whose name the reader acts: the party chosen by `as`, else the first one she may speak for."""
    able = speakers(request.user, partnership)
    wanted = request.POST.get("as") or request.GET.get("as")
    chosen = [each for each in able if str(each.municipality_id) == wanted] or list(able)
    if not chosen:
        raise NotAllowed(_("Only those who speak for a party of this partnership can do this."))
    return chosen[0]


def _proposal(request: HttpRequest, pk: int, proposal_pk: int) -> tuple[Partnership, Proposal]:
    partnership = visible(request.user, pk)
    proposals = Proposal.objects.select_related("proposed_by__municipality")
    return partnership, get_object_or_404(proposals, pk=proposal_pk, partnership=partnership)


def _page(request: HttpRequest, step: str, partnership: Partnership, form: VerbForm, by: Membership) -> HttpResponse:
    context = {
        "partnership": partnership,
        "form": form,
        "by": by,
        "speakers": speakers(request.user, partnership),
        "heading": _HEADINGS[step],
        "trail": [
            (reverse("web:register"), _("Partnerships register")),
            (reverse("web:partnership", args=[partnership.pk]), partnership.title),
        ],
    }
    return shown_again(request, f"web/partnerships/{step}.html", context, form, status=422 if form.is_bound else 200)
