"""The map: its page with the same content as a table, and the points and lines it draws."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from pobratym.core.keeping import KeptAnswer
from pobratym.journal.areas import Area
from pobratym.partnerships.queries import partners_by_country
from pobratym.places.models import Municipality
from pobratym.places.queries import oblasts
from pobratym.search.freshness import freshness_or_last
from pobratym.search.map_points import partners_on_map, points_of
from pobratym.search.municipalities.grammar import GRAMMAR, Side, Sort
from pobratym.search.municipalities.selection import MUNICIPALITIES
from pobratym.search.oblast_table import by_oblast, hromadas_of
from pobratym.search.question import Numbers, Question
from pobratym.web.directory.addresses import address_of
from pobratym.web.directory.listing import panel_of
from pobratym.web.keeping import kept_for_strangers

_SHOWN = (Area.REGISTRY, Area.NAMES, Area.PROFILES, Area.PARTNERSHIPS)  # by the points
_kept_lines = kept_for_strangers(Area.REGISTRY, Area.PARTNERSHIPS, content_type="application/json")


@require_safe
@kept_for_strangers(Area.REGISTRY, Area.NAMES, Area.PROFILES, Area.PARTNERSHIPS)
def map_page(request: HttpRequest) -> HttpResponse:
    """The facets of the list, and `chosen`: the municipality whose partners are shown."""
    found = MUNICIPALITIES.find(_asked_of_map(request))
    question = found.question
    units = oblasts()
    asked = {int(pk) for pk in question.values("oblast")}
    shown = [unit for unit in units if unit.pk in asked]
    within = shown[0] if len(asked) == 1 and shown else None
    context = {
        **panel_of(found, [facet for facet in found.facets() if facet.name != "level"]),
        **_chosen(request),
        "oblast": within,
        "counted": found.total - found.occupied,
        "occupied": found.occupied,
        "points_query": _map_query(question),
        "table_query": _map_query(question.without("oblast")),
        "rows": by_oblast(found, shown or units) if not within else [],
        "hromadas": hromadas_of(found) if within else [],
    }
    return render(request, "web/directory/map.html", context)


def _asked_of_map(request: HttpRequest) -> Question:
    """The map shows hromadas: whatever else the address asks for is the directory's business."""
    asked = Question.from_query(GRAMMAR, dict(request.GET.lists())).without("country", "level")
    chosen = {**asked.chosen, "side": (Side.UKRAINE.value,)}
    return replace(asked, text="", chosen=chosen, sort=Sort.SIZE.value, view=GRAMMAR.views[0])


def _chosen(request: HttpRequest) -> dict[str, Any]:
    """The municipality named in the address, with its partners; nothing where there is none."""
    number = Numbers(is_single=True).read([request.GET.get("chosen", "")])
    municipality = Municipality.objects.shown().with_place().filter(pk__in=number).first() if number else None
    return {"chosen": municipality, "partners": partners_by_country(municipality) if municipality else None}


def _map_query(question: Question) -> str:
    """Without the side and the order, which go without saying here."""
    return question.address(side="", sort="").removeprefix("?")


def _mark(request: HttpRequest, **kwargs: Any) -> str:
    return f'W/"{_kept_points(request).digest}"'


def _changed(request: HttpRequest, **kwargs: Any) -> datetime | None:
    return freshness_or_last(*_SHOWN).changed_at


def _kept_points(request: HttpRequest) -> KeptAnswer:
    asked = Question.from_query(GRAMMAR, dict(request.GET.lists())).address()
    return KeptAnswer(f"points {get_language()} {asked}", freshness_or_last(*_SHOWN))


@require_safe
@gzip_page
@condition(etag_func=_mark, last_modified_func=_changed)
def points(request: HttpRequest) -> HttpResponse:
    """What the directory's filters select, as compact rows (frontend/js/map/points.js reads them)."""
    kept = _kept_points(request)
    body = kept.get()
    if body is None:
        found = points_of(MUNICIPALITIES.asked(dict(request.GET.lists())))
        data = {"base": reverse("web:directory"), "details": found.details, "rows": found.rows, "links": found.links}
        body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        kept.keep(body)
    return HttpResponse(body, content_type="application/json")


@require_safe
@_kept_lines
def points_of_partners(request: HttpRequest, pk: int) -> HttpResponse:
    """The municipality and its partners as GeoJSON points."""
    municipality = get_object_or_404(Municipality.objects.with_place(), pk=pk)
    features = [_feature(municipality, "origin")]
    features += [_feature(partner, "partner") for partner in partners_on_map(municipality)]
    return JsonResponse({"type": "FeatureCollection", "features": [each for each in features if each]})


@require_safe
@_kept_lines
def lines_to_partners(request: HttpRequest, pk: int) -> HttpResponse:
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
            "name": str(municipality),
            "detail": municipality.caption,
            "url": address_of(municipality),
            "kind": kind,
        },
    }


def _at(municipality: Municipality) -> list[float]:
    return [float(municipality.longitude or 0), float(municipality.latitude or 0)]
