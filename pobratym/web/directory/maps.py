"""The map: its page with the same content as a table, and the points and lines it draws."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from pobratym.registry.models import Level, Municipality
from pobratym.registry.queries import oblasts
from pobratym.search.filters import Filters, Side
from pobratym.search.freshness import freshness
from pobratym.search.oblast_table import by_oblast, hromadas_of
from pobratym.search.partners import partners_on_map
from pobratym.search.points import points_of
from pobratym.web.directory.addresses import address_of
from pobratym.web.directory.forms import MapFilterForm
from pobratym.web.directory.listing import query_string
from pobratym.web.kept import kept_for_strangers

_KEPT_SECONDS = 3600


@require_safe
@kept_for_strangers
def map_page(request: HttpRequest) -> HttpResponse:
    filters = _map_filters(request)
    units = oblasts()
    chosen = next((unit for unit in units if unit.pk == filters.oblast), None)
    context = {
        "filters": filters,
        "form": MapFilterForm(filters, oblasts=units),
        "oblast": chosen,
        "points_query": _map_query(filters),
        "table_query": _map_query(replace(filters, oblast=None)),
        "rows": by_oblast(filters, units) if not chosen else [],
        "hromadas": hromadas_of(filters) if chosen else [],
    }
    return render(request, "web/directory/map.html", context)


def _map_filters(request: HttpRequest) -> Filters:
    """The map shows hromadas: whatever else the address asks for is the directory's business."""
    asked = Filters.from_query(dict(request.GET.lists()))
    return Filters(
        side=Side.UKRAINE,
        oblast=asked.oblast,
        kinds=asked.kinds,
        level=Level.MUNICIPALITY,
        is_seeking=asked.is_seeking,
        has_no_partner=asked.has_no_partner,
    )


def _mark(request: HttpRequest, **kwargs: Any) -> str:
    return f'W/"{freshness()}-{get_language()}"'


def _changed(request: HttpRequest, **kwargs: Any) -> datetime | None:
    return freshness().changed_at


def _map_query(filters: Filters) -> str:
    return query_string(filters, side="", level="", sort="")


@require_safe
@gzip_page
@condition(etag_func=_mark, last_modified_func=_changed)
def points(request: HttpRequest) -> HttpResponse:
    """What the directory's filters select, as compact rows (frontend/js/map/points.js reads them)."""
    filters = Filters.from_query(dict(request.GET.lists()))
    key = f"points:{freshness()}:{get_language()}:{query_string(filters)}"
    body = cache.get(key)
    if body is None:
        body = _points_json(filters)
        cache.set(key, body, _KEPT_SECONDS)
    return HttpResponse(body, content_type="application/json")


def _points_json(filters: Filters) -> str:
    found = points_of(filters)
    base = f"/{get_language()}/municipalities/"
    return json.dumps(
        {"base": base, "details": found.details, "rows": found.rows}, ensure_ascii=False, separators=(",", ":")
    )


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
            "properties": {"id": partner.pk},
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
