"""Needs and offers: the list, and one at a time added, changed, closed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.errors import Text
from pobratym.core.forms import press
from pobratym.desk.profile.forms import CloseForm, ListingForm, present
from pobratym.desk.profile.frame import editor_of, frame, next_hint
from pobratym.desk.profile.translating import is_asked, with_proposal
from pobratym.memberships.models import Membership
from pobratym.profiles import actions
from pobratym.profiles.models import Direction, Listing, ListingStatus
from pobratym.profiles.vocabulary.examples import example, examples
from pobratym.profiles.workflow import REOPENABLE
from pobratym.web.form_pages import shown_again

_MOST_ENDED = 20
_form_page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def listings(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """What the municipality needs and offers now."""
    by = editor_of(request, municipality_pk)
    ended = Listing.including_unreviewed.filter(municipality=municipality_pk, status__in=REOPENABLE)
    context = frame(by, "listings", _("Needs and offers"), ended=list(ended.order_by("-updated_at")[:_MOST_ENDED]))
    return render(request, "desk/profile/listings.html", context)


@login_required
@_form_page
def listing_add(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """Add a need or an offer; `?direction=offer` chooses beforehand."""
    by = editor_of(request, municipality_pk)
    form = ListingForm(request.POST or None, initial=_begun(request))
    if is_asked(request):
        form = with_proposal(request, form, by)
    elif added := form.run(actions.add_listing, municipality=by.municipality, by=by):
        messages.success(request, next_hint(added.needs_review, _("Added.")))
        return redirect("desk:listings", municipality_pk)
    return _form(request, by, form, _("Add a need or an offer"), examples=examples())


def _begun(request: HttpRequest) -> dict[str, Any]:
    """What the form begins with: `?direction=offer`, or an example to adapt: `?example=civil_protection`."""
    if found := example(request.GET.get("example", "")):
        return {**found._asdict(), "direction": Direction.OFFER}
    direction = request.GET.get("direction")
    return {"direction": direction} if direction in Direction.values else {}


@login_required
@_form_page
def listing_edit(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Change a need or an offer that is still open."""
    by, listing = _own(request, municipality_pk, pk)
    form = ListingForm(request.POST or None, initial=present(listing, ListingForm))
    if is_asked(request):
        form = with_proposal(request, form, by)
    elif changed := form.run(actions.change_listing, listing=listing, by=by):
        messages.success(request, next_hint(changed.needs_review, _("Saved.")))
        return redirect("desk:listings", municipality_pk)
    if form.is_too_late or listing.status != ListingStatus.OPEN:
        return _closed_meanwhile(request, municipality_pk)
    return _form(request, by, form, str(listing) or _("Need or offer"), listing=listing)


@login_required
@require_POST
def listing_reopen(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Show a need or an offer again that was met, full or has expired."""
    by, listing = _own(request, municipality_pk, pk)
    done = _("Open again. Look whether its texts and its last day are still right.")
    messages.add_message(request, *press(actions.reopen_listing, done, listing=listing, by=by))
    return redirect("desk:listings", municipality_pk)


@login_required
@_form_page
def listing_close(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Say how a need or an offer ended."""
    by, listing = _own(request, municipality_pk, pk)
    form = CloseForm(request.POST or None, direction=listing.direction)
    if form.run(actions.close_listing, listing=listing, by=by):
        messages.success(request, _("Closed. It is no longer shown among the open ones."))
        return redirect("desk:listings", municipality_pk)
    if form.is_too_late:
        return _closed_meanwhile(request, municipality_pk)
    context = frame(by, "listings", _("Close"), form=form, listing=listing)
    return shown_again(request, "desk/profile/listing_close.html", _below_list(context), form)


def _own(request: HttpRequest, municipality_pk: int, pk: int) -> tuple[Membership, Listing]:
    by = editor_of(request, municipality_pk)
    listing = get_object_or_404(Listing.including_unreviewed, pk=pk, municipality=by.municipality)
    return by, listing


def _form(
    request: HttpRequest,
    by: Membership,
    form: ListingForm,
    heading: str,
    listing: Listing | None = None,
    examples: list[tuple[str, Text]] | None = None,
) -> HttpResponse:
    context = frame(by, "listings", heading, form=form, listing=listing, examples=examples)
    return shown_again(request, "desk/profile/listing.html", _below_list(context), form)


def _below_list(context: dict[str, object]) -> dict[str, object]:
    """Crumbs lead over the list."""
    municipality = context["municipality"]
    above = (reverse("desk:listings", args=[municipality.pk]), _("Needs and offers"))  # type: ignore[attr-defined]
    return {**context, "trail": [*context["trail"], above]}  # type: ignore[misc]


def _closed_meanwhile(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    messages.error(request, _("This need or offer has since been closed."))
    return redirect("desk:listings", municipality_pk)
