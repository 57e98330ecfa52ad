"""The queue of requests to represent a municipality: read, open the document, approve with a role or refuse."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from pobratym.backoffice.membership_requests.forms import ApproveForm, RefuseForm
from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.core.errors import NotAllowed
from pobratym.core.forms import VerbForm
from pobratym.introductions.actions import deliver_waiting
from pobratym.memberships.actions import approve_request, refuse_request
from pobratym.memberships.models import MembershipRequest
from pobratym.memberships.queries import elsewhere, members_of, waiting_requests
from pobratym.memberships.workflow import RequestStatus
from pobratym.people.models import User

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
        return {
            "approve": ApproveForm(),
            "refuse": RefuseForm(),
            "wanted": wanted,
            "is_waiting": wanted.status == RequestStatus.REQUESTED,
            "members": members_of(wanted.municipality_id),
            "elsewhere": elsewhere(wanted.user, wanted.municipality_id),
            "earlier": wanted.user.membership_requests.exclude(pk=wanted.pk).select_related("municipality"),
        } | super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        by, wanted = moderator(request), _request(pk)
        is_refusal = request.POST.get("decision") == "refuse"
        form: VerbForm = RefuseForm(request.POST) if is_refusal else ApproveForm(request.POST)
        try:
            done = form.run(_refuse if is_refusal else _approve, wanted=wanted, by=by)
        except NotAllowed as refusal:  # nobody decides on her own request
            messages.error(request, str(refusal))
            return redirect("membership_request", pk)
        if done:
            messages.success(request, done)
            return redirect("membership_requests")
        if form.is_too_late:
            messages.error(request, str(form.refusal))
            return redirect("membership_request", pk)
        context = self.get_context_data(pk=pk, **{"refuse" if is_refusal else "approve": form})
        return self.render_to_response(context)


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


@require_safe
def document(request: HttpRequest, pk: int) -> FileResponse:
    """The document of a request, for moderators only; always as a download, never shown by the browser."""
    moderator(request)
    wanted = _request(pk)
    if not wanted.document:
        raise Http404
    ending = str(wanted.document.name).rsplit(".", 1)[-1]
    response = FileResponse(wanted.document.open("rb"), as_attachment=True, filename=f"request-{wanted.pk}.{ending}")
    response["Cache-Control"] = "private, no-store"
    return response


def _request(pk: int) -> MembershipRequest:
    place = ("municipality__country", "municipality__region", "municipality__parent")
    return get_object_or_404(MembershipRequest.objects.select_related("user", "decided_by", *place), pk=pk)
