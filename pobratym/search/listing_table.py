"""Open needs and offers in memory."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from pobratym.core.among import Among
from pobratym.core.text_fields import languages_of
from pobratym.journal.areas import Area
from pobratym.places.models import own_population
from pobratym.profiles.models import Direction, Listing, ListingQuerySet
from pobratym.search.record_tables import kept_table


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


def public_listings() -> ListingQuerySet:
    """Open ones that no moderator has to look at, of municipalities neither ended nor merged into another."""
    found: ListingQuerySet = Listing.objects.open()
    return found.filter(municipality__merged_into__isnull=True, municipality__ended_on__isnull=True)


def _read(numbers: Collection[int] | None) -> list[Posted]:
    """Newest first: one query."""
    of = "municipality__"
    rows = public_listings().order_by("-created_at", "-id")
    if numbers is not None:
        rows = rows.filter(Among("pk", numbers))
    return [
        Posted._make(row)
        for row in rows.values_list(
            *("id", "direction", "sphere", "form", "urgency", "expires_on", "created_at", "updated_at"),
            languages_of("title"),
            *("municipality_id", f"{of}country_id", f"{of}region_id", f"{of}level"),
            own_population(of),
        )
    ]


listing_table = kept_table(
    Area.REGISTRY,
    Area.PROFILES,
    kind="profiles.listing",
    beside=frozenset(
        {
            *("profiles.passport", "profiles.partnersearch"),
            *("memberships.membership", "memberships.membershiprequest"),
        }
    ),
    read=_read,
    order=lambda posted: (posted.created_at, posted.id),
    places=lambda posted: (posted.municipality,),
)
