"""Which edition of the Ministry's list of territories the registry rests on, and what it says today."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils import timezone

from pobratym.places.models import Edition, ImportSource, TerritoryState, TerritoryStatus

# Days after which the Ministry has usually amended its list.
_OLD = 120


@dataclass(frozen=True)
class SectionCount:
    """A section of the list with the number of its lines in force today; none: it is not loaded."""

    label: str
    lines: int


@dataclass(frozen=True)
class TerritoryList:
    """The edition that was filed last, by which acts, since when."""

    version: str
    loaded_on: date
    acts: tuple[str, ...]
    sections: tuple[SectionCount, ...]

    @property
    def days(self) -> int:
        """How long ago it was loaded."""
        return (timezone.localdate() - self.loaded_on).days

    @property
    def is_old(self) -> bool:
        return self.days > _OLD

    @property
    def not_loaded(self) -> list[str]:
        """Sections of which nothing is on file."""
        return [each.label for each in self.sections if not each.lines]


def territory_list() -> TerritoryList | None:
    """None where no list was ever loaded; three queries."""
    editions = Edition.objects.in_force().filter(source=ImportSource.TERRITORY_STATUS).order_by("-filed_at")
    edition = editions.first()
    if edition is None or edition.filed_at is None:
        return None
    day = timezone.localdate()
    lasting = TerritoryStatus.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)
    counts = dict(lasting.order_by().values("state").annotate(lines=Count("pk")).values_list("state", "lines"))
    acts = TerritoryStatus.objects.order_by("act").values_list("act", flat=True).distinct()[:5]
    return TerritoryList(
        edition.version,
        timezone.localdate(edition.filed_at),
        tuple(acts),
        tuple(SectionCount(str(state.label), counts.get(state.value, 0)) for state in TerritoryState),
    )
