"""Asking to represent a municipality: find it, say who one is, wait for the moderator."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pobratym.core.forms import press
from pobratym.memberships import actions
from pobratym.memberships.models import MembershipRequest
from pobratym.memberships.queries import members_of
from pobratym.places.models import Municipality
from pobratym.web.account.forms import ClaimForm, PlaceForm
from pobratym.web.account.people import SignedInRequest
from pobratym.web.account.places import authorities, authority
from pobratym.web.form_pages import shown_again


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: SignedInRequest) -> HttpResponse:
    """Two steps at one address: without `?municipality=` one looks for it, with it one asks."""
    municipality = authority(request.GET.get("municipality"))
    if municipality is None:
        return _find(request)
    form = ClaimForm(request.POST or None, request.FILES or None)
    if form.run(actions.request_membership, by=request.user, municipality=municipality):
        messages.success(
            request, _("Your request has been passed to the moderators. You will receive the answer by e-mail.")
        )
        return redirect("web:desk")
    return shown_again(request, "web/account/claim.html", _context(municipality, form), form)


@login_required
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one's own request back."""
    wanted = get_object_or_404(MembershipRequest, pk=pk, user=request.user)
    messages.add_message(
        request, *press(actions.withdraw_request, _("Your request is withdrawn."), request=wanted, by=request.user)
    )
    return redirect("web:desk")


def _find(request: SignedInRequest) -> HttpResponse:
    text = request.GET.get("q", "")
    form = PlaceForm(request.GET if text else None)
    found = [each.municipality for each in authorities(text)] if form.is_valid() else []
    context = {
        "form": form,
        "text": text.strip(),
        "found": found,
        "is_lost": bool(request.GET.get("municipality")),
        "trail": _trail(),
    }
    return render(request, "web/account/claim_find.html", context)


def _context(municipality: Municipality, form: ClaimForm) -> dict[str, object]:
    return {
        "municipality": municipality,
        "form": form,
        "people": members_of(municipality.pk).count(),
        "trail": _trail(),
    }


def _trail() -> list[tuple[str, str]]:
    return [(reverse("web:desk"), _("My dashboard"))]
