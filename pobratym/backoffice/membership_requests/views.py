"""The queue of requests to represent a municipality: read, open the document, approve with a role or refuse."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from pobratym.backoffice.downloads import as_download
from pobratym.backoffice.membership_requests.forms import ApproveForm, AskForm, RefuseForm
from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.backoffice.registry.views import place_of
from pobratym.core.errors import NotAllowed
from pobratym.core.forms import VerbForm
from pobratym.introductions.actions import deliver_waiting
from pobratym.memberships.actions import approve_request, ask_about_request, issue_letter_code, refuse_request
from pobratym.memberships.models import MembershipRequest, Vouching
from pobratym.memberships.queries import (
    earlier_claims,
    elsewhere,
    letters_that_reached,
    members_of,
    other_open_claims,
    waiting_requests,
)
from pobratym.memberships.queries.organisations import vouchings_of
from pobratym.memberships.workflow import OPEN, RequestStatus
from pobratym.partnerships.queries import agreed_partners
from pobratym.people.models import User
from pobratym.places.queries.names import namesakes_of
from pobratym.places.queries.official_addresses import addresses_of, is_decided, known_of
from pobratym.places.rules.domains import bond

PER_PAGE = 50
HEADING = gettext_lazy("Requests to represent a municipality")


class RequestQueue(ModeratorView):
    """What waits, the oldest first."""

    template_name = "backoffice/membership_requests.html"
    page_title = HEADING
    header_icon = "user"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(waiting_requests(), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"page": page}


class RequestDetail(ModeratorView):
    """One request with all that helps to decide."""

    template_name = "backoffice/membership_request.html"
    page_title = HEADING
    header_icon = "user"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = _request(kwargs["pk"])
        known = known_of(wanted.municipality_id)
        return {
            "approve": ApproveForm(),
            "ask": AskForm(),
            "refuse": RefuseForm(),
            "wanted": wanted,
            "is_waiting": wanted.status in OPEN,
            "is_asked": wanted.status == RequestStatus.ASKED,
            "questions": wanted.questions.select_related("asked_by"),
            "proofs": wanted.mailbox_proofs.all(),
            "vouchings": _vouchings(wanted),
            "letters": letters_that_reached(wanted),
            "members": members_of(wanted.municipality_id),
            "elsewhere": elsewhere(wanted.user, wanted.municipality_id),
            "addresses": [(each, is_decided(each)) for each in addresses_of(wanted.municipality_id)],
            "bond": bond(wanted.user.email, known),
            "namesakes": namesakes_of(wanted.municipality),
            "others": other_open_claims(wanted),
            "earlier": earlier_claims(wanted),
        } | super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        by, wanted = moderator(request), _request(pk)
        decision = request.POST.get("decision", "")
        form_class, verb = _DECISIONS.get(decision, _DECISIONS["approve"])
        form = form_class(request.POST)
        try:
            done = form.run(verb, wanted=wanted, by=by)
        except NotAllowed as refusal:  # nobody decides on her own request
            messages.error(request, str(refusal))
            return redirect("membership_request", pk)
        if done:
            messages.success(request, done)
            return redirect("membership_requests")
        if form.is_too_late:
            messages.error(request, str(form.refusal))
            return redirect("membership_request", pk)
        context = self.get_context_data(pk=pk, **{decision if decision in _DECISIONS else "approve": form})
        return self.render_to_response(context)


def _vouchings(wanted: MembershipRequest) -> list[tuple[Vouching, bool]]:
    """Who was asked, with whether a municipality is still a partner by the register."""
    asked = list(vouchings_of(wanted))
    partners = set(agreed_partners(wanted.municipality_id).values_list("pk", flat=True)) if asked else set()
    return [(each, each.municipality_id in partners) for each in asked]


def _approve(*, wanted: MembershipRequest, by: User, role: str) -> str:
    """Approve, and deliver the letters that waited for somebody to represent the municipality."""
    with transaction.atomic():
        approve_request(request=wanted, by=by, role=role)
        letters = deliver_waiting(municipality=wanted.municipality, by=by)
    said = _("%(person)s now represents %(place)s.") % {"person": wanted.user, "place": wanted.municipality}
    if letters:
        said += " " + _("Letters that waited and are delivered now: %(number)d.") % {"number": len(letters)}
    return said


def _refuse(*, wanted: MembershipRequest, by: User, reason: str) -> str:
    refuse_request(request=wanted, by=by, reason=reason)
    return _("The request is refused; %(person)s will receive your reason by e-mail.") % {"person": wanted.user}


def _ask(*, wanted: MembershipRequest, by: User, question: str) -> str:
    ask_about_request(request=wanted, by=by, question=question)
    return _("%(person)s will receive your question by e-mail.") % {"person": wanted.user}


_DECISIONS: dict[str, tuple[type[VerbForm], Callable[..., str]]] = {
    "approve": (ApproveForm, _approve),
    "ask": (AskForm, _ask),
    "refuse": (RefuseForm, _refuse),
}


class IssueCode(ModeratorView):
    """A code for a letter on paper to a town hall: shown once, on the page that answers the button."""

    template_name = "backoffice/letter_code.html"
    page_title = gettext_lazy("Code for a letter to a town hall")
    header_icon = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"place": place_of(self.kwargs["pk"])}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        by, place, button = moderator(request), place_of(pk), VerbForm(request.POST)
        code = button.run(issue_letter_code, municipality=place, by=by)
        if button.refusal:
            messages.error(request, str(button.refusal))
        return self.render_to_response(self.get_context_data(code=code))


@require_safe
def document(request: HttpRequest, pk: int) -> FileResponse:
    """The document of a request, for moderators only; always as a download, never shown by the browser."""
    moderator(request)
    wanted = _request(pk)
    if not wanted.document:
        raise Http404
    ending = str(wanted.document.name).rsplit(".", 1)[-1]
    return as_download(wanted.document, f"request-{wanted.pk}.{ending}")


def _request(pk: int) -> MembershipRequest:
    place = ("municipality__country", "municipality__region", "municipality__parent")
    return get_object_or_404(MembershipRequest.objects.select_related("user", "decided_by", *place), pk=pk)
