"""A selection as points for a map: small rows, the repeated words kept once; and the partners of one municipality."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from django.utils.translation import gettext as _

from pobratym.partnerships.models import Party
from pobratym.partnerships.queries.partnership_table import partnership_table
from pobratym.partnerships.rules import is_agreed
from pobratym.places.models import Kind, Municipality
from pobratym.places.queries import occupied_today
from pobratym.search.activity import Activity
from pobratym.search.collection import MOST
from pobratym.search.labels import country_names, place_names
from pobratym.search.municipalities.selection import MunicipalitySelection


class PointRow(NamedTuple):
    """A municipality on the map. `detail`: the place of its words in PointRows.details; `sign`: how it is drawn."""

    id: int
    longitude: float
    latitude: float
    name: str
    detail: int
    sign: str


@dataclass(frozen=True)
class PointRows:
    """The points, the words that tell what each is, and the lines of their partnerships abroad (four degrees each)."""

    rows: list[PointRow]
    details: list[str]
    links: list[tuple[float, float, float, float]]


def points_of(found: MunicipalitySelection) -> PointRows:
    """At most MOST points, larger municipalities first; those without a place are left out."""
    places = found.narrowing.rows
    places = places[~np.isnan(found.columns.points[0, places])][:MOST]
    ids = found.columns.ids[places].tolist()
    known = _stored(ids)
    names = place_names(Municipality.including_merged.filter(pk__in={*ids, *(each.region for each in known.values())}))
    countries = country_names()
    now, details = found.narrowing.activity, dict[str, int]()
    rows = []
    for each in (known[pk] for pk in ids if pk in known):
        words = [str(Kind(each.kind).label) if each.kind else "", names.get(each.region or 0, "")]
        words += [countries.get(each.country, "")] if each.country != "UA" else []
        detail = ", ".join(word for word in words if word) or _("municipality")
        at = float(each.longitude), float(each.latitude)
        rows.append(PointRow(each.id, *at, names[each.id], details.setdefault(detail, len(details)), _sign(each, now)))
    return PointRows(rows, list(details), _links(known))


def _sign(place: "_Stored", now: Activity) -> str:
    if place.id in now.seeking_ids:
        return "seeking"
    if place.id in now.partnerships:
        return "partnered"
    return "occupied" if place.is_occupied else "municipality"


def _links(known: Mapping[int, "_Stored"]) -> list[tuple[float, float, float, float]]:
    """From each hromada among them to its partners abroad, each pair once."""
    pairs = {
        (ours.municipality, theirs.municipality): None
        for link in partnership_table().records
        if is_agreed(link.stage, link.type)
        for ours in link.parties
        if ours.country == "UA" and ours.municipality in known
        for theirs in link.parties
        if theirs.country != "UA"
    }
    abroad = _stored([theirs for _ours, theirs in pairs]) if pairs else {}
    return [
        (*_at(known[one]), *_at(abroad[other]))
        for one, other in pairs
        if other in abroad and abroad[other].latitude is not None
    ]


def _at(place: "_Stored") -> tuple[float, float]:
    return float(place.longitude), float(place.latitude)


class _Stored(NamedTuple):
    id: int
    longitude: float
    latitude: float
    kind: str
    region: int | None
    country: str
    is_occupied: bool


def _stored(ids: list[int]) -> dict[int, _Stored]:
    columns = ("pk", "longitude", "latitude", "kind", "region_id", "country_id", "is_occupied")
    rows = Municipality.objects.filter(pk__in=ids).order_by().values_list(*columns)
    occupied = occupied_today(ids)
    return {row[0]: _Stored._make(row)._replace(is_occupied=row[0] in occupied) for row in rows}


def partners_on_map(municipality: Municipality) -> list[Municipality]:
    """The other parties of its public partnerships that have a point."""
    own = Party.objects.filter(municipality=municipality, partnership__is_public=True).values("partnership_id")
    others = Party.objects.filter(partnership__in=own).exclude(municipality=municipality).values("municipality_id")
    return list(Municipality.objects.filter(pk__in=others, latitude__isnull=False).with_place())
