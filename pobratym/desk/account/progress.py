"""How far a municipality has come on its way to an agreement, and who looks for one like it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.urls import reverse

from pobratym.desk.account.waiting_talks import meetings_page
from pobratym.desk.account.way import Step, way
from pobratym.introductions.models import Introduction
from pobratym.introductions.workflow import Status
from pobratym.matching.criteria.needs_offers import CRITERION as NEEDS
from pobratym.matching.criteria.seeking import CRITERION as SEEKING
from pobratym.matching.criteria.wishes import CRITERION as WISHES
from pobratym.matching.criteria.wishes import NOT_STATED
from pobratym.matching.queries import Candidate, MatchReason, listed
from pobratym.matching.queries.settled import aside_of, considered
from pobratym.partnerships.models import Partnership
from pobratym.partnerships.rules import is_agreed
from pobratym.places.models import Municipality
from pobratym.profiles.queries import Profile
from pobratym.talks.queries import has_met

SEEKERS = 5
_LOOKED_AT = 30
_REASONS = 2
_LETTERS = 20
_TELLING = (NEEDS.key, WISHES.key, SEEKING.key)


@dataclass(frozen=True)
class Seeker:
    """A municipality whose search or needs are met by ours, and why."""

    municipality: Municipality
    reasons: tuple[MatchReason, ...]


def way_of(municipality: Municipality, profile: Profile, partnerships: list[Partnership]) -> list[Step]:
    """The steps of one municipality. Of those who met elsewhere an agreement says it."""
    letters = list(_letters_of(municipality))
    talks = next((pk for pk, status, _sent_at in letters if status == Status.ACCEPTED), None)
    agreed = [each for each in partnerships if is_agreed(each.stage, each.type)]
    done = {
        "claim": True,
        "passport": profile.passport is not None and bool(profile.passport.about),
        "needs": bool(profile.needs or profile.offers),
        "candidates": bool(letters or partnerships),
        "letter": bool(partnerships) or any(sent_at for _pk, _status, sent_at in letters),
        "meeting": bool(agreed) or (talks is not None and has_met(municipality)),
        "draft": bool(agreed),
    }
    urls = _urls(municipality.pk)
    if talks:
        urls["meeting"] = meetings_page(municipality.pk, talks)
    if partnerships:
        urls["draft"] = reverse("web:partnership", args=[partnerships[0].pk])
    return way([code for code, is_done in done.items() if is_done], urls)


def _urls(municipality_pk: int) -> dict[str, str]:
    own = [municipality_pk]
    return {
        "passport": reverse("desk:passport_edit", args=own),
        "needs": reverse("desk:listings", args=own),
        "candidates": reverse("desk:candidates", args=own),
        "letter": reverse("desk:candidates", args=own),
    }


def _letters_of(municipality: Municipality) -> Iterator[tuple[int, str, object]]:
    """The newest of its letters, both ways, those in talks first."""
    letters = Introduction.objects.seen_by(municipality).exclude(status=Status.WITHDRAWN)
    told = letters.values_list("pk", "status", "sent_at")
    yield from told.filter(status=Status.ACCEPTED).order_by("-pk")[:1]
    yield from told.filter(sender=municipality).order_by("-sent_at", "-pk")[:_LETTERS]


def seekers_of(municipality: Municipality) -> list[Seeker]:
    """Who speaks for itself here and would find in `municipality` what it says it needs or looks for; those whom it
    would serve best first."""
    aside = aside_of(municipality, considered(municipality))
    best = listed(municipality, only_here=True, limit=_LOOKED_AT, aside=aside).candidates
    found = filter(_looks_for_us, best)
    seeking = sorted(found, key=lambda each: (-round(each.fit_for_them, 3), each.municipality.pk))
    return [Seeker(each.municipality, _reasons(each)) for each in seeking[:SEEKERS]]


def _looks_for_us(candidate: Candidate) -> bool:
    """Their needs meet an offer of ours, or they seek a partner and we are of the kind they name."""
    theirs = {criterion: value for criterion, _ours, value in candidate.points}
    is_of_their_kind = candidate.fit.them.is_seeking and theirs[WISHES.key] > NOT_STATED
    return theirs[NEEDS.key] > 0 or is_of_their_kind


def _reasons(candidate: Candidate) -> tuple[MatchReason, ...]:
    told = (each for each in candidate.reasons if each.criterion in _TELLING and not each.is_caution)
    return tuple(islice(told, _REASONS))
