"""The same selection as points for a map: small rows, the repeated words kept once."""

from dataclasses import dataclass

import numpy as np
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pobratym.core.text_fields import in_language
from pobratym.places.models import Kind, Municipality, name_in_language
from pobratym.search.directory import find
from pobratym.search.filters import Filters
from pobratym.search.selection import MOST

Point = tuple[int, float, float, str, int, str]


@dataclass(frozen=True)
class Points:
    """`rows`: number, longitude, latitude, name, index of its detail in `details`, kind of sign on the map."""

    rows: list[Point]
    details: list[str]


def points_of(filters: Filters) -> Points:
    """At most MOST points, larger municipalities first; rows without a place are left out."""
    found = find(filters)
    rows = found.narrowing.rows
    rows = rows[~np.isnan(found.columns.points[0, rows])]
    ids = found.columns.ids[rows[:MOST]].tolist()
    seeking = set(found.columns.ids[found.narrowing.told.seeking[0]].tolist())
    details: dict[str, int] = {}
    values = {row[0]: row for row in _values(Municipality.objects.filter(pk__in=ids).order_by())}
    return Points([_point(values[pk], seeking, details) for pk in ids if pk in values], list(details))


def _values(rows: "QuerySet[Municipality]") -> "QuerySet[Municipality, tuple[object, ...]]":
    return rows.values_list(
        "pk",
        "longitude",
        "latitude",
        name_in_language(),
        "kind",
        name_in_language("region__"),
        in_language("country__name"),
        "country_id",
        "is_occupied",
    )


def _point(row: tuple, seeking: set[int], details: dict[str, int]) -> Point:  # type: ignore[type-arg]
    pk, longitude, latitude, name, kind, region, country_name, country, is_occupied = row
    detail = _detail(kind, region, "" if country == "UA" else country_name)
    sign = "occupied" if is_occupied else "seeking" if pk in seeking else "municipality"
    return pk, float(longitude), float(latitude), name, details.setdefault(detail, len(details)), sign


def _detail(kind: str, region: str, country: str) -> str:
    words = [str(Kind(kind).label) if kind else "", region, country]
    return ", ".join(word for word in words if word) or _("municipality")
