"""The public register: filters, and how many each value of a filter would leave."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import ExtractYear

from pobratym.partnerships.models import (
    Partnership,
    PartnershipQuerySet,
    PartnershipSphere,
    Party,
    Statement,
)
from pobratym.profiles.vocabulary import Sphere, broad, with_children
from pobratym.registry.folding import fold
from pobratym.registry.models import Level, Name


@dataclass(frozen=True)
class Filters:
    """What the reader of the register asks for; an empty field asks for nothing.

    `country` is an ISO code of a party's country, `oblast` the id of a region that a party is or lies in,
    `year` the year it began, `evidence` the strongest evidence among its statements.
    """

    text: str = ""
    country: str = ""
    oblast: int | None = None
    type: str = ""
    sphere: str = ""
    stage: str = ""
    year: int | None = None
    evidence: str = ""

    @property
    def is_empty(self) -> bool:
        return self == Filters()

    def without(self, name: str) -> "Filters":
        """The same wish without one filter."""
        empty: dict[str, Any] = {name: getattr(Filters(), name)}
        return replace(self, **empty)


@dataclass(frozen=True)
class FacetValue:
    """One value of a filter and how many partnerships it would leave."""

    value: str
    count: int


def with_evidence(partnerships: PartnershipQuerySet) -> PartnershipQuerySet:
    """Annotates `strongest_evidence`: the strongest of its statements' evidence, in the order of Evidence."""
    strongest = Statement.objects.filter(partnership=OuterRef("pk")).strongest_first().values("evidence")[:1]
    return partnerships.annotate(strongest_evidence=Subquery(strongest))


def strongest_evidence(partnership: Partnership) -> str:
    """What `with_evidence` annotated; empty where nothing has been stated."""
    return str(getattr(partnership, "strongest_evidence", None) or "")


def register(filters: Filters | None = None) -> PartnershipQuerySet:
    """The public register as `filters` narrow it, newest first, with parties and evidence at hand."""
    return _narrowed(filters or Filters()).with_parties()


def _narrowed(filters: Filters) -> PartnershipQuerySet:
    found = with_evidence(Partnership.objects.public())
    if filters.text.strip():
        found = found.filter(pk__in=_by_name(filters.text))
    if filters.country:
        found = found.filter(pk__in=_parties(municipality__country_id=filters.country))
    if filters.oblast:
        found = found.filter(
            pk__in=_parties(municipality__region_id=filters.oblast).union(_parties(municipality_id=filters.oblast))
        )
    if filters.sphere:
        rows = PartnershipSphere.objects.filter(sphere__in=with_children(filters.sphere))
        found = found.filter(pk__in=rows.values("partnership_id"))
    if filters.type:
        found = found.filter(type=filters.type)
    if filters.stage:
        found = found.filter(stage=filters.stage)
    if filters.year:
        found = found.filter(began_on__year=filters.year)
    if filters.evidence:
        found = found.filter(Q(("strongest_evidence", filters.evidence)))
    return found


def _parties(**conditions: Any) -> QuerySet[Party, Any]:
    return Party.objects.order_by().filter(**conditions).values("partnership_id")


def _by_name(text: str) -> QuerySet[Party, Any]:
    """Partnerships with a party one of whose names has a word that begins with `text`, in any script."""
    key = fold(text)
    begins = Q(key__startswith=key) | Q(key__contains=f" {key}")
    names = Name.objects.filter(begins, municipality__in=Party.objects.order_by().values("municipality_id"))
    return _parties(municipality_id__in=names.values("municipality_id"))


def facets(filters: Filters) -> dict[str, list[FacetValue]]:
    """For each filter its values with their counts, the other filters staying as they are; most frequent first.

    Countries are those of foreign parties, oblasts those of Ukrainian ones; a finer sphere counts for its broad one.
    """
    return {
        "country": _countries(filters.without("country")),
        "oblast": _oblasts(filters.without("oblast")),
        "type": _plain("type", filters),
        "stage": _plain("stage", filters),
        "evidence": _plain("evidence", filters, "strongest_evidence"),
        "year": _years(filters.without("year")),
        "sphere": _spheres(filters.without("sphere")),
    }


def _ids(filters: Filters) -> QuerySet[Partnership, Any]:
    return _narrowed(filters).order_by().values("pk")


def _plain(name: str, filters: Filters, column: str = "") -> list[FacetValue]:
    column = column or name
    rows = _narrowed(filters.without(name)).order_by().values_list(column).annotate(n=Count("pk"))
    return _most_frequent({value: n for value, n in rows if value})


def _years(filters: Filters) -> list[FacetValue]:
    rows = _narrowed(filters).filter(began_on__isnull=False).order_by().annotate(year=ExtractYear("began_on"))
    counts = rows.values_list("year").annotate(n=Count("pk"))
    return [FacetValue(str(year), n) for year, n in sorted(counts, reverse=True)]


def _countries(filters: Filters) -> list[FacetValue]:
    rows = (
        Party.objects.order_by()
        .filter(partnership__in=_ids(filters))
        .exclude(municipality__country_id="UA")
        .values_list("municipality__country_id")
        .annotate(n=Count("partnership", distinct=True))
    )
    return _most_frequent(dict(rows))


def _oblasts(filters: Filters) -> list[FacetValue]:
    parties = Party.objects.order_by().filter(partnership__in=_ids(filters), municipality__country_id="UA")
    pairs = parties.values_list("partnership_id", "municipality_id", "municipality__level", "municipality__region_id")
    of: dict[str, set[int]] = {}
    for partnership, municipality, level, region in pairs:
        if oblast := (municipality if level == Level.REGION else region):
            of.setdefault(str(oblast), set()).add(partnership)
    return _most_frequent({oblast: len(partnerships) for oblast, partnerships in of.items()})


def _spheres(filters: Filters) -> list[FacetValue]:
    rows = PartnershipSphere.objects.filter(partnership__in=_ids(filters)).values_list("partnership_id", "sphere")
    of: dict[str, set[int]] = {}
    for partnership, sphere in rows:
        of.setdefault(sphere, set()).add(partnership)
        of.setdefault(broad(sphere), set()).add(partnership)
    return [FacetValue(sphere, len(of[sphere])) for sphere in Sphere.values if sphere in of]


def _most_frequent(counts: dict[str, int]) -> list[FacetValue]:
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return [FacetValue(value, n) for value, n in ordered]
