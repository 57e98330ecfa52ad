"""Places by name as JSON: for suggestions while typing, and for forms that ask which municipality is meant."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from pobratym.places.queries import look_up
from pobratym.search.filters import Filters
from pobratym.web.directory.addresses import address_of

_MOST = 10


@require_safe
def places(request: HttpRequest) -> JsonResponse:
    """`?q=` and, where wanted, `country` and `level`: the places with what tells namesakes apart."""
    filters = Filters.from_query(dict(request.GET.lists()))
    found = look_up(filters.text, country=filters.country or None, level=next(iter(filters.levels), None), limit=_MOST)
    results = [
        {
            "id": each.municipality.pk,
            "name": each.municipality.name,
            "caption": each.municipality.caption,
            "matched_name": each.matched_name,
            "reason": each.phrase,
            "level": each.municipality.level,
            "country": each.municipality.country_id,
            "population": each.municipality.population,
            "url": address_of(each.municipality),
        }
        for each in found
    ]
    return JsonResponse({"query": filters.text, "results": results})
