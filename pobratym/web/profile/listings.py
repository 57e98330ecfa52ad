"""Needs and offers: the list, and one at a time added, changed, closed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.memberships.models import Membership
from pobratym.profiles import actions
from pobratym.profiles.models import Direction, Listing, ListingStatus
from pobratym.web.form_pages import shown_again
from pobratym.web.profile.forms import CloseForm, ListingForm, present
from pobratym.web.profile.frame import editor_of, frame, next_hint

_form_page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def listings(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """What the municipality needs and offers now."""
    by = editor_of(request, municipality_pk)
    return render(request, "web/profile/listings.html", frame(by, "listings", _("Needs and offers")))


@login_required
@_form_page
def listing_add(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """Add a need or an offer; `?direction=offer` chooses beforehand."""
    by = editor_of(request, municipality_pk)
    direction = request.GET.get("direction")
    initial = {"direction": direction} if direction in Direction.values else {}
    form = ListingForm(request.POST or None, initial=initial)
    if added := form.run(actions.add_listing, municipality=by.municipality, by=by):
        messages.success(request, next_hint(added.needs_review, _("Added.")))
        return redirect("web:listings", municipality_pk)
    return _form(request, by, form, _("Add a need or an offer"))


@login_required
@_form_page
def listing_edit(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Change a need or an offer that is still open."""
    by, listing = _own(request, municipality_pk, pk)
    form = ListingForm(request.POST or None, initial=present(listing, ListingForm))
    if changed := form.run(actions.change_listing, listing=listing, by=by):
        messages.success(request, next_hint(changed.needs_review, _("Saved.")))
        return redirect("web:listings", municipality_pk)
    if form.is_too_late or listing.status != ListingStatus.OPEN:
        return _closed_meanwhile(request, municipality_pk)
    return _form(request, by, form, str(listing.title) or _("Need or offer"), listing=listing)


@login_required
@_form_page
def listing_close(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Say how a need or an offer ended."""
    by, listing = _own(request, municipality_pk, pk)
    form = CloseForm(request.POST or None, direction=listing.direction)
    if form.run(actions.close_listing, listing=listing, by=by):
        messages.success(request, _("Closed. It is no longer shown among the open ones."))
        return redirect("web:listings", municipality_pk)
    if form.is_too_late:
        return _closed_meanwhile(request, municipality_pk)
    context = frame(by, "listings", _("Close"), form=form, listing=listing)
    return shown_again(request, "web/profile/listing_close.html", _below_list(context), form)


def _own(request: HttpRequest, municipality_pk: int, pk: int) -> tuple[Membership, Listing]:
    by = editor_of(request, municipality_pk)
    listing = get_object_or_404(Listing.including_unreviewed, pk=pk, municipality=by.municipality)
    return by, listing


def _form(
    request: HttpRequest, by: Membership, form: ListingForm, heading: str, listing: Listing | None = None
) -> HttpResponse:
    context = frame(by, "listings", heading, form=form, listing=listing)
    return shown_again(request, "web/profile/listing.html", _below_list(context), form)


def _below_list(context: dict[str, object]) -> dict[str, object]:
    """Crumbs lead over the list."""
    municipality = context["municipality"]
    above = (reverse("web:listings", args=[municipality.pk]), _("Needs and offers"))  # type: ignore[attr-defined]
    return {**context, "trail": [*context["trail"], above]}  # type: ignore[misc]


def _closed_meanwhile(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    messages.error(request, _("This need or offer has since been closed."))
    return redirect("web:listings", municipality_pk)
