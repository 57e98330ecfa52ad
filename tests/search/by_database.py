"""What lists select, said once more in SQL: the columns and the records in memory are held against it."""

from decimal import Decimal
from functools import reduce
from math import cos, degrees, radians, sin
from operator import or_
from typing import Any

from django.db.models import FloatField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Cos, Radians, Sin

from pobratym.core.sphere import EARTH_KM
from pobratym.partnerships.models import Partnership, PartnershipQuerySet, PartnershipSphere, Party, Statement
from pobratym.places.models import Level, Municipality, MunicipalityQuerySet
from pobratym.profiles.models import Listing, Passport
from pobratym.profiles.vocabulary import SIZE_BOUNDS, with_children
from pobratym.search.activity import agreed_parties, seeking_ids
from pobratym.search.municipalities.grammar import Side
from pobratym.search.question import Question


def selection(asked: Question) -> MunicipalityQuerySet:
    """All municipalities that pass the question, text and distance aside."""
    rows = _of_level(_of_side(Municipality.objects.shown(), asked), asked)
    if asked.values("oblast"):
        rows = rows.filter(
            Q(region_id__in=asked.values("oblast")) | Q(pk__in=asked.values("oblast"), level=Level.REGION)
        )
    if asked.values("kind"):
        rows = rows.filter(kind__in=asked.values("kind"))
    if asked.values("size"):
        rows = rows.filter(reduce(or_, (_of_size(band) for band in asked.values("size"))))
    if asked.values("seeking"):
        rows = rows.filter(pk__in=seeking_ids())
    if asked.values("sphere") or asked.values("form") or asked.values("direction"):
        rows = rows.filter(pk__in=_with_listing(asked))
    if asked.values("language"):
        rows = rows.filter(pk__in=_with_language(asked.values("language")))
    if asked.values("status"):
        public = Party.objects.order_by().filter(
            partnership__is_public=True, partnership__stage__in=asked.values("status")
        )
        rows = rows.filter(pk__in=public.values("municipality_id"))
    if asked.values("no_partner"):
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


def _of_side(rows: MunicipalityQuerySet, asked: Question) -> MunicipalityQuerySet:
    if asked.value("side") == Side.UKRAINE:
        rows = rows.in_ukraine()
    if asked.value("side") == Side.ABROAD:
        rows = rows.abroad()
    if asked.values("country"):
        return rows.filter(country_id__in=asked.values("country"))
    # Found by name, so that old ties can be looked up, but nobody is led there.
    return rows if asked.text else rows.filter(country__exclusion_act="")


def _of_level(rows: MunicipalityQuerySet, asked: Question) -> MunicipalityQuerySet:
    """Without a level: whatever has the name that is looked for, else hromadas and municipalities."""
    if asked.values("level"):
        return rows.filter(level__in=asked.values("level"))
    return rows if asked.text else rows.filter(level=Level.MUNICIPALITY)


def _of_size(band: str) -> Q:
    least, below = SIZE_BOUNDS[band]
    return Q(population__gte=least) & (Q(population__lt=below) if below else Q())


def _with_listing(asked: Question) -> QuerySet[Listing, Any]:
    """Municipalities with an open need or offer that has sphere, form and direction at once."""
    listings: QuerySet[Listing] = Listing.objects.open()
    if asked.values("sphere"):
        listings = listings.filter(
            sphere__in=set().union(*(with_children(sphere) for sphere in asked.values("sphere")))
        )
    if asked.values("form"):
        listings = listings.filter(form__in=asked.values("form"))
    if asked.values("direction"):
        listings = listings.filter(direction__in=asked.values("direction"))
    return listings.values("municipality_id")


def _with_language(languages: tuple[str, ...]) -> list[int]:
    """By hand: SQLite cannot look into a list inside JSON, and passports are few beside municipalities."""
    wanted = set(languages)
    passports = Passport.objects.order_by().values_list("municipality_id", "languages")
    return [pk for pk, codes in passports if wanted & set(codes)]


def register(**chosen: Any) -> PartnershipQuerySet:
    """The public register as one value of some facets narrows it, newest first."""
    strongest = Statement.objects.filter(partnership=OuterRef("pk")).strongest_first().values("evidence")[:1]
    found = Partnership.objects.public().annotate(strongest_evidence=Subquery(strongest))
    for name, value in chosen.items():
        if name in ("type", "stage"):
            found = found.filter(**{name: value})
        if name == "year":
            found = found.filter(began_on__year=value)
        if name == "evidence":
            found = found.filter(Q(("strongest_evidence", value)))
        if name == "country":
            found = found.filter(pk__in=_parties(municipality__country_id=value))
        if name == "municipality":
            found = found.filter(pk__in=_parties(municipality_id=value))
        if name == "oblast":
            ukrainian = _parties(municipality__region_id=value) | _parties(municipality_id=value)
            found = found.filter(pk__in=ukrainian)
        if name == "sphere":
            rows = PartnershipSphere.objects.filter(sphere__in=with_children(value))
            found = found.filter(pk__in=rows.values("partnership_id"))
    return found


def _parties(**conditions: Any) -> QuerySet[Party, Any]:
    return Party.objects.order_by().filter(**conditions).values("partnership_id")
