"""What municipalities do here: who seeks, who has partners, needs, offers and languages, by places in the columns.

Small beside the registry and changing often: read from the database when it has changed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from django.db.models import Count, QuerySet
from numpy.typing import NDArray

from pobratym.core.keeping import kept
from pobratym.journal.areas import Area
from pobratym.memberships.models import Membership
from pobratym.partnerships.models import Party, PartyQuerySet
from pobratym.partnerships.queries import Link
from pobratym.partnerships.rules import is_agreed
from pobratym.partnerships.workflow import Stage
from pobratym.places.queries.columns import Columns, all_columns
from pobratym.profiles.models import Direction, PartnerSearch, Passport
from pobratym.profiles.vocabulary import Form, Sphere, WorkingLanguage
from pobratym.search.freshness import freshness
from pobratym.search.listing_table import Posted, listing_table
from pobratym.search.partnership_table import partnership_table
from pobratym.search.record_tables import RecordTable

SPHERES: dict[str, int] = {value: number for number, value in enumerate(Sphere.values)}
FORMS: dict[str, int] = {value: number for number, value in enumerate(Form.values)}
DIRECTIONS: dict[str, int] = {value: number for number, value in enumerate(Direction.values)}
LANGUAGES: dict[str, int] = {value: number for number, value in enumerate(WorkingLanguage.values)}
STAGES: dict[str, int] = {value: number for number, value in enumerate(Stage.values)}

Table = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Activity:
    """Tables of numbers whose row 0 is always the place in the columns, so that one rule narrows them all."""

    columns: Columns
    seeking: Table  # (1, n)
    partnered: Table  # (2, n): place, in how many counted partnerships it is a party
    listings: Table  # (5, n): place, SPHERES, FORMS, DIRECTIONS, number of the need or offer
    languages: Table  # (2, n): place, LANGUAGES
    parties: Table  # (3, n): place, STAGES, number of the partnership
    updated: Table  # (2, n): place, seconds since 1970 of its last public word or of its joining; newest first

    @cached_property
    def seeking_ids(self) -> frozenset[int]:
        """Numbers of the municipalities that look for a partner now."""
        return frozenset(self.columns.ids[self.seeking[0]].tolist())

    @cached_property
    def partnerships(self) -> Mapping[int, int]:
        """Number of a municipality -> how many partnerships it has, where it has any."""
        return dict(zip(self.columns.ids[self.partnered[0]].tolist(), self.partnered[1].tolist(), strict=True))


@kept(lambda: (all_columns(), freshness(Area.REGISTRY, Area.PROFILES, Area.PARTNERSHIPS)))
def activity() -> Activity:
    """As the database tells now: three queries when that has changed, none of which looks at the registry, and what
    the lists of needs and offers and of partnerships hold."""
    columns, listings = all_columns(), listing_table()
    passports = list(Passport.objects.order_by().values_list("municipality_id", "languages", "updated_at"))
    links = partnership_table().records
    return Activity(
        columns=columns,
        seeking=_placed(columns, [(pk,) for pk in seeking_ids().order_by()], 1),
        partnered=_placed(columns, _partnered(links).items(), 2),
        listings=_of_listings(columns, listings),
        languages=_placed(
            columns,
            {(pk, LANGUAGES[code]) for pk, codes, _moment in passports for code in codes if code in LANGUAGES},
            2,
        ),
        parties=_placed(
            columns,
            [(party.municipality, STAGES[link.stage], link.id) for link in links for party in link.parties],
            3,
        ),
        updated=_placed(columns, _last_words(listings.records, [(pk, moment) for pk, _, moment in passports]), 2),
    )


def _partnered(links: Iterable[Link]) -> Mapping[int, int]:
    """In how many of the partnerships that `partnerships.queries.numbers` counts each municipality is a party."""
    counted = (link for link in links if is_agreed(link.stage, link.type) and link.is_international)
    return Counter(party.municipality for link in counted for party in link.parties)


def _of_listings(columns: Columns, listings: RecordTable[Posted]) -> Table:
    """Rows of `Activity.listings`."""
    records = listings.records
    rows = np.fromiter(
        (
            number
            for each in records
            for number in (
                each.municipality,
                SPHERES.get(each.sphere, -1),
                FORMS.get(each.form, -1),
                DIRECTIONS[each.direction],
                each.id,
            )
        ),
        dtype=np.int64,
        count=5 * len(records),
    )
    table: Table = rows.reshape(-1, 5).T.copy()
    table[0] = columns.places_of(table[0])
    return table[:, (table[:3] >= 0).all(axis=0)]


def _last_words(listings: Iterable[Posted], passports: Iterable[tuple[int, datetime]]) -> list[tuple[int, int]]:
    """When each municipality last published its passport, a need or an offer, or first joined; newest first."""
    latest: dict[int, datetime] = {}
    joined = Membership.objects.active().order_by().values_list("municipality_id", "started_at")
    for pk, moment in chain(passports, ((each.municipality, each.updated_at) for each in listings), joined):
        if pk not in latest or latest[pk] < moment:
            latest[pk] = moment
    return sorted(((pk, int(moment.timestamp())) for pk, moment in latest.items()), key=lambda each: (-each[1], each))


def _placed(columns: Columns, rows: Iterable[tuple[Any, ...]], height: int) -> Table:
    """The rows with numbers of municipalities replaced by places; what is not in force is left out."""
    table: Table = np.array(list(rows), dtype=np.int64).reshape(-1, height).T.copy()
    table[0] = columns.places_of(table[0])
    return table[:, table[0] >= 0]


def seeking_ids() -> QuerySet[PartnerSearch, int]:
    """Municipalities that say they look for a partner now."""
    return PartnerSearch.objects.filter(is_seeking=True).values_list("municipality_id", flat=True)


def agreed_parties() -> PartyQuerySet:
    """Parties of the partnerships that `partnerships.queries.numbers` counts."""
    return Party.objects.order_by().of_public().of_agreed().of_international()


def partnership_counts(ids: list[int]) -> dict[int, int]:
    """How many partnerships each of the municipalities has."""
    counted = agreed_parties().filter(municipality_id__in=ids).values_list("municipality_id").annotate(n=Count("pk"))
    return dict(counted)
