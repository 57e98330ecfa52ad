"""The map: its page with the same content as a table, and the points and lines it draws."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from pobratym.core.keeping import KeptAnswer
from pobratym.journal.areas import Area
from pobratym.partnerships.queries import partners_by_country
from pobratym.places.models import Municipality
from pobratym.places.queries import oblasts
from pobratym.search.directory import find
from pobratym.search.facets import hromada_facets
from pobratym.search.filters import Filters, Side, Sort, View
from pobratym.search.freshness import freshness
from pobratym.search.oblast_table import by_oblast, hromadas_of
from pobratym.search.partners import partners_on_map
from pobratym.search.points import points_of
from pobratym.web.directory.addresses import address_of
from pobratym.web.directory.listing import panel_of
from pobratym.web.directory.query import query_string
from pobratym.web.keeping import kept_for_strangers

_SHOWN = (Area.REGISTRY, Area.NAMES, Area.PROFILES, Area.PARTNERSHIPS)  # by the points


@require_safe
@kept_for_strangers(Area.REGISTRY, Area.NAMES, Area.PROFILES, Area.PARTNERSHIPS)
def map_page(request: HttpRequest) -> HttpResponse:
    """The facets of the list, and `chosen`: the municipality whose partners are shown."""
    found = find(_map_filters(request))
    filters = found.filters
    units = oblasts()
    within = next((unit for unit in units if unit.pk == filters.oblast), None)
    shown = [unit for unit in units if unit.pk in filters.oblasts] or units
    context = {
        **panel_of(found, hromada_facets(found.narrowing)),
        **_chosen(request),
        "oblast": within,
        "total": found.total,
        "points_query": _map_query(filters),
        "table_query": _map_query(replace(filters, oblasts=())),
        "rows": by_oblast(found, shown) if not within else [],
        "hromadas": hromadas_of(found) if within else [],
    }
    return render(request, "web/directory/map.html", context)


def _map_filters(request: HttpRequest) -> Filters:
    """The map shows hromadas: whatever else the address asks for is the directory's business."""
    asked = Filters.from_query(dict(request.GET.lists()))
    return replace(asked, text="", side=Side.UKRAINE, countries=(), levels=(), sort=Sort.SIZE, view=View.LIST, page=1)


def _chosen(request: HttpRequest) -> dict[str, Any]:
    """The municipality named in the address, with its partners; nothing where there is none."""
    number = request.GET.get("chosen", "")
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        return {"chosen": None}
    municipality = Municipality.objects.shown().with_place().filter(pk=int(number)).first()
    return {"chosen": municipality, "partners": partners_by_country(municipality) if municipality else []}


def _mark(request: HttpRequest, **kwargs: Any) -> str:
    return f'W/"{_kept_points(request).digest}"'


def _changed(request: HttpRequest, **kwargs: Any) -> datetime | None:
    return freshness(*_SHOWN).changed_at


def _kept_points(request: HttpRequest) -> KeptAnswer:
    asked = query_string(Filters.from_query(dict(request.GET.lists())))
    return KeptAnswer(f"points {get_language()} {asked}", freshness(*_SHOWN))


def _map_query(filters: Filters) -> str:
    """Without the side, which goes without saying here."""
    return query_string(replace(filters, side=filters.default_side))


@require_safe
@gzip_page
@condition(etag_func=_mark, last_modified_func=_changed)
def points(request: HttpRequest) -> HttpResponse:
    """What the directory's filters select, as compact rows (frontend/js/map/points.js reads them)."""
    kept = _kept_points(request)
    body = kept.get()
    if body is None:
        body = _points_json(Filters.from_query(dict(request.GET.lists())))
        kept.keep(body)
    return HttpResponse(body, content_type="application/json")


def _points_json(filters: Filters) -> bytes:
    found = points_of(filters)
    base = f"/{get_language()}/municipalities/"
    return json.dumps(
        {"base": base, "details": found.details, "rows": found.rows}, ensure_ascii=False, separators=(",", ":")
    ).encode()


@require_safe
def points_of_partners(request: HttpRequest, pk: int) -> JsonResponse:
    """The municipality and its partners as GeoJSON points."""
    municipality = get_object_or_404(Municipality.objects.with_place(), pk=pk)
    features = [_feature(municipality, "origin")]
    features += [_feature(partner, "partner") for partner in partners_on_map(municipality)]
    return JsonResponse({"type": "FeatureCollection", "features": [each for each in features if each]})


@require_safe
def lines_to_partners(request: HttpRequest, pk: int) -> JsonResponse:
    """A line from the municipality to each partner, as GeoJSON."""
    municipality = get_object_or_404(Municipality.objects.filter(latitude__isnull=False), pk=pk)
    lines = [
        {
            "type": "Feature",
            "properties": {"id": partner.pk, "name": partner.caption, "url": address_of(partner)},
            "geometry": {"type": "LineString", "coordinates": [_at(municipality), _at(partner)]},
        }
        for partner in partners_on_map(municipality)
    ]
    return JsonResponse({"type": "FeatureCollection", "features": lines})


def _feature(municipality: Municipality, kind: str) -> dict[str, Any] | None:
    if municipality.latitude is None:
        return None
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": _at(municipality)},
        "properties": {
            "id": municipality.pk,
            "name": municipality.name,
            "detail": municipality.caption,
            "url": address_of(municipality),
            "kind": kind,
        },
    }


def _at(municipality: Municipality) -> list[float]:
    return [float(municipality.longitude or 0), float(municipality.latitude or 0)]
