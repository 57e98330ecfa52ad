"""Partnerships in numbers: with which countries, and with Ukraine."""

from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from pobratym.core.alphabet import alphabetical
from pobratym.partnerships.models import Party
from pobratym.places.models import Country, Level, Municipality
from pobratym.search.activity import agreed_parties


class PartnerCountry(NamedTuple):
    """A country and the number of partnerships with it."""

    country: Country
    partnerships: int


def partner_countries_of(code: str) -> list[PartnerCountry]:
    """With which other countries the country has partnerships, most first."""
    return _with_countries(agreed_parties().filter(municipality__country=code), code)


def partner_countries_inside(unit: Municipality) -> list[PartnerCountry]:
    """The same for the municipalities of a region or a county together."""
    place = "municipality__region" if unit.level == Level.REGION else "municipality__county"
    return _with_countries(agreed_parties().filter(**{place: unit}), unit.country_id)


def partnerships_of_country(code: str) -> int:
    """How many partnerships have a party of the country; one with several of them counts once."""
    return _count(agreed_parties().filter(municipality__country=code))


def partnerships_inside(unit: Municipality) -> int:
    """How many partnerships have a party in the region or county, the unit itself not counted."""
    place = "municipality__region" if unit.level == Level.REGION else "municipality__county"
    return _count(agreed_parties().filter(**{place: unit}))


def partnerships_with_ukraine() -> dict[str, int]:
    """By country: partnerships in which a party of that country meets one of Ukraine."""
    ours = Party.objects.order_by().filter(partnership=OuterRef("partnership"), municipality__country="UA")
    abroad = agreed_parties().filter(Exists(ours)).exclude(municipality__country="UA")
    return dict(abroad.values_list("municipality__country_id").annotate(n=Count("partnership_id", distinct=True)))


def _count(parties: QuerySet[Party]) -> int:
    return int(parties.aggregate(n=Count("partnership_id", distinct=True))["n"])


def _with_countries(own: QuerySet[Party], code: str) -> list[PartnerCountry]:
    others = (
        Party.objects.order_by()
        .filter(partnership__in=own.values("partnership_id"))
        .exclude(Q(municipality__country=code))
        .values_list("municipality__country_id")
        .annotate(n=Count("partnership_id", distinct=True))
    )
    counts = dict(others)
    found = [PartnerCountry(country, counts[pk]) for pk, country in Country.objects.in_bulk(counts).items()]
    return sorted(found, key=lambda each: (-each.partnerships, alphabetical(str(each.country))))
