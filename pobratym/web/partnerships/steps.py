"""The steps of the sides: propose, answer, withdraw; record, confirm, correct a signature; publish the talks. Each is a
page that works without script."""

from typing import Any

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
from pobratym.partnerships.models import Partnership, Proposal, Statement
from pobratym.partnerships.queries.timeline import wording
from pobratym.people.queries import ensure_second_factor
from pobratym.web.form_pages import shown_again
from pobratym.web.partnerships.forms import (
    CorrectSignatureForm,
    DeclineProposalForm,
    ProposalForm,
    SignatureForm,
    WithdrawSignatureForm,
)
from pobratym.web.partnerships.page import answering, is_own_word, speakers, visible, withdrawing

_form_page = require_http_methods(["GET", "HEAD", "POST"])
_HEADINGS = {
    "propose": gettext_lazy("Propose kind, fields and stage"),
    "decline": gettext_lazy("Decline the proposal"),
    "signature": gettext_lazy("Record our signature"),
    "correct": gettext_lazy("Correct what we said of our signature"),
    "withdraw": gettext_lazy("Withdraw our signature"),
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
    """Record one's own side's signature, in two steps: first what the register will say, then the deed."""
    partnership = visible(request.user, pk)
    by = _acting(request, partnership)
    ensure_second_factor(by.user)  # before she types anything
    form = SignatureForm(request.POST or None)
    if "confirmed" not in request.POST:
        foreseen = form.run(lambda **said: actions.foresee_signature(partnership=partnership, by=by, **said))
        return _page(request, "signature", partnership, form, by, foreseen=foreseen)
    if form.run(actions.record_signature, partnership=partnership, by=by):
        messages.success(request, _("The signature of your side is recorded. The other side is asked to confirm it."))
        return redirect("web:partnership", pk=pk)
    return _page(request, "signature", partnership, form, by)


@login_required
@_form_page
def correct_signature(request: HttpRequest, pk: int, statement_pk: int) -> HttpResponse:
    """Say anew what one's own side said of its signature; the old words stay in the history."""
    partnership, said = _statement(request, pk, statement_pk)
    by = _of_that_side(request, partnership, said)
    before = {name: said.value.get(name) for name in ("place", "signatory", "post")}
    form = CorrectSignatureForm(request.POST or None, initial={"signed_on": said.occurred_on, **before})
    if form.run(actions.correct_signature, statement=said, by=by):
        messages.success(request, _("Corrected. What stood there before stays in the history with your reason."))
        return redirect("web:partnership", pk=pk)
    return _page(request, "correct", partnership, form, by)


@login_required
@_form_page
def withdraw_signature(request: HttpRequest, pk: int, statement_pk: int) -> HttpResponse:
    """Take back what one's own side said of its signature, and say why."""
    partnership, said = _statement(request, pk, statement_pk)
    by = _of_that_side(request, partnership, said)
    form = WithdrawSignatureForm(request.POST or None)
    if form.run(actions.withdraw_signature, statement=said, by=by):
        messages.success(request, _("Withdrawn. It stays in the history with your reason."))
        return redirect("web:partnership", pk=pk)
    return _page(request, "withdraw", partnership, form, by, said=wording(said))


@login_required
@require_POST
def confirm_signature(request: HttpRequest, pk: int, statement_pk: int) -> HttpResponse:
    """Say that the other side signed as it says."""
    partnership, said = _statement(request, pk, statement_pk)
    by = _of_another_side(request, partnership, said)
    done = _("Confirmed: the register now says that both sides say so.")
    messages.add_message(request, *press(actions.confirm_signature, done, statement=said, by=by))
    return redirect("web:partnership", pk=pk)


@login_required
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own side agrees that everybody may read of the partnership."""
    partnership = visible(request.user, pk)
    by = _acting(request, partnership)
    done = _("Your side agrees. The register shows the partnership once every side does.")
    messages.add_message(request, *press(actions.agree_to_publish, done, partnership=partnership, by=by))
    return redirect("web:partnership", pk=pk)


@login_required
@require_POST
def keep_private(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own side takes its consent back."""
    partnership = visible(request.user, pk)
    by = _acting(request, partnership)
    done = _("Nobody but the parties sees these talks now.")
    messages.add_message(request, *press(actions.keep_private, done, partnership=partnership, by=by))
    return redirect("web:partnership", pk=pk)


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


def _statement(request: HttpRequest, pk: int, statement_pk: int) -> tuple[Partnership, Statement]:
    partnership = visible(request.user, pk)
    statements = Statement.objects.select_related("stated_by__municipality", "partnership")
    return partnership, get_object_or_404(statements, pk=statement_pk, partnership=partnership)


def _of_that_side(request: HttpRequest, partnership: Partnership, said: Statement) -> Membership:
    """The membership in which the reader may speak of what her side has said; raises NotAllowed of another's."""
    side = said.stated_by.municipality_id if said.stated_by else None
    own = [each for each in speakers(request.user, partnership) if each.municipality_id == side]
    if not own or not is_own_word(said):
        raise NotAllowed(_("Each side corrects and withdraws what it has said itself."))
    return own[0]


def _of_another_side(request: HttpRequest, partnership: Partnership, said: Statement) -> Membership:
    side = said.stated_by.municipality_id if said.stated_by else None
    others = (each for each in speakers(request.user, partnership) if each.municipality_id != side)
    return next(others, None) or _acting(request, partnership)


def _page(
    request: HttpRequest, step: str, partnership: Partnership, form: VerbForm, by: Membership, **more: Any
) -> HttpResponse:
    context = {
        **more,
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
    status = 422 if form.is_bound and form.errors else 200
    return shown_again(request, f"web/partnerships/{step}.html", context, form, status=status)
