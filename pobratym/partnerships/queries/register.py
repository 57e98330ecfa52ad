"""The public register as a QuerySet, narrowed by one value of each filter: for machines and for the site's search."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from pobratym.naming.folding import fold
from pobratym.partnerships.models import (
    Partnership,
    PartnershipQuerySet,
    PartnershipSphere,
    Party,
    Statement,
)
from pobratym.places.models import Name
from pobratym.profiles.vocabulary import with_children


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
    if not key:
        return _parties(pk__in=[])
    begins = Q(key__startswith=key) | Q(key__contains=f" {key}")
    names = Name.objects.filter(begins, municipality__in=Party.objects.order_by().values("municipality_id"))
    return _parties(municipality_id__in=names.values("municipality_id"))
