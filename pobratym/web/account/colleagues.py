"""Ending a membership: one's own, or as head of the municipality a colleague's. It is asked for once more first."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pobratym.core.errors import NotAllowed
from pobratym.core.forms import press
from pobratym.memberships.actions import end_membership
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import Team, team_of
from pobratym.memberships.rules import lost_with, may_end
from pobratym.web.account.people import SignedInRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """The question first, with what the municipality would lose; then the deed."""
    team = team_of(request.user, municipality_pk)
    membership = _of(team, pk)
    if not may_end(membership, by=team.membership):
        raise NotAllowed(_("Only the head of the municipality ends the membership of a colleague."))
    is_own = membership == team.membership
    if request.method == "POST":
        messages.add_message(
            request, *press(end_membership, _told(membership, is_own=is_own), membership=membership, by=request.user)
        )
        return redirect("web:desk")
    context = {
        "membership": membership,
        "municipality": membership.municipality,
        "is_own": is_own,
        "lost": lost_with(membership, team.without(membership)),
        "heading": _("Stop representing the municipality") if is_own else _("End the membership of a colleague"),
        "trail": [(reverse("web:desk"), _("My dashboard"))],
    }
    return render(request, "web/account/membership_end.html", context)


def _of(team: Team, pk: int) -> Membership:
    found = next((each for each in team.people if each.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _told(membership: Membership, *, is_own: bool) -> str:
    words = {"person": membership.user, "place": membership.municipality.name}
    if is_own:
        return _("You no longer represent %(place)s.") % words
    return _("%(person)s no longer represents %(place)s and has been told so by e-mail.") % words
