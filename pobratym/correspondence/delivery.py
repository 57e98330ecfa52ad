"""How a letter reaches a town hall that is not here: its sender chooses a way, or somebody asked passes it on."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pobratym.answers.granting import NewLink
from pobratym.core.confirming import ensure_confirmed
from pobratym.core.errors import NotAllowed
from pobratym.core.forms import VerbForm
from pobratym.correspondence.access import Standing, standing
from pobratym.correspondence.documents import pdf_of
from pobratym.correspondence.ways import EmailForm, FormUsedForm, PartnerForm, PassOnForm, PostedForm, Ways, ways_of
from pobratym.delivery import actions, queries
from pobratym.delivery.models import Delivery
from pobratym.delivery.workflow import Status
from pobratym.gateways.typesetting import TypesettingFailed
from pobratym.introductions.models import Introduction
from pobratym.web.form_pages import shown_again, status_of
from pobratym.web.signed_in import SignedInRequest

_form_page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@_form_page
def delivery(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """The ways that are open to the letter, each a form of its own; `step` says which was sent."""
    reader = standing(request, municipality_pk, pk)
    ways = ways_of(reader)
    if ways is None:
        raise Http404
    shown = _forms(ways)
    if request.method != "POST":
        return _page(request, ways, shown)
    if not ways.may_act:
        raise NotAllowed
    step = request.POST.get("step", "")
    if step not in _STEPS:
        raise Http404
    if step != "give_up":
        ensure_confirmed(request)
    form, verb, given = _STEPS[step](request, reader, ways)
    outcome = form.run(verb, by=reader.membership, **given)
    if outcome is not None:
        messages.success(request, _told(outcome))
        return redirect("correspondence:introduction", reader.own.pk, reader.introduction.pk)
    if not isinstance(form, EmailForm | PostedForm | FormUsedForm | PartnerForm):  # a button
        messages.error(request, form.problem)
        return redirect(request.path)
    return _page(request, ways, shown | {form.prefix: form}, form, status=status_of(form))


Step = tuple[VerbForm, Callable[..., Delivery], dict[str, Any]]


def _on_file(request: HttpRequest, reader: Standing, ways: Ways) -> Step:
    return VerbForm(request.POST), actions.send_by_email, _with_pdf(reader.introduction)


def _by_email(request: HttpRequest, reader: Standing, ways: Ways) -> Step:
    return EmailForm(request.POST), actions.send_by_email, _with_pdf(reader.introduction)


def _ready(request: HttpRequest, reader: Standing, ways: Ways) -> Step:
    return VerbForm(request.POST), actions.make_ready, {"introduction": reader.introduction}


def _posted(request: HttpRequest, reader: Standing, ways: Ways) -> Step:
    return PostedForm(request.POST), actions.note_posted, {"introduction": reader.introduction}


def _by_form(request: HttpRequest, reader: Standing, ways: Ways) -> Step:
    return FormUsedForm(request.POST), actions.note_form_used, {"introduction": reader.introduction}


def _partner(request: HttpRequest, reader: Standing, ways: Ways) -> Step:
    form = PartnerForm(request.POST, choices=ways.partners)
    return form, actions.ask_to_pass_on, {"introduction": reader.introduction}


def _give_up(request: HttpRequest, reader: Standing, ways: Ways) -> Step:
    return VerbForm(request.POST), actions.give_up, {"delivery": _named(request, ways)}


def _remind(request: HttpRequest, reader: Standing, ways: Ways) -> Step:
    return VerbForm(request.POST), actions.remind_town_hall, {"delivery": _named(request, ways)}


_STEPS: dict[str, Callable[[HttpRequest, Standing, Ways], Step]] = {
    "on_file": _on_file,
    "email": _by_email,
    "ready": _ready,
    "posted": _posted,
    "form": _by_form,
    "partner": _partner,
    "give_up": _give_up,
    "remind": _remind,
}


def _with_pdf(letter: Introduction) -> dict[str, Any]:
    return {"introduction": letter, "make": partial(_pdf, letter)}


def _pdf(letter: Introduction, link: NewLink) -> bytes:
    """Without a PDF the mail goes all the same: the whole letter stands in it."""
    try:
        return pdf_of(letter, link)
    except TypesettingFailed:
        return b""


def _named(request: HttpRequest, ways: Ways) -> Delivery:
    """The delivery that a button names, of this letter."""
    number = request.POST.get("delivery", "")
    found = next((each for each in ways.deliveries if str(each.pk) == number), None)
    if found is None:
        raise Http404
    return found


def _told(done: Delivery) -> str:
    if done.status == Status.HELD:
        return _("A moderator looks at the address before the letter goes. You will be notified by e-mail.")
    if done.status == Status.ASKED:
        return _("The request is on its way. You will be notified by e-mail of the answer.")
    if done.status == Status.PREPARED:
        return _("Noted. Say on this page when you have posted the letter.")
    if done.status == Status.GIVEN_UP:
        return _("Given up. You can choose another way.")
    return _("The letter has left for the town hall.")


def _forms(ways: Ways) -> dict[str, VerbForm]:
    return {
        "email": EmailForm(),
        "posted": PostedForm(),
        "form": FormUsedForm(),
        "partner": PartnerForm(choices=ways.partners),
    }


def _page(
    request: HttpRequest, ways: Ways, shown: dict[str, VerbForm], sent: VerbForm | None = None, *, status: int = 200
) -> HttpResponse:
    letter, own = ways.letter, ways.reader.own
    page = reverse("correspondence:introduction", args=[own.pk, letter.pk])
    context = {
        "ways": ways,
        "introduction": letter,
        "standing": ways.reader,
        "forms": shown,
        "is_doubtful": bool(sent and sent.non_field_errors()),
        "trail": [(reverse("desk:desk"), _("My dashboard")), (page, letter.subject)],
    }
    return shown_again(request, "correspondence/delivery/ways.html", context, sent or VerbForm({}), status=status)


@login_required
@_form_page
def pass_on(request: SignedInRequest, pk: int) -> HttpResponse:
    """The letter that a common partner or an association is asked to pass on: yes, or no and why."""
    asked = get_object_or_404(Delivery.objects.with_sides(), pk=pk, channel="common_partner")
    if not queries.may_answer_for(asked, request.user):
        raise Http404
    form = PassOnForm(request.POST if request.method == "POST" else None)
    has_passed = request.POST.get("answer") == "yes"
    if form.run(actions.answer_about_passing, delivery=asked, by=request.user, has_passed=has_passed):
        messages.success(request, _("Thank you. The hromada is told."))
        return redirect("desk:desk")
    if form.is_too_late:
        messages.error(request, str(form.refusal))
        return redirect("desk:desk")
    context = {
        "asked": asked,
        "introduction": asked.introduction,
        "is_waiting": asked.status == Status.ASKED,
        "form": form,
        "trail": [(reverse("desk:desk"), _("My dashboard"))],
    }
    status = 422 if form.is_bound else 200
    return shown_again(request, "correspondence/delivery/pass_on.html", context, form, status=status)
