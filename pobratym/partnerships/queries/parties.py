"""Since when the parties exist, as far as the registry knows."""

from datetime import date

from pobratym.partnerships.models import Partnership
from pobratym.partnerships.rules.signing import PartyLife
from pobratym.places.models import Municipality
from pobratym.places.queries.history import came_about_on


def lives_of(partnership: Partnership) -> list[PartyLife]:
    """Of each party from when to when it exists. Two queries a party."""
    parties = partnership.parties.select_related("municipality")
    return [_life(party.municipality) for party in parties]


def _life(municipality: Municipality) -> PartyLife:
    since: date | None = came_about_on(municipality)
    return PartyLife(str(municipality), since, municipality.ended_on)
