"""The public register as small tuples: for counting and ordering all of it at once."""

from collections import defaultdict
from datetime import date, datetime
from typing import NamedTuple

from pobratym.partnerships.models import Evidence, Partnership, PartnershipSphere, Party, Statement
from pobratym.registry.models import Level


class LinkParty(NamedTuple):
    """A party as far as lists count and order by it. `region`: the one it lies in or is."""

    municipality: int
    country: str
    region: int | None
    is_counted: bool
    name_uk: str
    name_en: str


class Link(NamedTuple):
    """A public partnership. `evidence`: the strongest of its statements, empty where nothing is stated."""

    id: int
    type: str
    stage: str
    began_on: date | None
    began_precision: str
    last_confirmed_at: datetime | None
    is_demonstration: bool
    evidence: str
    spheres: tuple[str, ...]
    parties: tuple[LinkParty, ...]

    @property
    def is_international(self) -> bool:
        return any(party.country != "UA" for party in self.parties)


_OWN = ("id", "type", "stage", "began_on", "began_precision", "last_confirmed_at", "is_demonstration")
_STRENGTH = {evidence: place for place, evidence in enumerate(Evidence.values)}


def public_links() -> list[Link]:
    """All public partnerships by number: four queries, whatever their number."""
    parties, spheres, evidence = _parties(), _spheres(), _evidence()
    rows = Partnership.objects.public().order_by("id").values_list(*_OWN)
    return [
        Link._make((*row, evidence.get(row[0], ""), tuple(spheres[row[0]]), tuple(parties[row[0]]))) for row in rows
    ]


def _parties() -> dict[int, list[LinkParty]]:
    of = "municipality__"
    columns = (
        "municipality_id",
        f"{of}country_id",
        f"{of}region_id",
        f"{of}is_counted",
        f"{of}name_uk",
        f"{of}name_en",
    )
    rows = (
        Party.objects.filter(partnership__is_public=True)
        .order_by("position", "id")
        .values_list("partnership_id", f"{of}level", *columns)
    )
    found: dict[int, list[LinkParty]] = defaultdict(list)
    for partnership, level, *own in rows:
        party = LinkParty(*own)
        found[partnership].append(party._replace(region=party.municipality) if level == Level.REGION else party)
    return found


def _spheres() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for partnership, sphere in PartnershipSphere.objects.values_list("partnership_id", "sphere"):
        found[partnership].append(sphere)
    return found


def _evidence() -> dict[int, str]:
    """Partnership -> the strongest evidence among its statements."""
    found: dict[int, str] = {}
    for partnership, evidence in Statement.objects.order_by().values_list("partnership_id", "evidence").distinct():
        best = found.get(partnership)
        if best is None or _STRENGTH[evidence] < _STRENGTH[best]:
            found[partnership] = evidence
    return found
