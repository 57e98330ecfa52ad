"""What municipalities publish of themselves, in memory: passports, wishes, and open needs and offers.

Who counts or judges all of them at once reads these; when some have changed, those are read anew (docs/adr/0031).
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from django.db.models import Model, QuerySet

from pobratym.core.among import Among
from pobratym.core.text_fields import languages_of
from pobratym.journal.areas import Area
from pobratym.journal.queries.record_tables import kept_table
from pobratym.places.models import own_population
from pobratym.profiles.models import Direction, Listing, ListingQuerySet, PartnerSearch, Passport

M = TypeVar("M", bound=Model)
_PASSPORT, _SEARCH, _LISTING = "profiles.passport", "profiles.partnersearch", "profiles.listing"
_BESIDE = frozenset(
    {"memberships.membership", "memberships.membershiprequest", "profiles.project", "profiles.teammember"}
)


class Posted(NamedTuple):
    """A need or an offer as far as lists count and order by it."""

    id: int
    direction: str
    sphere: str
    form: str
    urgency: str
    expires_on: date | None
    created_at: datetime
    updated_at: datetime
    languages: str  # that it is told in, with spaces between
    municipality: int
    country: str
    region: int | None
    level: str
    population: int | None

    @property
    def is_need(self) -> bool:
        return self.direction == Direction.NEED

    @property
    def updated(self) -> int:
        """Seconds since 1970."""
        return int(self.updated_at.timestamp())


class PublishedPassport(NamedTuple):
    """A passport as far as municipalities are counted and judged by it."""

    id: int
    municipality: int
    languages: tuple[str, ...]
    updated_at: datetime

    @property
    def updated(self) -> int:
        """Seconds since 1970."""
        return int(self.updated_at.timestamp())


class Wishes(NamedTuple):
    """Whether a municipality seeks a partner, of what kind, and how many talks it can hold at a time."""

    id: int
    municipality: int
    is_seeking: bool
    types: tuple[str, ...]
    countries: tuple[str, ...]
    sizes: tuple[str, ...]
    capacity: int


def public_listings() -> ListingQuerySet:
    """Open ones that no moderator has to look at, of municipalities neither ended nor merged into another."""
    found: ListingQuerySet = Listing.objects.open()
    return found.filter(municipality__merged_into__isnull=True, municipality__ended_on__isnull=True)


def read_listings(numbers: Collection[int] | None) -> list[Posted]:
    """Newest first: one query."""
    of = "municipality__"
    rows = _of_these(public_listings().order_by("-created_at", "-id"), numbers)
    return [
        Posted._make(row)
        for row in rows.values_list(
            *("id", "direction", "sphere", "form", "urgency", "expires_on", "created_at", "updated_at"),
            languages_of("title"),
            *("municipality_id", f"{of}country_id", f"{of}region_id", f"{of}level"),
            own_population(of),
        )
    ]


def _read_passports(numbers: Collection[int] | None) -> list[PublishedPassport]:
    rows = _of_these(Passport.objects.order_by("-id"), numbers)
    return [
        PublishedPassport(pk, municipality, tuple(languages), updated_at)
        for pk, municipality, languages, updated_at in rows.values_list(
            "id", "municipality_id", "languages", "updated_at"
        )
    ]


def _read_wishes(numbers: Collection[int] | None) -> list[Wishes]:
    rows = _of_these(PartnerSearch.objects.order_by("-id"), numbers)
    return [
        Wishes(pk, municipality, is_seeking, tuple(types), tuple(countries), tuple(sizes), capacity)
        for pk, municipality, is_seeking, types, countries, sizes, capacity in rows.values_list(
            "id", "municipality_id", "is_seeking", "types", "countries", "sizes", "capacity"
        )
    ]


def _of_these(rows: QuerySet[M], numbers: Collection[int] | None) -> QuerySet[M]:
    return rows if numbers is None else rows.filter(Among("pk", numbers))


listing_table = kept_table(
    Area.REGISTRY,
    Area.PROFILES,
    kind=_LISTING,
    beside=frozenset({_PASSPORT, _SEARCH, *_BESIDE}),
    read=read_listings,
    order=lambda posted: (posted.created_at, posted.id),
    places=lambda posted: (posted.municipality,),
)
passport_table = kept_table(
    Area.REGISTRY,
    Area.PROFILES,
    kind=_PASSPORT,
    beside=frozenset({_LISTING, _SEARCH, *_BESIDE}),
    read=_read_passports,
    order=lambda passport: passport.id,
    places=lambda passport: (passport.municipality,),
)
wishes_table = kept_table(
    Area.REGISTRY,
    Area.PROFILES,
    kind=_SEARCH,
    beside=frozenset({_LISTING, _PASSPORT, *_BESIDE}),
    read=_read_wishes,
    order=lambda wishes: wishes.id,
    places=lambda wishes: (wishes.municipality,),
)
