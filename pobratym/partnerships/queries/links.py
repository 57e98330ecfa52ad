"""The public register as small tuples: for counting and ordering all of it at once."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from pobratym.partnerships.models import Evidence, Partnership, PartnershipSphere, Party, Statement
from pobratym.places.models import Level, Municipality


class LinkParty(NamedTuple):
    """A party as far as lists count by it. `region`: the one it lies in or is."""

    municipality: int
    country: str
    region: int | None
    is_counted: bool


class Link(NamedTuple):
    """A public partnership. `evidence`: the strongest of its statements, empty where nothing is stated."""

    id: int
    type: str
    stage: str
    began_on: date | None
    began_precision: str
    evidence: str
    spheres: tuple[str, ...]
    parties: tuple[LinkParty, ...]

    @property
    def is_international(self) -> bool:
        return any(party.country != "UA" for party in self.parties)


_OWN = ("id", "type", "stage", "began_on", "began_precision")
_STRENGTH = {evidence: place for place, evidence in enumerate(Evidence.values)}
_NONE: tuple[str, ...] = ()


def public_links() -> list[Link]:
    """All public partnerships in the order of the register, newest first: five queries, whatever their number."""
    parties, spheres, evidence = _parties(), _spheres(), _evidence()
    return [
        Link(*own, evidence.get(own[0], ""), spheres.get(own[0], _NONE), tuple(parties.get(own[0], ())))  # type: ignore[call-arg]
        for own in Partnership.objects.public().values_list(*_OWN)
    ]


def _parties() -> Mapping[int, list[LinkParty]]:
    known = _municipalities()
    found: dict[int, list[LinkParty]] = defaultdict(list)
    rows = Party.objects.order_by("position", "id").values_list("partnership_id", "municipality_id")
    for partnership, municipality in rows:
        found[partnership].append(known[municipality])
    return found


def _municipalities() -> dict[int, LinkParty]:
    """Whoever is a party of anything."""
    columns = ("id", "country_id", "region_id", "is_counted", "level")
    parties = Party.objects.order_by().values("municipality_id")
    rows = Municipality.including_merged.filter(pk__in=parties).order_by().values_list(*columns)
    return {
        pk: LinkParty(pk, country, pk if level == Level.REGION else region, is_counted)
        for pk, country, region, is_counted, level in rows
    }


def _spheres() -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for partnership, sphere in PartnershipSphere.objects.order_by("id").values_list("partnership_id", "sphere"):
        found[partnership] = (*found.get(partnership, _NONE), sphere)
    return found


def _evidence() -> dict[int, str]:
    """Partnership -> the strongest evidence among its statements."""
    found: dict[int, str] = {}
    for partnership, evidence in Statement.objects.order_by().values_list("partnership_id", "evidence").distinct():
        best = found.get(partnership)
        if best is None or _STRENGTH[evidence] < _STRENGTH[best]:
            found[partnership] = evidence
    return found
