"""Who is linked with whom, and how many talks each holds, read from the register of partnerships.

Of some municipalities from the database, with the names of their partners; of all from what the process holds of the
public register, as columns of numbers.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pobratym.core.among import Among
from pobratym.journal.queries.record_tables import RecordTable
from pobratym.matching.criteria.portrait import PartnerTie
from pobratym.partnerships.models import Party
from pobratym.partnerships.queries.links import Link, LinkParty
from pobratym.partnerships.queries.partnership_table import partnership_table
from pobratym.partnerships.workflow import BEFORE_SIGNATURE, Stage
from pobratym.places.models import Municipality

Numbers = NDArray[np.int64]
NOWHERE = -1


@dataclass(slots=True)
class Ties:
    """The links of one municipality."""

    partners: dict[int, PartnerTie] = field(default_factory=dict)
    talks: set[int] = field(default_factory=set)  # ids of partnerships not yet signed


def ties_of(ids: Collection[int], *, seen_by: int) -> dict[int, Ties]:
    """The links of each municipality of `ids` that have not ended; private ones only where `seen_by` is a party."""
    rows = [
        row
        for row in Party.objects.filter(Among("municipality_id", ids))
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


@dataclass(frozen=True, eq=False)
class PublicTies:
    """Every two parties of a public partnership that has not ended, in either order."""

    one: Numbers  # numbers of municipalities
    other: Numbers
    region_of_one: Numbers  # the region it lies in; NOWHERE for none, and for a region itself
    region_of_other: Numbers
    talks: Numbers  # (2, n): municipality, partnership that is not signed yet

    def beside(self, partners: Collection[int], region: int | None) -> Numbers:
        """Partners of these municipalities, and those who have a partner in the region."""
        is_near = np.isin(self.one, np.fromiter(partners, dtype=np.int64))
        if region is not None:
            is_near |= self.region_of_one == region
        return np.unique(self.other[is_near])


def public_ties() -> PublicTies:
    """As the register is now."""
    return _of_register(partnership_table())


@lru_cache(maxsize=1)
def _of_register(register: RecordTable[Link]) -> PublicTies:
    links = [link for link in register.records if link.stage != Stage.ENDED]
    pairs = {
        (one.municipality, other.municipality, _region(one), _region(other))
        for link in links
        for one in link.parties
        for other in link.parties
        if one.municipality != other.municipality
    }
    talks = [
        (party.municipality, link.id)
        for link in links
        if link.stage in BEFORE_SIGNATURE and len(link.parties) > 1
        for party in link.parties
    ]
    one, other, region_of_one, region_of_other = _columns(sorted(pairs), 4)
    return PublicTies(one, other, region_of_one, region_of_other, _columns(talks, 2))


def _columns(rows: Collection[tuple[int, ...]], width: int) -> Numbers:
    return np.array(list(rows), dtype=np.int64).reshape(-1, width).T.copy()


def _region(party: LinkParty) -> int:
    is_inside = party.region is not None and party.region != party.municipality
    return party.region if is_inside and party.region else NOWHERE
