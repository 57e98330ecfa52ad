"""Who speaks for a municipality, for those who do: invite, change a role, confirm for a year, end."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pobratym.core.confirming import ensure_confirmed
from pobratym.core.errors import NotAllowed
from pobratym.core.forms import VerbForm, press
from pobratym.desk.account.delivering import letters_go_once_represented
from pobratym.desk.account.forms import EndMembershipForm, InviteForm, RoleForm
from pobratym.memberships import actions
from pobratym.memberships.models import Invitation, Membership, Role
from pobratym.memberships.queries import Team, invitation_with, invitations_of, team_of
from pobratym.memberships.rules import lost_with, may_change_roles, may_end, may_invite
from pobratym.memberships.rules.confirmation import may_be_confirmed
from pobratym.people.models import User
from pobratym.web.form_pages import shown_again
from pobratym.web.signed_in import SignedInRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def colleagues(request: SignedInRequest, municipality_pk: int) -> HttpResponse:
    """Everybody of the municipality, who is invited, and the form to invite one more."""
    team = team_of(request.user, municipality_pk)
    roles = [(value, label) for value, label in Role.choices if may_invite(team.membership, role=value)]
    form = InviteForm(_sent(request), roles=roles)
    if form.run(actions.invite_colleague, by=team.membership):
        messages.success(request, _("The invitation has been sent. It is valid for seven days."))
        return redirect("desk:colleagues", municipality_pk)
    now = timezone.now()
    context = {
        "team": team,
        "municipality": team.membership.municipality,
        "form": form if roles else None,
        "invitations": invitations_of(municipality_pk),
        "may_change_roles": may_change_roles(team.membership),
        "may_be_confirmed": team.membership.is_own and may_be_confirmed(team.membership.in_force_since, now),
        "trail": [(reverse("desk:desk"), _("My dashboard"))],
    }
    return shown_again(request, "desk/account/colleagues.html", context, form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_role(request: SignedInRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Another role for a colleague, or a lower one for oneself."""
    team = team_of(request.user, municipality_pk)
    membership = _of(team, pk)
    if not may_change_roles(team.membership):
        raise NotAllowed(_("Only the head of the municipality or a moderator may change roles."))
    if request.method == "POST":
        ensure_confirmed(request)
    form = RoleForm(request.POST or None, initial={"role": membership.role})
    if form.run(actions.change_role, membership=membership, by=request.user):
        messages.success(request, _("The role is changed; the person has been told by e-mail."))
        return redirect("desk:colleagues", municipality_pk)
    context = {
        "membership": membership,
        "municipality": membership.municipality,
        "form": form,
        "trail": _trail(municipality_pk),
    }
    return shown_again(request, "desk/account/membership_role.html", context, form)


@login_required
@require_POST
def confirm(request: SignedInRequest, municipality_pk: int) -> HttpResponse:
    """One still speaks for it, for another year."""
    membership = team_of(request.user, municipality_pk).membership
    done = _("Thank you: confirmed for another year.")
    messages.add_message(request, *press(actions.confirm_membership, done, membership=membership, by=request.user))
    return redirect("desk:desk")


@login_required
@require_POST
def withdraw_invitation(request: SignedInRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Take an invitation back before it is accepted."""
    team = team_of(request.user, municipality_pk)
    invitation = get_object_or_404(Invitation, pk=pk, municipality=municipality_pk)
    done = _("The invitation is withdrawn.")
    messages.add_message(request, *press(actions.withdraw_invitation, done, invitation=invitation, by=team.membership))
    return redirect("desk:colleagues", municipality_pk)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    """What a key invites to. Whoever has no account yet opens one and comes back by the same address."""
    found = invitation_with(key)
    if found is None:
        return render(request, "desk/account/key_void.html", {"what": _("Invitation")}, status=410)
    if request.method == "POST" and isinstance(request.user, User):
        button = VerbForm({})
        with transaction.atomic():
            joined = button.run(actions.accept_invitation, key=key, by=request.user)
            letters_go_once_represented(joined)
        if joined:
            messages.success(request, _("You now represent %(place)s.") % {"place": found.municipality.name})
        else:
            messages.error(request, str(button.refusal))
        return redirect("desk:desk")
    context = {"invitation": found, "municipality": found.municipality, "here": request.path}
    return render(request, "desk/account/invitation.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """The question first, with what the municipality would lose; then the deed."""
    team = team_of(request.user, municipality_pk)
    membership = _of(team, pk)
    if not may_end(membership, by=team.membership):
        raise NotAllowed(_("Only the head of the municipality ends the membership of a colleague."))
    is_own = membership == team.membership
    others = team.without(membership)
    if request.method == "POST":
        ensure_confirmed(request)
    form = EndMembershipForm(_sent(request), heirs=_heirs(membership, team))
    if form.run(actions.end_membership, membership=membership, by=request.user):
        messages.success(request, _told(membership, is_own=is_own))
        return redirect("desk:desk")
    if form.is_too_late:
        messages.error(request, str(form.refusal))
        return redirect("desk:desk")
    context = {
        "membership": membership,
        "municipality": membership.municipality,
        "is_own": is_own,
        "form": form,
        "lost": lost_with(membership, others),
        "heading": _("Stop representing the municipality") if is_own else _("End the membership of a colleague"),
        "trail": [(reverse("desk:desk"), _("My dashboard"))],
    }
    return shown_again(request, "desk/account/membership_end.html", context, form)


def _sent(request: HttpRequest) -> QueryDict | None:
    """What was typed, also where that is nothing."""
    return request.POST if request.method == "POST" else None


def _heirs(membership: Membership, team: Team) -> list[Membership]:
    """Who could become the head instead of the one that leaves: nobody has to where there is another head."""
    others = team.without(membership)
    if membership.role != Role.HEAD or any(each.role == Role.HEAD for each in others):
        return []
    return list(others)


def _of(team: Team, pk: int) -> Membership:
    found = next((each for each in team.people if each.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _trail(municipality_pk: int) -> list[tuple[str, str]]:
    return [
        (reverse("desk:desk"), _("My dashboard")),
        (reverse("desk:colleagues", args=[municipality_pk]), _("Representatives")),
    ]


def _told(membership: Membership, *, is_own: bool) -> str:
    words = {"person": membership.user, "place": membership.municipality.name}
    if is_own:
        return _("You no longer represent %(place)s.") % words
    return _("%(person)s no longer represents %(place)s and has been told so by e-mail.") % words
