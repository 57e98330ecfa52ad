"""Which municipalities stand in the Ministry's list today (CMU resolution 1364 of 2022): by their own line,
their raion's or their oblast's."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from pobratym.places.models import Municipality, TerritoryState, TerritoryStatus
from pobratym.places.models.municipalities import ALL_BUT

_AT_THE_FRONT = (
    TerritoryState.ACTIVE_HOSTILITIES,
    TerritoryState.ACTIVE_WITH_E_RESOURCES,
    TerritoryState.OCCUPIED,
)


def occupied_today(municipality_ids: Collection[int] | None = None) -> frozenset[int]:
    """Those that are occupied as a whole, or with their centre, of `municipality_ids` where given; two queries."""
    rows = Municipality.including_merged.filter(_occupied(timezone.localdate(), municipality_ids))
    if municipality_ids is not None:
        rows = rows.filter(pk__in=municipality_ids)
    return frozenset(rows.order_by().values_list("pk", flat=True))


def near_the_front(municipality_ids: Collection[int]) -> frozenset[int]:
    """Those in which, or in a part of which, hostilities are going on or anything is occupied: texts of such places are
    read by the strict rules (docs/adr/0041)."""
    day = timezone.localdate()
    statuses = TerritoryStatus.objects.filter(_lasts(day), state__in=_AT_THE_FRONT)
    places = Municipality.including_merged.filter(pk__in=municipality_ids).order_by()
    whole = statuses.filter(part="", municipality=OuterRef("parent")) | statuses.filter(
        part="", municipality=OuterRef("region")
    )
    own = statuses.filter(municipality=OuterRef("pk"))
    return frozenset(places.filter(Q(is_occupied=True) | Exists(own) | Exists(whole)).values_list("pk", flat=True))


def is_near_the_front(municipality_id: int) -> bool:
    """The same of one."""
    return municipality_id in near_the_front([municipality_id])


def _occupied(day: date, municipality_ids: Collection[int] | None) -> Q:
    occupied = TerritoryStatus.objects.filter(_lasts(day), state=TerritoryState.OCCUPIED)
    whole = occupied.filter(part="").values("municipality")
    return (
        Q(is_occupied=True)
        | Q(pk__in=whole)
        | Q(parent__in=whole)
        | Q(region__in=whole)
        | Q(pk__in=_seats(occupied, municipality_ids))
    )


def _seats(occupied: QuerySet[TerritoryStatus], municipality_ids: Collection[int] | None) -> list[int]:
    """Whose centre the list names as a settlement («м. Маріуполь»): the town hall stood there."""
    parts = occupied.exclude(part="").exclude(part_name__startswith=ALL_BUT)
    if municipality_ids is not None:
        parts = parts.filter(municipality__in=municipality_ids)
    rows = parts.order_by().values_list("municipality_id", "municipality__name__uk", "part_name")
    return [pk for pk, name, part in rows if _is_named(part, name)]


def is_seat(status: TerritoryStatus, name: str) -> bool:
    """Whether the part that a status names is the centre of the municipality called `name` in Ukrainian."""
    return _is_named(status.part_name, name)


def _is_named(part_name: str, name: str) -> bool:
    return bool(name) and part_name.partition(" ")[2] == name


def _lasts(day: date) -> Q:
    """A period does not include the day it ends on."""
    return Q(valid_from__lte=day) & (Q(valid_until__isnull=True) | Q(valid_until__gt=day))
