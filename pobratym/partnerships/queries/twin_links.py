"""What lists of twin towns state, for whoever counts by it, and for the pages of municipalities."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q, QuerySet

from pobratym.core.alphabet import alphabetical
from pobratym.core.compiled import compiled_once
from pobratym.core.keeping import kept
from pobratym.journal.areas import Area
from pobratym.journal.marks import marks
from pobratym.partnerships.models import Partnership, Party, TwinLink
from pobratym.places.models import Municipality
from pobratym.places.queries.territory import occupied_today

_MOST = 200  # of one municipality


@kept(lambda: marks(Area.REGISTRY))
def twin_pairs() -> Sequence[tuple[int, int]]:
    """Every two municipalities that some list calls twins, the lower number first, each pair once; read once for each
    mark of the registry, which every import raises."""
    rows = TwinLink.objects.order_by().values_list("one", "other").iterator()
    return sorted({(min(pair), max(pair)) for pair in rows})


@dataclass(frozen=True)
class ListedTwin:
    """A municipality that a list calls a twin of the one asked for."""

    municipality: Municipality
    is_occupied: bool


@dataclass(frozen=True)
class TwinList:
    """What a source states of one municipality by its list of that day, unconfirmed."""

    source: str
    as_of: date
    twins: list[ListedTwin]


def twin_lists_of(municipality: Municipality) -> list[TwinList]:
    """Lists by their names, the twins by country and name. Whom the register has as a partner is left out, as are
    municipalities that have ended and those of countries that nobody is brought together with."""
    if municipality.country.is_excluded:
        return []
    links = list(_links_of(municipality.pk))
    if not links:
        return []
    registered = _registered(municipality)
    stated = [
        (link.source, link.as_of, other)
        for link in links
        for other in [link.other if link.one_id == municipality.pk else link.one]
        if other.pk not in registered and not other.ended_on and not other.country.is_excluded
    ]
    occupied = occupied_today([other.pk for _source, _day, other in stated if other.is_ukrainian])
    return [
        TwinList(source, as_of, _sorted([other for _source, _day, other in listed], occupied))
        for (source, as_of), listed in groupby(stated, key=lambda each: each[:2])
    ]


@compiled_once
def _links_of(municipality: int) -> QuerySet[TwinLink]:
    both = TwinLink.objects.filter(Q(one=municipality) | Q(other=municipality)).order_by("source", "-as_of", "pk")
    return both.select_related("one__country", "one__region", "other__country", "other__region")[:_MOST]


def _registered(municipality: Municipality) -> set[int]:
    """Whom it has a public partnership with, in whatever stage."""
    own = Partnership.objects.public().of(municipality)
    return set(Party.objects.filter(partnership__in=own).order_by().values_list("municipality_id", flat=True))


def _sorted(others: Sequence[Municipality], occupied: frozenset[int]) -> list[ListedTwin]:
    ordered = sorted(others, key=lambda each: (alphabetical(str(each.country)), alphabetical(str(each)), each.pk))
    return [ListedTwin(each, each.pk in occupied) for each in ordered]
