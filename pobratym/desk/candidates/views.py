"""The list of candidates on the desk of a municipality."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pobratym.desk.candidates.cards import cards, countries_aside
from pobratym.desk.candidates.forms import FilterForm
from pobratym.introductions.queries import letters_waiting
from pobratym.matching import queries
from pobratym.matching.queries.settled import aside_of, considered, own_weights
from pobratym.memberships.queries import membership_for
from pobratym.memberships.rules import may_edit_profile, may_speak
from pobratym.places.models import Municipality
from pobratym.profiles.models import Direction, Listing

IN_ALL = 50
AT_FIRST = 20


@login_required
@require_safe
def candidates(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """Whom the municipality could write to, the best first, each with its reasons."""
    membership = membership_for(request.user, municipality_pk)
    municipality = membership.municipality
    form = FilterForm(request.GET, municipality=municipality, saved=own_weights(municipality))
    settled = considered(municipality)
    aside = aside_of(municipality, settled)
    found = queries.listed(
        municipality,
        weights=form.weights,
        limit=IN_ALL,
        country=form.country_chosen,
        only_here=form.is_only_here,
        letters_waiting=letters_waiting(),
        aside=aside,
    )
    all_cards = cards(municipality, found.candidates, aside.moved(form.weights), settled)
    shown = len(all_cards) if "all" in request.GET else AT_FIRST
    context = {
        "municipality": municipality,
        "trail": [(reverse("desk:desk"), _("My dashboard"))],
        "form": form,
        "cards": all_cards[:shown],
        "left": len(all_cards[shown:]),
        "may_write": may_speak(membership),
        "may_edit": may_edit_profile(membership),
        "missing": _missing(municipality),
        "settled": settled,
        "aside": aside,
        "countries_aside": countries_aside(settled),
        "steps": found.passage.steps,
        "query": form.query,
    }
    return render(request, "desk/candidates/list.html", context)


def _missing(municipality: Municipality) -> set[str]:
    """What the profile lacks that would make the list better: need, offer."""
    told = Listing.objects.open().filter(municipality=municipality).order_by().values_list("direction", flat=True)
    return set(Direction.values) - set(told.distinct())
