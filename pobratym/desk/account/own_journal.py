"""What the journal holds of a municipality, for its own people; and all that a successor needs on one page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratym.introductions.models import Introduction
from pobratym.journal.models import Entry
from pobratym.journal.sentences import sentence
from pobratym.memberships.models import Membership, Organisation
from pobratym.memberships.queries import invitations_of, team_of
from pobratym.partnerships.models import Partnership, Proposal
from pobratym.partnerships.workflow import ProposalStatus
from pobratym.people.models import User
from pobratym.profiles.queries import own_profile_of
from pobratym.web.signed_in import SignedInRequest

PER_PAGE = 50
_MOST = 100


@dataclass(frozen=True)
class JournalLine:
    """One entry: what happened, when, and who of one's own people did it."""

    occurred_at: datetime
    text: str
    actor: str


@login_required
@require_safe
def own_journal(request: SignedInRequest, municipality_pk: int) -> HttpResponse:
    """Everything that concerns the municipality, the latest first. Of others it says on which side they stand."""
    team = team_of(request.user, municipality_pk)
    entries = Entry.objects.filter(municipality_id=municipality_pk).order_by("-id")
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "municipality": team.membership.municipality,
        "page": page,
        "lines": _lines(list(page.object_list), municipality_pk),
        "trail": _trail(),
    }
    return render(request, "desk/account/own_journal.html", context)


@login_required
@require_safe
def handover(request: SignedInRequest, municipality_pk: int) -> HttpResponse:
    """What a successor finds: people, letters and talks that are open, partnerships, proposals, wishes with an end."""
    team = team_of(request.user, municipality_pk)
    municipality = team.membership.municipality
    profile = own_profile_of(municipality)
    waiting = Proposal.objects.filter(status=ProposalStatus.OPEN, partnership__parties__municipality=municipality)
    context = {
        "municipality": municipality,
        "team": team,
        "invitations": invitations_of(municipality_pk),
        "letters": Introduction.objects.open().seen_by(municipality).with_sides()[:_MOST],
        "partnerships": Partnership.objects.unmerged().of(municipality).with_parties()[:_MOST],
        "proposals": waiting.select_related("proposed_by__municipality").distinct()[:_MOST],
        "listings": [each for each in (*profile.needs, *profile.offers) if each.expires_on],
        "trail": _trail(),
    }
    return render(request, "desk/account/handover.html", context)


def _lines(entries: list[Entry], municipality_pk: int) -> list[JournalLine]:
    """Three queries for all of them."""
    people = User.objects.in_bulk({entry.actor_id for entry in entries if entry.actor_id})
    own = set(
        Membership.objects.filter(municipality=municipality_pk, user__in=list(people)).values_list("user_id", flat=True)
    )
    named = {entry.details.get(key) for entry in entries for key in ("organisation", "acting_for")} - {None}
    organisations = Organisation.objects.in_bulk(named)
    return [
        JournalLine(each.occurred_at, _sentence(each, organisations), _actor(each, people, own, organisations))
        for each in entries
    ]


def _sentence(entry: Entry, organisations: Mapping[int, Organisation]) -> str:
    """What happened, and which organisation it was about."""
    about = organisations.get(entry.details.get("organisation", 0))
    return f"{sentence(entry)} {about}" if about else str(sentence(entry))


def _actor(entry: Entry, people: Mapping[int, User], own: set[int], organisations: Mapping[int, Organisation]) -> str:
    """Who did it: of one's own people the name, and of whoever acted for an organisation that one's name too."""
    if entry.actor_id is None:
        return _("the service itself")
    if entry.actor_id not in own or entry.actor_id not in people:
        return _("a person who does not represent the municipality")
    person = people[entry.actor_id]
    if acting_for := organisations.get(entry.details.get("acting_for", 0)):
        return _("%(person)s of %(organisation)s, for the municipality") % {
            "person": person,
            "organisation": acting_for,
        }
    return str(person)


def _trail() -> list[tuple[str, str]]:
    return [(reverse("desk:desk"), _("My dashboard"))]
