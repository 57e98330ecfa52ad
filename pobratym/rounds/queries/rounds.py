"""Rounds, for moderators and for the sides."""

from collections.abc import Collection

from django.db.models import Count, Q, QuerySet

from pobratym.places.models import Municipality
from pobratym.rounds.models import Participant, Round, RoundQuerySet
from pobratym.rounds.workflow import Presence, Status


def rounds_with_counts() -> RoundQuerySet:
    """All of them for moderators; `hromadas`, `abroad`: how many of either have registered."""
    registered = Q(participants__presence=Presence.REGISTERED)
    ukrainian = Q(participants__municipality__country="UA")
    return Round.objects.annotate(
        hromadas=Count("participants", filter=registered & ukrainian),
        abroad=Count("participants", filter=registered & ~ukrainian),
    )


def rounds_for(municipality: Municipality) -> RoundQuerySet:
    """Those under way, and those in which it took part, the latest first."""
    own = Participant.objects.filter(municipality=municipality, presence=Presence.REGISTERED).values("round")
    return Round.objects.seen_by_sides().filter(Q(pk__in=Round.objects.under_way()) | Q(pk__in=own))


def find_round(pk: int) -> Round | None:
    """The round as the sides may see it."""
    return Round.objects.seen_by_sides().filter(pk=pk).first()


def find_participant(round: Round, municipality: Municipality) -> Participant | None:
    """What the municipality is in the round."""
    return Participant.objects.with_places().filter(round=round, municipality=municipality).first()


def invitations_for(municipality_ids: Collection[int]) -> QuerySet[Participant]:
    """Invitations of these municipalities that wait for an answer."""
    waiting = Participant.objects.filter(presence=Presence.INVITED, municipality__in=list(municipality_ids))
    return waiting.filter(round__status=Status.REGISTRATION).select_related("round").order_by("pk")
