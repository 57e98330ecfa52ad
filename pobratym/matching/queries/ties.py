"""Who is linked with whom, and how many talks each holds, read from the register of partnerships."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from pobratym.core.among import Among
from pobratym.matching.criteria.portrait import PartnerTie
from pobratym.partnerships.models import Party
from pobratym.partnerships.workflow import BEFORE_SIGNATURE, Stage
from pobratym.places.models import Municipality


@dataclass(slots=True)
class Ties:
    """The links of one municipality."""

    partners: dict[int, PartnerTie] = field(default_factory=dict)
    talks: set[int] = field(default_factory=set)  # ids of partnerships not yet signed


def ties_of(ids: Collection[int], *, seen_by: int) -> dict[int, Ties]:
    """The links of each municipality of `ids` that have not ended; private ones only where `seen_by` is a party."""
    return _ties(Among("municipality_id", ids), seen_by)


def promising(us: int, region: int | None, partners: Iterable[int]) -> set[int]:
    """Partners of our partners, and those who already have a partner in our region."""
    around = Q(Among("municipality_id", partners))
    if region is not None:
        around |= Q(municipality__region_id=region)
    found: set[int] = set()
    for ties in _ties(around, us).values():
        found |= ties.partners.keys()
    return found


def _ties(who: Q | Among, seen_by: int) -> dict[int, Ties]:
    rows = [
        row
        for row in Party.objects.filter(who)
        .exclude(partnership__stage=Stage.ENDED)
        .order_by()
        .values_list(
            "municipality_id",
            "partnership_id",
            "partnership__stage",
            "partnership__is_public",
            "partnership__parties__municipality_id",
        )
        if row[0] != row[4] and (row[3] or seen_by in (row[0], row[4]))
    ]
    known = _partners({row[4] for row in rows})
    found: dict[int, Ties] = {}
    for pk, partnership, stage, _is_public, other in rows:
        ties = found.setdefault(pk, Ties())
        ties.partners[other] = known[other]
        if stage in BEFORE_SIGNATURE:
            ties.talks.add(partnership)
    return found


def _partners(ids: Collection[int]) -> dict[int, PartnerTie]:
    """Each read once, however many it is linked with."""
    if not ids:
        return {}
    rows = Municipality.including_merged.filter(Among("pk", ids)).order_by().values_list("pk", "name", "region_id")
    return {pk: PartnerTie(name, region) for pk, name, region in rows}
