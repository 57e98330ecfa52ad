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
from pobratym.search.listings.board import ENDING, GRAMMAR, LARGEST, NEWEST, RELEVANCE, URGENT
from pobratym.search.listings.facets import facets_of_listings
from pobratym.search.listings.found import found_listings, listing_rows
from pobratym.search.question import Question
from pobratym.web.keeping import kept_for_strangers
from pobratym.web.lists import chips, orders, page_of, views

PER_PAGE = 20
_SORTS = {
    RELEVANCE: _("Best match first"),
    NEWEST: _("Newest first"),
    URGENT: _("Most urgent first"),
    ENDING: _("Ending soon first"),
    LARGEST: _("Largest municipality first"),
}


@dataclass(frozen=True)
class Row:
    """A need or an offer, and whether the reader can answer it by a letter."""

    listing: Listing
    can_write: bool


@require_safe
@kept_for_strangers(Area.REGISTRY, Area.NAMES, Area.PROFILES)
def needs(request: HttpRequest) -> HttpResponse:
    """Open needs and offers as the address narrows them."""
    question = Question.from_query(GRAMMAR, dict(request.GET.lists()))
    found = found_listings(question)
    facets = facets_of_listings(question, found.counts)
    page = page_of(found.posted, question, PER_PAGE)
    own = _memberships(request.user)
    context = {
        "question": question,
        "page": page,
        "rows": [Row(each, can_write_to(each.municipality, own)) for each in listing_rows(list(page))],
        "facets": facets,
        "chips": chips(question, facets),
        "sorts": orders(question, _SORTS),
        "views": views(question),
        "is_board_empty": not found.on_the_board,
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
    return reverse("web:listing_add", args=[editors[0].municipality_id]) if editors else ""
