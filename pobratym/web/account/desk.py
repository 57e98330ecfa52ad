"""«My desk»: what waits for me, for each municipality I speak for."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from pobratym.introductions.queries import waiting_for
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import Team, requests_of, teams_of, waiting_requests
from pobratym.memberships.rules import may_edit_profile, may_speak
from pobratym.memberships.workflow import RequestStatus
from pobratym.partnerships.models import Partnership, Proposal
from pobratym.partnerships.workflow import ProposalStatus
from pobratym.people.models import User
from pobratym.people.queries import drafts_of, is_moderator
from pobratym.places.models import Municipality
from pobratym.profiles.models import ReviewedText
from pobratym.profiles.queries import Profile, completeness_of, own_profile_of, texts_to_review
from pobratym.profiles.rules import Completeness
from pobratym.suggestions.queries import suggestions_of, waiting_suggestions
from pobratym.web.account.people import SignedInRequest
from pobratym.web.drafts import in_language
from pobratym.web.profile.steps import NextStep, next_steps

_SUGGESTIONS = 20
_FORMS = {
    "introduction_new": pgettext_lazy("of intent", "Letter"),
    "introduction_answer": gettext_lazy("Message"),
    "introduction_decline": gettext_lazy("Refusal of a letter"),
    "passport_edit": gettext_lazy("Community passport"),
    "search_edit": gettext_lazy("Partner wanted"),
    "listing_add": gettext_lazy("Need or offer"),
    "listing_edit": gettext_lazy("Need or offer"),
    "claim": gettext_lazy("Request to represent a municipality"),
    "partnership_propose": gettext_lazy("Proposal about a partnership"),
    "signature_add": gettext_lazy("Signature"),
    "suggest": gettext_lazy("Suggestion about the directory"),
    "suggest_missing": gettext_lazy("Suggestion about the directory"),
}


@dataclass(frozen=True)
class DeskPlace:
    """One municipality on the desk."""

    team: Team
    profile: Profile
    completeness: Completeness
    letters: int
    proposals: list[Proposal]
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
    def may_edit(self) -> bool:
        return may_edit_profile(self.membership)

    @property
    def next_steps(self) -> list[NextStep]:
        """What the profile lacks, then whom to write to; for those who may do it."""
        steps = next_steps(self.completeness, self.municipality.pk) if self.may_edit else []
        if self.may_speak and not self.partnerships:
            candidates = reverse("web:candidates", args=[self.municipality.pk])
            steps.append(NextStep(candidates, _("Choose a possible partner and write to it")))
        return steps

    @property
    def has_nothing_to_do(self) -> bool:
        """Said only where it is so: nobody waits, and nothing is missing."""
        waits = self.letters or self.proposals or self.held_back
        return not (waits or self.next_steps or self.completeness.missing)

    @property
    def held_back(self) -> list[ReviewedText]:
        """Texts that wait for a moderator or came back with a reason."""
        own = [self.profile.passport, self.profile.search, *self.profile.needs, *self.profile.offers]
        return [text for text in own if text is not None and text.needs_review]


@login_required
@require_safe
def desk(request: SignedInRequest) -> HttpResponse:
    """What waits for the person, municipality by municipality, and her requests."""
    user = request.user
    places = [_place(team) for team in teams_of(user)]
    context = {
        "places": places,
        "requests": _open_requests(user, places),
        "queues": _queues(user),
        "begun": [(in_language(each.page), each.saved_at, _name_of(each.form)) for each in drafts_of(user)],
        "suggestions": suggestions_of(user.pk)[:_SUGGESTIONS],
    }
    return render(request, "web/account/desk.html", context)


def _name_of(form: str) -> str:
    """What kind of form it is that somebody has begun."""
    try:
        name = resolve(in_language(form.partition("?")[0])).url_name or ""
    except Resolver404:
        name = ""
    return str(_FORMS.get(name, _("Form")))


def _place(team: Team) -> DeskPlace:
    municipality = team.membership.municipality
    profile = own_profile_of(municipality)
    return DeskPlace(
        team=team,
        profile=profile,
        completeness=completeness_of(profile),
        letters=waiting_for(municipality),
        proposals=_proposals_waiting(municipality),
        partnerships=list(Partnership.objects.unmerged().of(municipality).with_parties()[:10]),
    )


def _proposals_waiting(municipality: Municipality) -> list[Proposal]:
    """Proposals of the other sides that wait for this one's answer."""
    waiting = Proposal.objects.filter(status=ProposalStatus.OPEN, partnership__parties__municipality=municipality)
    return list(waiting.exclude(proposed_by__municipality=municipality).select_related("proposed_by__municipality"))


def _open_requests(user: User, places: list[DeskPlace]) -> list[object]:
    """Requests worth showing: those that wait, and refusals not followed by a membership."""
    here = {place.municipality.pk for place in places}
    return [
        each
        for each in requests_of(user)
        if each.status == RequestStatus.REQUESTED
        or (each.status == RequestStatus.REFUSED and each.municipality_id not in here)
    ]


def _queues(user: User) -> dict[str, int] | None:
    """What waits for moderators; None for everybody else."""
    if not is_moderator(user):
        return None
    return {
        "requests": waiting_requests().count(),
        "texts": len(texts_to_review()),
        "suggestions": waiting_suggestions().count(),
    }
