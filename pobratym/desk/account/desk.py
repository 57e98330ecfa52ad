"""«My desk»: what waits for me over all municipalities I speak for, and the way each of them goes."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratym.desk.account.next_meetings import next_meetings
from pobratym.desk.account.progress import seekers_of, way_of
from pobratym.desk.account.tasks import SHOWN, places_named
from pobratym.desk.account.waiting import tasks_of
from pobratym.desk.account.waiting_letters import open_letters
from pobratym.desk.account.waiting_talks import open_threads
from pobratym.desk.account.way import way
from pobratym.desk.profile.steps import NextStep, next_steps
from pobratym.introductions.queries import count_texts_to_review
from pobratym.memberships.models import Membership, MembershipRequest
from pobratym.memberships.queries import Team, requests_of, teams_of, waiting_requests
from pobratym.memberships.queries.organisations import represented_by
from pobratym.memberships.rules import may_edit_profile, may_speak
from pobratym.memberships.rules.confirmation import may_be_confirmed
from pobratym.memberships.workflow import OPEN, RequestStatus
from pobratym.partnerships.models import Partnership
from pobratym.people.models import User
from pobratym.people.queries import is_moderator
from pobratym.places.models import Municipality
from pobratym.profiles.models import ReviewedText
from pobratym.profiles.queries import Profile, completeness_of, own_profile_of
from pobratym.profiles.rules import Completeness
from pobratym.suggestions.queries import suggestions_of, waiting_suggestions
from pobratym.web.signed_in import SignedInRequest

_SUGGESTIONS = 20
_A_PAGE = 50


@dataclass(frozen=True)
class DeskPlace:
    """One municipality on the desk."""

    team: Team
    profile: Profile
    completeness: Completeness
    partnerships: list[Partnership]

    @property
    def membership(self) -> Membership:
        return self.team.membership

    @property
    def municipality(self) -> Municipality:
        return self.membership.municipality

    @property
    def may_speak(self) -> bool:
        return may_speak(self.membership)

    @property
    def may_be_confirmed(self) -> bool:
        return self.membership.is_own and may_be_confirmed(self.membership.in_force_since, timezone.now())

    @property
    def may_edit(self) -> bool:
        return may_edit_profile(self.membership)

    @property
    def next_steps(self) -> list[NextStep]:
        """What the profile lacks, then whom to write to; for those who may do it."""
        steps = next_steps(self.completeness, self.municipality.pk) if self.may_edit else []
        if self.may_speak and not self.partnerships:
            candidates = reverse("desk:candidates", args=[self.municipality.pk])
            steps.append(NextStep(candidates, _("Choose a possible partner and write to it")))
        return steps

    @property
    def under_review(self) -> list[ReviewedText]:
        """Texts that a moderator reads; those that came back wait for us."""
        own = [self.profile.passport, self.profile.search, *self.profile.needs, *self.profile.offers]
        return [text for text in own if text is not None and text.needs_review and not text.returned_reason]


@login_required
@require_safe
def desk(request: SignedInRequest) -> HttpResponse:
    """What waits for the person by deadline, her letters and meetings, who looks for somebody like her, and her
    municipalities."""
    user = request.user
    teams = teams_of(user)
    places = [_place(team) for team in teams]
    requests = _open_requests(user, teams)
    waiting = tasks_of(user, [each.membership for each in teams], requests)
    context = {
        "places": places,
        "requests": requests,
        "queues": _queues(user),
        "organisations": [each.organisation for each in represented_by(user)],
        "tasks": waiting[:SHOWN],
        "task_count": len(waiting),
        "is_place_named": places_named(waiting),
        "suggestions": suggestions_of(user.pk)[:_SUGGESTIONS],
        **_first_contacts([each.membership for each in teams]),
        "meetings": next_meetings({each.membership.municipality_id: each.membership.municipality for each in teams}),
        **_way_on(places),
    }
    return render(request, "desk/account/desk.html", context)


@login_required
@require_safe
def waiting(request: SignedInRequest) -> HttpResponse:
    """Everything that waits for the person, in pages."""
    teams = teams_of(request.user)
    tasks = tasks_of(request.user, [each.membership for each in teams], _open_requests(request.user, teams))
    page = Paginator(tasks, _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/account/waiting.html", {"page": page, "is_place_named": places_named(tasks)})


def _first_contacts(memberships: list[Membership]) -> dict[str, object]:
    """Open letters and conversations of three of all her municipalities."""
    mine = {each.municipality_id: each.municipality for each in memberships}
    letters, number = open_letters(mine) if mine else ([], 0)
    places = list(mine.values())
    return {"letters": letters, "letter_count": number, "letter_places": places, "introduced": open_threads(mine)}


def _way_on(places: list[DeskPlace]) -> dict[str, object]:
    """The way of the municipality that she has spoken for longest, and who looks for one like it: of one only, so that
    the page costs the same however many consent that she acts for them."""
    place = next((each for each in places if each.may_speak or each.may_edit), None)
    if place is None:
        return {"way": [] if places else way([], {"claim": reverse("desk:claim")})}
    steps = way_of(place.municipality, place.profile, place.partnerships)
    return {"way": steps, "way_place": place.municipality, "seekers": seekers_of(place.municipality)}


def _place(team: Team) -> DeskPlace:
    municipality = team.membership.municipality
    profile = own_profile_of(municipality)
    return DeskPlace(
        team=team,
        profile=profile,
        completeness=completeness_of(profile),
        partnerships=list(Partnership.objects.unmerged().of(municipality).with_parties()[:10]),
    )


def _open_requests(user: User, teams: list[Team]) -> list[MembershipRequest]:
    """Requests worth showing: those that wait, and refusals not followed by a membership."""
    here = {each.membership.municipality_id for each in teams}
    return [
        each
        for each in requests_of(user)
        if each.status in OPEN or (each.status == RequestStatus.REFUSED and each.municipality_id not in here)
    ]


def _queues(user: User) -> dict[str, int] | None:
    """What waits for moderators; None for everybody else."""
    if not is_moderator(user):
        return None
    return {
        "requests": waiting_requests().count(),
        "texts": count_texts_to_review(),
        "suggestions": waiting_suggestions().count(),
    }
