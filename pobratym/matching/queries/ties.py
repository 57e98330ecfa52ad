"""Who is linked with whom, and how many talks each holds, read from the register of partnerships."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from pobratym.matching.criteria.portrait import PartnerTie
from pobratym.partnerships.models import Party
from pobratym.partnerships.workflow import BEFORE_SIGNATURE, Stage


@dataclass(slots=True)
class Ties:
    """The links of one municipality."""

    partners: dict[int, PartnerTie] = field(default_factory=dict)
    talks: set[int] = field(default_factory=set)  # ids of partnerships not yet signed


def ties_of(ids: Collection[int], *, seen_by: int) -> dict[int, Ties]:
    """The links of each municipality of `ids` that have not ended; private ones only where `seen_by` is a party."""
    return _ties(Q(municipality_id__in=ids), seen_by)


def promising(us: int, region: int | None, partners: Iterable[int]) -> set[int]:
    """Partners of our partners, and those who already have a partner in our region."""
    around = Q(municipality_id__in=list(partners))
    if region is not None:
        around |= Q(municipality__region_id=region)
    found: set[int] = set()
    for ties in _ties(around, us).values():
        found |= ties.partners.keys()
    return found


def _ties(who: Q, seen_by: int) -> dict[int, Ties]:
    rows = (
        Party.objects.filter(who)
        .exclude(partnership__stage=Stage.ENDED)
        .order_by()
        .values_list(
            "municipality_id",
            "partnership_id",
            "partnership__stage",
            "partnership__is_public",
            "partnership__parties__municipality_id",
            "partnership__parties__municipality__name",
            "partnership__parties__municipality__region_id",
        )
    )
    found: dict[int, Ties] = {}
    for pk, partnership, stage, is_public, other, name, region in rows:
        if other == pk or not (is_public or seen_by in (pk, other)):
            continue
        ties = found.setdefault(pk, Ties())
        ties.partners[other] = PartnerTie(name, region)
        if stage in BEFORE_SIGNATURE:
            ties.talks.add(partnership)
    return found
