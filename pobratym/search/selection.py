"""Filters as a QuerySet of municipalities: the one place that says what each filter means."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from pobratym.introductions.rules.addressee import NOT_WRITTEN_TO
from pobratym.partnerships.models import PartnershipType, Party
from pobratym.partnerships.workflow import AGREED
from pobratym.profiles.models import Listing, PartnerSearch
from pobratym.profiles.vocabulary import with_children
from pobratym.registry.models import Level, Municipality, MunicipalityQuerySet
from pobratym.search.filters import Filters, Side

MOST = 2_000  # rows one can leaf through, larger first; who wants a smaller place narrows the question


def selection(filters: Filters) -> MunicipalityQuerySet:
    """All municipalities that pass the filters (the text aside), larger first."""
    rows = _of_level(_of_side(Municipality.objects.shown(), filters), filters)
    if filters.oblast:
        rows = rows.filter(Q(region_id=filters.oblast) | Q(pk=filters.oblast))
    if filters.kinds:
        rows = rows.filter(kind__in=filters.kinds)
    if filters.is_seeking:
        rows = rows.filter(pk__in=seeking_ids())
    if filters.spheres:
        rows = rows.filter(pk__in=_with_listing_in(filters.spheres))
    if filters.has_no_partner:
        rows = rows.exclude(pk__in=agreed_parties().values("municipality_id"))
    return rows


def _of_side(rows: MunicipalityQuerySet, filters: Filters) -> MunicipalityQuerySet:
    if filters.country:
        return rows.filter(country_id=filters.country)
    if filters.side is Side.UKRAINE:
        return rows.in_ukraine()
    if filters.side is Side.ABROAD:
        rows = rows.abroad()
    # Found by name, so that old ties can be looked up, but nobody is led there.
    return rows if filters.text else rows.exclude(country_id__in=NOT_WRITTEN_TO)


def _of_level(rows: MunicipalityQuerySet, filters: Filters) -> MunicipalityQuerySet:
    """Without a level: whatever has the name that is looked for, else hromadas and municipalities."""
    if filters.level:
        return rows.filter(level=filters.level)
    return rows if filters.text and not filters.kinds else rows.filter(level=Level.MUNICIPALITY)


def _with_listing_in(spheres: tuple[str, ...]) -> QuerySet[Listing, Any]:
    wanted = set().union(*(with_children(sphere) for sphere in spheres))
    listings: QuerySet[Listing] = Listing.objects.open()
    return listings.filter(sphere__in=wanted).values("municipality_id")


def seeking_ids() -> QuerySet[PartnerSearch, int]:
    """Municipalities that say they look for a partner now."""
    return PartnerSearch.objects.filter(is_seeking=True).values_list("municipality_id", flat=True)


def agreed_parties() -> QuerySet[Party]:
    """Parties of the partnerships that `partnerships.queries.numbers` counts: signed by at least one party, more than
    a wish, with somebody abroad, and no demonstration."""
    abroad = Party.objects.order_by().filter(partnership=OuterRef("partnership")).exclude(municipality__country_id="UA")
    counted = {"is_public": True, "is_demonstration": False, "stage__in": AGREED}
    return (
        Party.objects.order_by()
        .filter(Exists(abroad), **{f"partnership__{name}": value for name, value in counted.items()})
        .exclude(partnership__type=PartnershipType.INTENT)
    )


def partnership_counts(ids: list[int]) -> dict[int, int]:
    """How many partnerships each of the municipalities has."""
    counted = agreed_parties().filter(municipality_id__in=ids).values_list("municipality_id").annotate(n=Count("pk"))
    return dict(counted)
