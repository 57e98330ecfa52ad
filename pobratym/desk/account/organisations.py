"""The desk of an organisation: its members, those it may act for, and people it is asked about."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.forms import press
from pobratym.desk.account.forms import MemberForm
from pobratym.memberships import actions
from pobratym.memberships.models import Affiliation, Organisation
from pobratym.memberships.queries import memberships_of
from pobratym.memberships.queries.organisations import (
    mandates_of,
    members_on_file,
    representative_of,
    vouchings_waiting_for,
)
from pobratym.web.directory.authorities import authority, looked_for
from pobratym.web.form_pages import shown_again
from pobratym.web.signed_in import SignedInRequest

PER_PAGE = 100


@login_required
@require_safe
def organisation(request: SignedInRequest, pk: int) -> HttpResponse:
    """What waits for its word, whom it may act for, and the list of its members."""
    role = representative_of(request.user, pk)
    mine = list(memberships_of(request.user))
    acting = {each.mandate_id: each for each in mine if each.mandate_id}
    represented = {each.municipality_id for each in mine}
    context = {
        "role": role,
        "organisation": role.organisation,
        "people": role.organisation.representatives.active().select_related("user"),
        "vouchings": [each for each in vouchings_waiting_for(request.user) if each.organisation_id == pk],
        "mandates": [
            (each, acting.get(each.pk), each.municipality_id in represented) for each in mandates_of(role.organisation)
        ],
        "page": Paginator(members_on_file(role.organisation), PER_PAGE).get_page(request.GET.get("page")),
        "trail": [(reverse("desk:desk"), _("My dashboard"))],
    }
    return render(request, "desk/account/organisation.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def list_member(request: SignedInRequest, pk: int) -> HttpResponse:
    """Two steps at one address: without `?municipality=` one looks for it, with it one says since when and by what."""
    found = representative_of(request.user, pk).organisation
    municipality = authority(request.GET.get("municipality"))
    trail = [(reverse("desk:desk"), _("My dashboard")), (reverse("desk:organisation", args=[pk]), str(found))]
    if municipality is None:
        context = {"organisation": found, "trail": trail, **looked_for(request)}
        return render(request, "desk/account/member_find.html", context)
    form = MemberForm(request.POST or None)
    if form.run(actions.list_member, organisation=found, municipality=municipality, by=request.user):
        messages.success(request, _("%(place)s is on the list of members.") % {"place": municipality.name})
        return redirect("desk:organisation", pk)
    context = {"organisation": found, "municipality": municipality, "form": form, "trail": trail}
    return shown_again(request, "desk/account/member_add.html", context, form)


@login_required
@require_POST
def unlist_member(request: SignedInRequest, pk: int, affiliation: int) -> HttpResponse:
    """A member no more, from today."""
    found = get_object_or_404(Affiliation, pk=affiliation, organisation=_own(request, pk))
    done = _("The municipality is a member no more, from today.")
    return _pressed(request, pk, actions.unlist_member, done, affiliation=found)


@login_required
@require_POST
def begin_acting(request: SignedInRequest, pk: int, mandate: int) -> HttpResponse:
    """Take it up to act for a municipality that has consented."""
    found = get_object_or_404(mandates_of(_own(request, pk)), pk=mandate)
    done = _("You act for %(place)s now: it is on your dashboard.") % {"place": found.municipality.name}
    return _pressed(request, pk, actions.begin_acting, done, mandate=found)


@login_required
@require_POST
def end_mandate(request: SignedInRequest, pk: int, mandate: int) -> HttpResponse:
    """The organisation itself ends it."""
    found = get_object_or_404(mandates_of(_own(request, pk)), pk=mandate)
    done = _("The organisation no longer acts for the municipality; both sides have been told.")
    return _pressed(request, pk, actions.end_mandate, done, mandate=found)


@login_required
@require_POST
def leave(request: SignedInRequest, pk: int) -> HttpResponse:
    """End one's own role there."""
    role = representative_of(request.user, pk)
    done = _("You no longer represent %(organisation)s.") % {"organisation": role.organisation}
    messages.add_message(request, *press(actions.dismiss_representative, done, representative=role, by=request.user))
    return redirect("desk:desk")


def _own(request: SignedInRequest, pk: int) -> Organisation:
    return representative_of(request.user, pk).organisation


def _pressed(
    request: SignedInRequest, pk: int, verb: Callable[..., object], done: str, **arguments: object
) -> HttpResponse:
    messages.add_message(request, *press(verb, done, by=request.user, **arguments))
    return redirect("desk:organisation", pk)
