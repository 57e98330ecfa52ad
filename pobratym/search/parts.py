"""What lies inside an oblast, a raion, a state or a country: counts and lists."""

from dataclasses import dataclass

from django.db.models import Count

from pobratym.registry.models import Level, Municipality, MunicipalityQuerySet
from pobratym.registry.rules.alphabet import alphabetical

MOST = 120  # the largest oblast has fewer hromadas; of a state abroad the larger places are listed


@dataclass(frozen=True)
class Parts:
    """Counties and municipalities of a region, or the municipalities of a county."""

    counties: list[Municipality]
    municipalities: list[Municipality]
    total: int

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.municipalities)


def parts_of(municipality: Municipality) -> Parts | None:
    """The parts of a region or county; None for anything smaller."""
    if municipality.level not in (Level.REGION, Level.COUNTY):
        return None
    inside = _inside(municipality)
    smaller = inside.filter(level=Level.MUNICIPALITY)
    counties = inside.filter(level=Level.COUNTY) if municipality.level == Level.REGION else inside.none()
    return Parts(
        counties=_by_name(counties[:MOST]),
        municipalities=_by_name(smaller.exclude(pk=municipality.pk)[:MOST]),
        total=smaller.order_by().count(),
    )


def _inside(municipality: Municipality) -> MunicipalityQuerySet:
    shown: MunicipalityQuerySet = Municipality.objects.shown()
    return (
        shown.filter(region=municipality) if municipality.level == Level.REGION else shown.filter(county=municipality)
    )


def _by_name(rows: MunicipalityQuerySet) -> list[Municipality]:
    return sorted(rows, key=lambda each: alphabetical(each.name))


def count_by_level(country: str) -> dict[str, int]:
    """How many rows of each level a country has, by the index on country and level."""
    rows = Municipality.objects.shown().filter(country_id=country).order_by().values_list("level")
    return dict(rows.annotate(Count("pk")))
