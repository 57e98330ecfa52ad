"""The public register as small tuples: for counting and ordering all of it at once."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from pobratym.core.among import Among
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


def public_links(numbers: Collection[int] | None = None) -> list[Link]:
    """Public partnerships, all or those of these numbers, in the order of the register, newest first: five queries,
    whatever their number."""
    of_these, own = Q(), Q()
    if numbers is not None:
        of_these, own = Q(Among("partnership_id", numbers)), Q(Among("pk", numbers))
    parties, spheres, evidence = _parties(of_these), _spheres(of_these), _evidence(of_these)
    return [
        Link(*own, evidence.get(own[0], ""), spheres.get(own[0], _NONE), tuple(parties.get(own[0], ())))  # type: ignore[call-arg]
        for own in Partnership.objects.public().filter(own).values_list(*_OWN)
    ]


def _parties(which: Q) -> Mapping[int, list[LinkParty]]:
    known = _municipalities(which)
    found: dict[int, list[LinkParty]] = defaultdict(list)
    rows = Party.objects.filter(which).order_by("position", "id").values_list("partnership_id", "municipality_id")
    for partnership, municipality in rows:
        found[partnership].append(known[municipality])
    return found


def _municipalities(which: Q) -> dict[int, LinkParty]:
    """Whoever is a party of anything."""
    columns = ("id", "country_id", "region_id", "is_counted", "level")
    parties = Party.objects.filter(which).order_by().values("municipality_id")
    rows = Municipality.including_merged.filter(pk__in=parties).order_by().values_list(*columns)
    return {
        pk: LinkParty(pk, country, pk if level == Level.REGION else region, is_counted)
        for pk, country, region, is_counted, level in rows
    }


def _spheres(which: Q) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    rows = PartnershipSphere.objects.filter(which).order_by("id").values_list("partnership_id", "sphere")
    for partnership, sphere in rows:
        found[partnership] = (*found.get(partnership, _NONE), sphere)
    return found


def _evidence(which: Q) -> dict[int, str]:
    """Partnership -> the strongest evidence among its statements."""
    found: dict[int, str] = {}
    stated = Statement.objects.of_the_stage().filter(which).order_by().values_list("partnership_id", "evidence")
    for partnership, evidence in stated.distinct():
        best = found.get(partnership)
        if best is None or _STRENGTH[evidence] < _STRENGTH[best]:
            found[partnership] = evidence
    return found
