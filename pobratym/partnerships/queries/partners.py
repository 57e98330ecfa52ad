"""A municipality's partners, and the graph of all of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from pobratym.core.compiled import compiled_once
from pobratym.memberships.models import Membership
from pobratym.partnerships.models import Partnership, Party
from pobratym.partnerships.queries.evidence import with_evidence
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Country, Municipality, MunicipalityQuerySet

MOST_PARTNERSHIPS = 30  # on the page of a municipality


@dataclass(frozen=True)
class CountryOfPartners:
    """A country and the public partnerships with parties of it; `strongest_evidence` is annotated on each."""

    country: Country
    partnerships: list[Partnership]


@dataclass(frozen=True)
class PartnersOfMunicipality:
    """The public partnerships that began last, by country, and how many there are in all."""

    by_country: list[CountryOfPartners]
    total: int
    is_cut: bool

    def __bool__(self) -> bool:
        return bool(self.by_country)


def partners_by_country(municipality: Municipality) -> PartnersOfMunicipality:
    """The municipality's public partnerships by the country of the other parties, in the order of countries' names.

    A partnership with parties of two countries stands under both. Talks and ended links are there too. No more than
    MOST_PARTNERSHIPS, those that began last: the register has all of them on its pages.
    """
    found = _partnerships_of(municipality.pk, most=MOST_PARTNERSHIPS + 1)
    shown = found[:MOST_PARTNERSHIPS]
    is_cut = len(found) > len(shown)
    total = Partnership.objects.public().of(municipality).count() if is_cut else len(found)
    return PartnersOfMunicipality(_by_country(shown, municipality), total, is_cut)


@compiled_once
def _partnerships_of(municipality: int, *, most: int) -> QuerySet[Partnership]:
    """Those that began last."""
    return with_evidence(Partnership.objects.public().of(municipality)).with_parties()[:most]


def _by_country(partnerships: Iterable[Partnership], municipality: Municipality) -> list[CountryOfPartners]:
    countries: dict[str, Country] = {}
    of: dict[str, list[Partnership]] = defaultdict(list)
    for partnership in partnerships:
        others = [each.municipality for each in partnership.parties.all() if each.municipality_id != municipality.pk]
        for country in {other.country_id: other.country for other in others}.values():
            countries[country.code] = country
            of[country.code].append(partnership)
    return [CountryOfPartners(countries[code], of[code]) for code in sorted(of, key=lambda code: str(countries[code]))]


def partner_ids(municipality: Municipality) -> set[int]:
    """Ids of municipalities it is linked with or in talks with, public or not: no match proposes them again."""
    of_it = Party.objects.filter(municipality=municipality, partnership__merged_into__isnull=True)
    of_it = of_it.exclude(partnership__stage=Stage.ENDED)
    others = Party.objects.filter(partnership__in=of_it.values("partnership")).exclude(municipality=municipality)
    return set(others.values_list("municipality_id", flat=True))


def partner_graph() -> dict[int, frozenset[int]]:
    """Who is whose partner by a signed document: municipality id -> ids of its partners. Public facts, one query."""
    agreed = Party.objects.of_public().of_agreed()
    together: dict[int, set[int]] = defaultdict(set)
    for partnership, municipality in agreed.order_by().values_list("partnership_id", "municipality_id"):
        together[partnership].add(municipality)
    graph: dict[int, set[int]] = defaultdict(set)
    for members in together.values():
        for member in members:
            graph[member] |= members - {member}
    return {member: frozenset(partners) for member, partners in graph.items()}


def partners_of_both(one: int, other: int) -> MunicipalityQuerySet:
    """Those with whom both have such a partnership, and whom somebody represents here: they can introduce them."""
    here = Membership.objects.active().filter(municipality=OuterRef("pk"))
    both: MunicipalityQuerySet = agreed_partners(one).filter(pk__in=agreed_partners(other).values("pk"))
    return both.filter(Exists(here))


def agreed_partners(municipality: int) -> MunicipalityQuerySet:
    """Whom it has a public partnership with by a signed document, that has not ended."""
    agreed = Party.objects.of_public().of_agreed().filter(partnership__merged_into__isnull=True)
    own = agreed.filter(municipality=municipality).exclude(partnership__stage=Stage.ENDED)
    others = agreed.filter(partnership__in=own.values("partnership")).exclude(municipality=municipality)
    found: MunicipalityQuerySet = Municipality.objects.with_place().filter(pk__in=others.values("municipality"))
    return found
