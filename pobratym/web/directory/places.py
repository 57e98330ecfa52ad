"""Places by name as JSON: for suggestions while typing, and for forms that ask which municipality is meant."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from pobratym.places.queries import look_up
from pobratym.search.municipalities.grammar import GRAMMAR
from pobratym.search.question import Question
from pobratym.web.directory.addresses import address_of
from pobratym.web.directory.authorities import authorities

_MOST = 10


@require_safe
def places(request: HttpRequest) -> JsonResponse:
    """`?q=` and, where wanted, `country` and `level`: the places with what tells namesakes apart.

    `for=claim`: only those that somebody can speak for here.
    """
    question = Question.from_query(GRAMMAR, dict(request.GET.lists()))
    countries = question.values("country")
    country = countries[0] if len(countries) == 1 else None
    look = authorities if request.GET.get("for") == "claim" else look_up
    found = look(question.text, country=country, level=question.value("level") or None, limit=_MOST)
    results = [
        {
            "id": each.municipality.pk,
            "name": str(each.municipality),
            "caption": each.municipality.caption,
            "matched_name": each.matched_name,
            "reason": each.phrase,
            "level": each.municipality.level,
            "country": each.municipality.country_id,
            "population": each.municipality.own_population,
            "url": address_of(each.municipality),
        }
        for each in found
    ]
    return JsonResponse({"query": question.text, "results": results})
