"""Needs and offers of all municipalities: facets in the address, a list or a table, the next step beside each."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pobratym.introductions.rules.addressee import cannot_be_written_to
from pobratym.journal.areas import Area
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import memberships_of
from pobratym.memberships.rules import may_edit_profile, may_speak
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.profiles.models import Listing
from pobratym.search.listings import ENDING, LARGEST, LISTINGS, NEWEST, RELEVANCE, URGENT
from pobratym.web.keeping import kept_for_strangers
from pobratym.web.lists import list_context, list_page

PER_PAGE = 20
_SORTS = {
    RELEVANCE: _("Best match first"),
    NEWEST: _("Newest first"),
    URGENT: _("Most urgent first"),
    ENDING: _("Ending soon first"),
    LARGEST: _("Largest municipality first"),
}


@dataclass(frozen=True)
class ListingRow:
    """A need or an offer, and whether the reader can answer it by a letter."""

    listing: Listing
    can_write: bool


@require_safe
@kept_for_strangers(Area.REGISTRY, Area.NAMES, Area.PROFILES)
def needs(request: HttpRequest) -> HttpResponse:
    """Open needs and offers as the address narrows them."""
    found = LISTINGS.asked(dict(request.GET.lists()))
    shown = list_page(found, PER_PAGE)
    own = _memberships(request.user)
    context = {
        **list_context(shown, _SORTS, request.path),
        "rows": [ListingRow(each, can_write_to(each.municipality, own)) for each in shown.rows],
        "is_board_empty": not found.all_there_are,
        "add_url": _where_to_add(own),
    }
    return render(request, "web/needs/needs.html", context)


def can_write_to(municipality: Municipality, own: list[Membership]) -> bool:
    """Whether the reader speaks for a municipality of the other side, and letters go there at all."""
    other_side = [each for each in own if may_speak(each) and _is_abroad(each.municipality) != _is_abroad(municipality)]
    return bool(other_side) and not cannot_be_written_to(
        level=municipality.level,
        is_excluded=municipality.country.is_excluded,
        ended_on=municipality.ended_on,
        is_oneself=False,
    )


def _is_abroad(municipality: Municipality) -> bool:
    return not municipality.is_ukrainian


def _memberships(user: User | AnonymousUser) -> list[Membership]:
    return list(memberships_of(user)) if user.is_authenticated else []


def _where_to_add(own: list[Membership]) -> str:
    """Where the reader adds a need or an offer of her own municipality; empty where she may not."""
    editors = [each for each in own if may_edit_profile(each)]
    return reverse("desk:listing_add", args=[editors[0].municipality_id]) if editors else ""
