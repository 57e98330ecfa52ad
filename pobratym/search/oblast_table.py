"""What the map shows, as a table: one row an oblast, or the hromadas of one."""

from dataclasses import dataclass

from django.db.models import Count, Q

from pobratym.registry.models import Municipality
from pobratym.registry.rules.alphabet import alphabetical
from pobratym.search.filters import Filters
from pobratym.search.rows import Row, described
from pobratym.search.selection import agreed_parties, seeking_ids, selection


@dataclass(frozen=True)
class OblastRow:
    """An oblast with its hromadas that pass the filters."""

    oblast: Municipality
    hromadas: int
    seeking: int
    partnered: int

    @property
    def without_partner(self) -> int:
        return self.hromadas - self.partnered


def by_oblast(filters: Filters, oblasts: list[Municipality]) -> list[OblastRow]:
    """Every oblast with its counts, in the order of `oblasts`."""
    counted = (
        selection(filters)
        .order_by()
        .values_list("region_id")
        .annotate(
            hromadas=Count("pk"),
            seeking=Count("pk", filter=Q(pk__in=seeking_ids())),
            partnered=Count("pk", filter=Q(pk__in=agreed_parties().values("municipality_id"))),
        )
    )
    numbers = {region: rest for region, *rest in counted}
    return [OblastRow(oblast, *numbers.get(oblast.pk, (0, 0, 0))) for oblast in oblasts]


def hromadas_of(filters: Filters) -> list[Row]:
    """The hromadas that pass the filters, in alphabetical order; an oblast has at most about a hundred."""
    hromadas = selection(filters).select_related("county")
    return described(sorted(hromadas, key=lambda each: alphabetical(each.name)))
