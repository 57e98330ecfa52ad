"""How strong the evidence is that a partnership rests on."""

from django.db.models import OuterRef, Subquery

from pobratym.partnerships.models import Partnership, PartnershipQuerySet, Statement


def with_evidence(partnerships: PartnershipQuerySet) -> PartnershipQuerySet:
    """Annotates `strongest_evidence`: the strongest evidence of its stage, in the order of Evidence."""
    strongest = (
        Statement.objects.of_the_stage().filter(partnership=OuterRef("pk")).strongest_first().values("evidence")[:1]
    )
    return partnerships.annotate(strongest_evidence=Subquery(strongest))


def strongest_evidence(partnership: Partnership) -> str:
    """What `with_evidence` annotated; empty where nothing has been stated."""
    return str(getattr(partnership, "strongest_evidence", None) or "")
