"""Filters as a QuerySet of municipalities, and what counts as seeking and as having a partner."""

from decimal import Decimal
from functools import reduce
from math import cos, degrees, radians, sin
from operator import or_
from typing import Any

from django.db.models import Count, FloatField, Q, QuerySet
from django.db.models.functions import Cast, Cos, Radians, Sin

from pobratym.core.sphere import EARTH_KM
from pobratym.partnerships.models import Party, PartyQuerySet
from pobratym.places.models import Level, Municipality, MunicipalityQuerySet
from pobratym.profiles.models import Listing, PartnerSearch, Passport
from pobratym.profiles.vocabulary import SIZE_BOUNDS, with_children
from pobratym.search.filters import Filters, Side

MOST = 2_000  # rows one can leaf through, larger first; who wants a smaller place narrows the question


def selection(filters: Filters) -> MunicipalityQuerySet:
    """All municipalities that pass the filters (text and distance aside) as rows of the database, larger first.

    For readers of whole tables; pages count and choose by columns (search/narrowing.py). A test holds the two equal.
    """
    rows = _of_level(_of_side(Municipality.objects.shown(), filters), filters)
    if filters.oblasts:
        rows = rows.filter(Q(region_id__in=filters.oblasts) | Q(pk__in=filters.oblasts, level=Level.REGION))
    if filters.kinds:
        rows = rows.filter(kind__in=filters.kinds)
    if filters.sizes:
        rows = rows.filter(reduce(or_, (_of_size(band) for band in filters.sizes)))
    if filters.is_seeking:
        rows = rows.filter(pk__in=seeking_ids())
    if filters.spheres or filters.forms or filters.directions:
        rows = rows.filter(pk__in=_with_listing(filters))
    if filters.languages:
        rows = rows.filter(pk__in=_with_language(filters.languages))
    if filters.statuses:
        public = Party.objects.order_by().filter(partnership__is_public=True, partnership__stage__in=filters.statuses)
        rows = rows.filter(pk__in=public.values("municipality_id"))
    if filters.has_no_partner:
        rows = rows.exclude(pk__in=agreed_parties().values("municipality_id"))
    return rows


def within(rows: MunicipalityQuerySet, here: Municipality, kilometres: float) -> MunicipalityQuerySet:
    """Those whose centre lies at most so far from that of `here`, along the great circle; none where it has none."""
    if here.latitude is None or here.longitude is None:
        return rows.none()
    latitude, longitude = radians(here.latitude), radians(here.longitude)
    north = Radians(Cast("latitude", FloatField()))
    east = Radians(Cast("longitude", FloatField()))
    cosine = Sin(north) * sin(latitude) + Cos(north) * Cos(east - longitude) * cos(latitude)
    band = Decimal(degrees(kilometres / EARTH_KM))  # most rows are told apart by this alone
    near = rows.filter(latitude__range=(here.latitude - band, here.latitude + band))
    return near.alias(cosine=cosine).filter(cosine__gte=cos(kilometres / EARTH_KM))


def _of_side(rows: MunicipalityQuerySet, filters: Filters) -> MunicipalityQuerySet:
    if filters.side is Side.UKRAINE:
        rows = rows.in_ukraine()
    if filters.side is Side.ABROAD:
        rows = rows.abroad()
    if filters.countries:
        return rows.filter(country_id__in=filters.countries)
    # Found by name, so that old ties can be looked up, but nobody is led there.
    return rows if filters.text else rows.filter(country__exclusion_act="")


def _of_level(rows: MunicipalityQuerySet, filters: Filters) -> MunicipalityQuerySet:
    """Without a level: whatever has the name that is looked for, else hromadas and municipalities."""
    if filters.levels:
        return rows.filter(level__in=filters.levels)
    return rows if filters.text else rows.filter(level=Level.MUNICIPALITY)


def _of_size(band: str) -> Q:
    least, below = SIZE_BOUNDS[band]
    return Q(population__gte=least) & (Q(population__lt=below) if below else Q())


def _with_listing(filters: Filters) -> QuerySet[Listing, Any]:
    """Municipalities with an open need or offer that has sphere, form and direction at once."""
    listings: QuerySet[Listing] = Listing.objects.open()
    if filters.spheres:
        listings = listings.filter(sphere__in=set().union(*(with_children(sphere) for sphere in filters.spheres)))
    if filters.forms:
        listings = listings.filter(form__in=filters.forms)
    if filters.directions:
        listings = listings.filter(direction__in=filters.directions)
    return listings.values("municipality_id")


def _with_language(languages: tuple[str, ...]) -> list[int]:
    """By hand: SQLite cannot look into a list inside JSON, and passports are few beside municipalities."""
    wanted = set(languages)
    passports = Passport.objects.order_by().values_list("municipality_id", "languages")
    return [pk for pk, codes in passports if wanted & set(codes)]


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
