"""Suggestions as moderators and their proposers read them."""

from dataclasses import dataclass

from django.db.models import Count, Q

from pobratym.registry.models import Municipality, Suggestion, SuggestionQuerySet
from pobratym.registry.queries.names import look_up
from pobratym.registry.workflow import SuggestionStatus

_MOST_NAMESAKES = 8


@dataclass(frozen=True, slots=True)
class Proposer:
    """What became of the earlier suggestions of the same person; nothing is known of one whose address is erased."""

    accepted: int
    declined: int
    waiting: int


def waiting_suggestions() -> SuggestionQuerySet:
    """Suggestions that wait for a moderator, oldest first."""
    return Suggestion.objects.waiting().with_place().order_by("suggested_at", "pk")


def decided_suggestions() -> SuggestionQuerySet:
    """Suggestions that were decided, latest first."""
    return Suggestion.objects.decided().with_place().order_by("-decided_at", "-pk")


def suggestions_of(account_id: int) -> SuggestionQuerySet:
    """What a person with an account suggested, latest first, but not what she took back."""
    own = Suggestion.objects.filter(proposer_id=account_id).exclude(status=SuggestionStatus.WITHDRAWN)
    return own.with_place().select_related("correction").order_by("-suggested_at", "-pk")


def proposer_of(suggestion: Suggestion) -> Proposer:
    """How often a person's other suggestions were accepted and declined, and how many wait."""
    others = Suggestion.objects.of(proposer_id=suggestion.proposer_id, email=suggestion.email).exclude(pk=suggestion.pk)
    counts = others.aggregate(
        **{status: Count("pk", filter=Q(status=status)) for status in ("accepted", "declined", "waiting")}
    )
    return Proposer(**counts)


def beside(suggestion: Suggestion) -> SuggestionQuerySet:
    """Other suggestions about the same municipality that wait."""
    if suggestion.municipality_id is None:
        return Suggestion.objects.none()
    return waiting_suggestions().filter(municipality=suggestion.municipality_id).exclude(pk=suggestion.pk)


def namesakes_of(suggestion: Suggestion) -> list[Municipality]:
    """Places of the name in question: of the municipality as it is called, of what is proposed or missing."""
    place = suggestion.municipality
    texts = [suggestion.proposed.get(name, "") for name in ("name_uk", "name_en", "name", "duplicate_of", "joined")]
    names = dict.fromkeys(text for text in [place.name if place else "", *texts] if text)
    found: dict[int, Municipality] = {}
    for text in names:
        found |= {each.municipality.pk: each.municipality for each in look_up(text, limit=_MOST_NAMESAKES)}
    return [each for pk, each in found.items() if not place or pk != place.pk][:_MOST_NAMESAKES]
