"""Which clock a participant lives by."""

from pobratym.rounds.models import Participant
from pobratym.talks.queries import zone_of


def zone_for(participant: Participant) -> str:
    """Its zone; a side whose zone nobody has said any more lives by the world's clock (UTC)."""
    return zone_of(participant.municipality) or "UTC"
