"""What municipalities do here: who seeks, who has partners, needs, offers and languages, by places in the columns.

Small beside the registry and changing often: put together anew when something of it has changed, from tables of which
then only the records that changed are read (docs/adr/0031).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from django.db.models import Count, QuerySet
from numpy.typing import NDArray

from pobratym.core.keeping import kept
from pobratym.journal.areas import Area
from pobratym.journal.queries.record_tables import Attribute, Column, RecordTable, Rows
from pobratym.memberships.models import Membership
from pobratym.partnerships.models import Party, PartyQuerySet
from pobratym.partnerships.queries import Link
from pobratym.partnerships.queries.partnership_table import partnership_table
from pobratym.partnerships.rules import is_agreed
from pobratym.partnerships.workflow import Stage
from pobratym.places.queries.columns import Columns, all_columns
from pobratym.profiles.models import Direction, PartnerSearch
from pobratym.profiles.queries.tables import (
    Posted,
    PublishedPassport,
    listing_table,
    passport_table,
    wishes_table,
)
from pobratym.profiles.vocabulary import Form, Sphere, WorkingLanguage
from pobratym.search.freshness import freshness

SPHERES: dict[str, int] = {value: number for number, value in enumerate(Sphere.values)}
FORMS: dict[str, int] = {value: number for number, value in enumerate(Form.values)}
DIRECTIONS: dict[str, int] = {value: number for number, value in enumerate(Direction.values)}
LANGUAGES: dict[str, int] = {value: number for number, value in enumerate(WorkingLanguage.values)}
_OF_LISTINGS = {"sphere": SPHERES, "form": FORMS, "direction": DIRECTIONS}
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
    """As the tables tell now that the process holds of profiles and partnerships; one query asks who is here."""
    columns, passports, wishes = all_columns(), passport_table(), wishes_table()
    links = _of_register(partnership_table())
    return Activity(
        columns=columns,
        seeking=_placed(columns, wishes.numbers("municipality")[None, wishes.numbers("is_seeking") > 0]),
        partnered=_placed(columns, links.partnered),
        listings=_of_listings(columns, listing_table()),
        languages=_placed(columns, _languages(passports)),
        parties=_placed(columns, links.parties),
        updated=_placed(columns, _last_words(listing_table(), passports)),
    )


@dataclass(frozen=True, eq=False)
class _Links:
    """What the register tells, by numbers of municipalities: rows of `Activity.partnered` and `Activity.parties`."""

    partnered: Table
    parties: Table


@lru_cache(maxsize=1)
def _of_register(register: RecordTable[Link]) -> _Links:
    links = register.records
    # In how many of the partnerships that `partnerships.queries.numbers` counts each municipality is a party.
    counted = (link for link in links if is_agreed(link.stage, link.type) and link.is_international)
    partnered = Counter(party.municipality for link in counted for party in link.parties)
    parties = [(party.municipality, STAGES[link.stage], link.id) for link in links for party in link.parties]
    return _Links(_table(partnered.items(), 2), _table(parties, 3))


def _of_listings(columns: Columns, listings: RecordTable[Posted]) -> Table:
    """Rows of `Activity.listings`."""
    rows = _placed(
        columns,
        np.stack(
            (
                listings.numbers("municipality"),
                *(_coded(listings.column(Attribute(name)), codes) for name, codes in _OF_LISTINGS.items()),
                listings.ids,
            )
        ),
    )
    return rows[:, (rows >= 0).all(axis=0)]


def _coded(column: Column, codes: Mapping[str, int]) -> Rows:
    """The one value of each record by its code; -1 for one of no code."""
    return np.array([codes.get(value, -1) for (value,) in column.combinations], dtype=np.int64)[column.codes]


def _languages(passports: RecordTable[PublishedPassport]) -> Table:
    """Rows of `Activity.languages`, by numbers of municipalities."""
    column, whose = passports.column(Attribute("languages")), passports.numbers("municipality")
    rows = [np.stack((whose[is_stated], np.full(is_stated.sum(), number))) for number, is_stated in _stated(column)]
    return np.concatenate([np.empty((2, 0), dtype=np.int64), *rows], axis=1)


def _stated(column: Column) -> Iterator[tuple[int, NDArray[np.bool_]]]:
    """Number of a language -> by which records it is stated."""
    return ((number, column.has_any([code])) for code, number in LANGUAGES.items())


def _last_words(listings: RecordTable[Posted], passports: RecordTable[PublishedPassport]) -> Table:
    """When each municipality last published its passport, a need or an offer, or first joined; newest first."""
    joined = Membership.objects.active().order_by().values_list("municipality_id", "started_at")
    words = [
        *(np.stack((each.numbers("municipality"), each.numbers("updated"))) for each in (listings, passports)),
        _table(((pk, int(moment.timestamp())) for pk, moment in joined), 2),
    ]
    whose, moments = np.concatenate(words, axis=1)
    order = np.lexsort((whose, -moments))
    last = np.sort(np.unique(whose[order], return_index=True)[1])
    return np.stack((whose[order][last], moments[order][last]))


def _table(rows: Iterable[tuple[int, ...]], height: int) -> Table:
    table: Table = np.array(list(rows), dtype=np.int64).reshape(-1, height).T.copy()
    return table


def _placed(columns: Columns, table: Table) -> Table:
    """The rows with numbers of municipalities replaced by places; what is not in force is left out."""
    placed = table.copy()
    placed[0] = columns.places_of(table[0])
    return placed[:, placed[0] >= 0]


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
