"""What became of municipalities: whom they succeed, who succeeds them, what moderators did, which rows are one."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from pobratym.core.compiled import compiled_once
from pobratym.places.models import Amendment, CorrectedField, Identifier, Municipality, PastFact, Succession


@dataclass(frozen=True, slots=True)
class Passage:
    """From or to which municipality affairs passed, when, and by which act."""

    municipality: Municipality
    happened_on: date
    act: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """Those before and those after, the earlier day first."""

    predecessors: list[Passage]
    successors: list[Passage]


def lineage_of(municipality: Municipality) -> Lineage:
    """Predecessors and successors with dates and acts. One query."""
    predecessors: list[Passage] = []
    successors: list[Passage] = []
    for row in _successions(municipality.pk):
        is_after = row.predecessor_id == municipality.pk
        other = row.successor if is_after else row.predecessor
        side = successors if is_after else predecessors
        side.append(Passage(other, row.happened_on, row.act, row.source_url))
    return Lineage(predecessors, successors)


@compiled_once
def _successions(municipality: int) -> QuerySet[Succession]:
    return Succession.objects.filter(Q(predecessor=municipality) | Q(successor=municipality)).select_related(
        "predecessor__country", "predecessor__region", "successor__country", "successor__region"
    )


@compiled_once
def amendments_of(municipality: int) -> QuerySet[Amendment]:
    """What moderators did to it and what still holds, the newest first; merging another row into it is among it."""
    return Amendment.objects.in_force().about(municipality).select_related("municipality", "other")


@dataclass(frozen=True, slots=True)
class Belonging:
    """What a municipality belonged to and of which kind it was on one day."""

    region: Municipality | None
    county: Municipality | None
    parent: Municipality | None
    kind: str


@compiled_once
def past_facts_of(municipality: int) -> QuerySet[PastFact]:
    """What it belonged to and of which kind it was before, by fact, the latest first. One query."""
    return PastFact.objects.filter(municipality=municipality).select_related("unit")


def belonging_on(municipality: Municipality, day: date) -> Belonging:
    """What it belonged to on `day`, a past one too: of each fact the period that holds the day, else what is now."""
    now = {field: getattr(municipality, field) for field in ("region", "county", "parent", "kind")}
    past = {
        each.field: each.kind if each.field == CorrectedField.KIND else each.unit
        for each in past_facts_of(municipality.pk)
        if each.valid_until > day and (each.valid_from is None or each.valid_from <= day)
    }
    return Belonging(**(now | past))


def last_change_of(municipality: Municipality, field: str) -> date | None:
    """Since when the fact is as it is now; None where that is not known."""
    last = municipality.past_facts.filter(field=field).order_by("-valid_until").first()
    return last.valid_until if last else None


@compiled_once
def identifiers_of(municipality: int) -> QuerySet[Identifier]:
    """Its numbers and those of the rows merged into it: whoever knows it by one of them is answered."""
    # Which rows first, by their indexes: asked across the join, every identifier of the registry is looked at.
    own = Municipality.including_merged.filter(Q(pk=municipality) | Q(merged_into=municipality)).order_by()
    return Identifier.objects.filter(municipality__in=own.values("pk")).order_by("scheme", "value")


def by_identifier(scheme: str, value: str) -> Municipality | None:
    """The municipality in force that has this number; a row merged away answers with the one it was merged into."""
    found = Identifier.objects.select_related("municipality__merged_into").filter(scheme=scheme, value=value).first()
    if found is None:
        return None
    place: Municipality = found.municipality
    return in_force(place)


def in_force(place: Municipality) -> Municipality:
    """The row itself, or the one that it was merged into."""
    seen = {place.pk}
    while place.merged_into_id and place.merged_into_id not in seen and place.merged_into:
        seen.add(place.merged_into_id)
        place = place.merged_into
    return place


def followed(pks: set[int]) -> dict[int, int]:
    """Primary keys of rows merged away -> of those they were merged into. One query."""
    rows = Municipality.including_merged.filter(pk__in=pks, merged_into__isnull=False).order_by()
    return dict(rows.values_list("pk", "merged_into_id"))


def came_about_on(municipality: Municipality) -> date | None:
    """The day on which it succeeded others as something new; None where the registry does not know or shows that it
    is older, as a town is that only took in a neighbour."""
    first = municipality.inheritances.order_by("happened_on").values_list("happened_on", flat=True).first()
    if first is None:
        return None
    known = [municipality.source_date, municipality.population_as_of]
    known += municipality.names.values_list("valid_from", flat=True)
    known += municipality.past_facts.values_list("valid_from", flat=True)
    return None if any(day and day < first for day in known) else first
