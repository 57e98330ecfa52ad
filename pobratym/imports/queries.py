"""What waits for a moderator after an import, with what helps to decide."""

from collections.abc import Sequence
from dataclasses import dataclass

from pobratym.imports.models import UnjoinedTownHall, UnjoinedTownHallQuerySet
from pobratym.places.models import Level, Municipality
from pobratym.places.queries import look_up

_MOST_CANDIDATES = 6


@dataclass(frozen=True)
class JoinQuestion:
    """An entry of a directory beside the municipalities that it may be about, the likeliest first."""

    entry: UnjoinedTownHall
    candidates: Sequence[Municipality]


def waiting_town_halls() -> UnjoinedTownHallQuerySet:
    """By country and name."""
    found: UnjoinedTownHallQuerySet = UnjoinedTownHall.objects.waiting().select_related("country")
    return found


def questions(entries: Sequence[UnjoinedTownHall]) -> list[JoinQuestion]:
    """Each with its candidates: of the name, or nearly so, in its country."""
    return [JoinQuestion(entry, _candidates(entry)) for entry in entries]


def _candidates(entry: UnjoinedTownHall) -> list[Municipality]:
    found = look_up(entry.name, country=entry.country_id, level=Level.MUNICIPALITY, limit=_MOST_CANDIDATES)
    return [each.municipality for each in found]
