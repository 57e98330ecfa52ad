"""The addresses of the API: read only, for anybody."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from pobratym.api import answers, search_answers
from pobratym.api.keeping import KeptView
from pobratym.api.negotiation import AlwaysJSON
from pobratym.api.pagination import ByNumber, RankedCursor
from pobratym.api.parameters import TEXT, checked, documented, field_of, fields_of
from pobratym.api.problems import MEDIA_TYPE, problem, without_language
from pobratym.journal.areas import Area
from pobratym.places.models import Level, Municipality
from pobratym.places.queries import hits
from pobratym.places.queries.history import followed
from pobratym.search.municipalities.grammar import GRAMMAR, Side
from pobratym.search.municipalities.selection import MUNICIPALITIES
from pobratym.search.partnerships import REGISTER
from pobratym.search.question import LONGEST_TEXT, CountryCodes, printable
from pobratym.search.site import COLLECTIONS

_FOUND = 10
_MOST_PLACES = 100
_USUAL_RADIUS = "100"  # kilometres
_LARGEST = 2**63 - 1
_REFUSED = {(400, MEDIA_TYPE): search_answers.ProblemAnswer, (429, MEDIA_TYPE): search_answers.ProblemAnswer}
_MISSING = {(404, MEDIA_TYPE): search_answers.ProblemAnswer}
_GROUPS = (*search_answers.GROUPS, *search_answers.FORMER_GROUPS)
_FIELDS_OF_SEARCH: dict[str, forms.Field] = {
    "q": TEXT,
    "group": forms.ChoiceField(choices=[(group, group) for group in _GROUPS]),
    "country": field_of(CountryCodes()),
    "level": forms.ChoiceField(choices=Level.choices),
    "limit": forms.IntegerField(min_value=1, max_value=50),
    "cursor": forms.CharField(max_length=100),
}
_WRITE: dict[str, Callable[[Sequence[int]], list[answers.Written]]] = {
    "partnerships": answers.PartnershipAnswer.of,
    "needs": answers.FoundListingAnswer.of,
    "news": answers.ArticleAnswer.of,
}


class SchemaView(SpectacularJSONAPIView):
    """The OpenAPI document. Its refusals are problems like all others."""

    content_negotiation_class = AlwaysJSON
    parser_classes: ClassVar[list[Any]] = []

    def get_exception_handler(self) -> Any:
        return problem

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        without_language(request)
        return super().dispatch(request, *args, **kwargs)


class SearchView(KeptView):
    """What is meant? Places, unless another group is asked for."""

    areas = tuple(Area)

    @extend_schema(
        operation_id="search",
        parameters=[
            OpenApiParameter("q", str, required=True, description=f"a name, up to {LONGEST_TEXT} characters"),
            OpenApiParameter(
                "group",
                str,
                enum=_GROUPS,
                description="municipalities if not said; listings and articles are former names of needs and news. "
                "Partnerships, needs and news are narrowed by the parameters of their lists too",
            ),
            OpenApiParameter("country", str, description="ISO 3166-1 alpha-2"),
            OpenApiParameter("level", str, enum=Level.values, description="of places only"),
            OpenApiParameter("limit", OpenApiTypes.INT, description="1 to 50, 10 if not said"),
            OpenApiParameter("cursor", str, description="of the link `next`, as it is"),
        ],
        responses={200: search_answers.SearchAnswer, **_REFUSED},
    )
    def get(self, request: Request) -> Response:
        """Places called so, in any script, misspelt or inflected, likeliest first, with how sure that is and why; or
        partnerships of such places, needs and offers that say so, news about them."""
        asked = {name: values[-1] for name, values in checked(_FIELDS_OF_SEARCH, request.query_params).items()}
        if "q" not in asked:
            raise ValidationError({"q": [forms.Field.default_error_messages["required"]]})
        named, text = asked.get("group", search_answers.GROUPS[0]), printable(asked["q"])
        numbers, write = _found(search_answers.FORMER_GROUPS.get(named, named), text, asked, request)
        start = RankedCursor.read(asked["cursor"]).start_in(numbers) if "cursor" in asked else 0
        end = start + int(asked.get("limit", _FOUND))
        return Response(
            {
                "query": text,
                "group": named,
                "count": len(numbers),
                "next": _next(request, RankedCursor(numbers[end - 1], end)) if len(numbers) > end else None,
                "results": write(start, end),
            }
        )


def _found(
    group: str, text: str, asked: dict[str, str], request: Request
) -> tuple[Sequence[int], Callable[[int, int], list[answers.Written]]]:
    """Numbers of all that is found, best first, and what writes some of them."""
    if group == search_answers.GROUPS[0]:
        country, level = asked.get("country", "").upper() or None, asked.get("level")
        met = hits(text, country=country, level=level, limit=_MOST_PLACES) if text else []
        return [hit.id for hit in met], lambda start, end: answers.FoundAnswer.of(met[start:end])
    collection = COLLECTIONS[group]
    query = checked(fields_of(collection.grammar), request.query_params)
    numbers = collection.asked({**query, "q": [text]}).ids() if text else []
    return numbers, lambda start, end: _WRITE[group](numbers[start:end])


class MunicipalitiesView(KeptView):
    """Hromadas of Ukraine and municipalities of the world."""

    areas = (Area.REGISTRY, Area.NAMES, Area.PROFILES, Area.PARTNERSHIPS)
    queryset = Municipality.objects.none()
    pagination_class = ByNumber
    serializer_class = answers.MunicipalityAnswer
    fields: ClassVar[dict[str, forms.Field]] = fields_of(GRAMMAR)

    @extend_schema(
        operation_id="municipalities",
        parameters=documented(GRAMMAR, "name in any language and script, misspelt or inflected"),
        responses={200: answers.MunicipalityAnswer(many=True), **_REFUSED},
    )
    def get(self, request: Request) -> Response:
        """Municipalities in the order of their numbers, up to 100 on a page (`page_size`), narrowed as the directory
        narrows its list."""
        query = checked(self.fields, request.query_params)
        query.setdefault("side", [Side.EVERYWHERE])
        if "near" in query:
            query.setdefault("within", [_USUAL_RADIUS])
        found = MUNICIPALITIES.asked(query)
        if "near" in query and found.near.municipality is None:
            raise ValidationError({"near": [_("There is no municipality with this number.")]})
        page = self.paginator.page(found, request)
        rows = Municipality.objects.filter(pk__in=page.ids)
        return Response(page.with_results(answers.MunicipalityAnswer.of(rows)))


class MunicipalityView(KeptView):
    """One municipality."""

    areas = (Area.REGISTRY, Area.PROFILES, Area.PARTNERSHIPS)
    serializer_class = answers.MunicipalityDetailAnswer

    @extend_schema(
        operation_id="municipality", responses={200: answers.MunicipalityDetailAnswer, 302: None, **_MISSING}
    )
    def get(self, request: Request, pk: int) -> Response:
        """With its identifiers, its names, those before and after it, and what it publishes of itself.

        One that has ended says since when. A record that was merged into another one leads there (302).
        """
        known = pk <= _LARGEST
        if known and (written := answers.MunicipalityDetailAnswer.of(Municipality.objects.filter(pk=pk))):
            return Response(written[0])
        target = followed({pk}).get(pk) if known else None
        if target is None:
            raise NotFound(_("There is no municipality with this number."))
        return Response(status=302, headers={"Location": reverse("api:municipality", args=[target])})


class PartnershipsView(KeptView):
    """The public register."""

    areas = (Area.REGISTRY, Area.NAMES, Area.PARTNERSHIPS)
    pagination_class = ByNumber
    serializer_class = answers.PartnershipAnswer
    fields: ClassVar[dict[str, forms.Field]] = fields_of(REGISTER.grammar)

    @extend_schema(
        operation_id="partnerships",
        parameters=documented(REGISTER.grammar, "name of a party, in any language and script, misspelt or inflected"),
        responses={200: answers.PartnershipAnswer(many=True), **_REFUSED},
    )
    def get(self, request: Request) -> Response:
        """Public partnerships with parties, signatures and the strongest evidence, narrowed as the register's page
        narrows its list."""
        found = REGISTER.asked(checked(self.fields, request.query_params))
        page = self.paginator.page(found, request)
        return Response(page.with_results(answers.PartnershipAnswer.of(page.ids)))


def _next(request: Request, place: RankedCursor) -> str:
    query = {**dict(request.query_params.lists()), "cursor": str(place)}
    return str(request.build_absolute_uri(f"{request.path}?{urlencode(query, doseq=True)}"))
