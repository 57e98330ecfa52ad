"""The addresses of the API: read only, for anybody."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from django_filters.utils import translate_validation
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from pobratym.api import documents, rows
from pobratym.api.filters import LONGEST_TEXT, MunicipalityFilters, PartnershipFilters, SearchForm
from pobratym.api.groups import FIND, Asked, Group
from pobratym.api.keeping import KeptView
from pobratym.api.pagination import ByNumber, Place
from pobratym.api.problems import MEDIA_TYPE
from pobratym.journal.areas import Area
from pobratym.partnerships.models import Partnership, Party
from pobratym.partnerships.queries import Filters as RegisterFilters
from pobratym.partnerships.queries import register
from pobratym.places.models import Level, Municipality
from pobratym.places.queries.history import followed
from pobratym.search.filters import CHOICES, Filters
from pobratym.search.named import named
from pobratym.search.selection import selection, within

_FOUND = 10
_MOST_FOUND = 200
_SEVERAL = CHOICES.keys() - {"country", "oblast"}  # of these a machine may name several
_USUAL_RADIUS = 100  # kilometres
_LARGEST = 2**63 - 1
_REFUSED = {(400, MEDIA_TYPE): documents.ProblemDocument, (429, MEDIA_TYPE): documents.ProblemDocument}
_MANY = documents.MunicipalityDocument(many=True)
_MISSING = {(404, MEDIA_TYPE): documents.ProblemDocument}


class Narrowing(DjangoFilterBackend):
    """Checks the parameters, where there are any; what they mean is for the view to say, in the words of the pages' own
    filters."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> Any:
        if request.query_params.keys().isdisjoint(view.filterset_class.base_filters):
            return view.narrowed({})
        filterset = self.get_filterset(request, queryset, view)
        if filterset is None:
            return queryset
        if not filterset.is_valid():
            raise translate_validation(filterset.errors)
        return view.narrowed(filterset.form.cleaned_data)


class SearchView(KeptView):
    """What is meant? Places, unless another group is asked for."""

    areas = tuple(Area)

    @extend_schema(
        operation_id="search",
        parameters=[
            OpenApiParameter("q", str, required=True, description=f"a name, up to {LONGEST_TEXT} characters"),
            OpenApiParameter("group", str, enum=list(Group), description="municipalities if not said"),
            OpenApiParameter("country", str, description="ISO 3166-1 alpha-2; of places only"),
            OpenApiParameter("level", str, enum=Level.values, description="of places only"),
            OpenApiParameter("limit", OpenApiTypes.INT, description="1 to 50, 10 if not said"),
            OpenApiParameter("cursor", str, description="of the link `next`, as it is"),
        ],
        responses={200: documents.AnswerDocument, **_REFUSED},
    )
    def get(self, request: Request) -> Response:
        """Places called so, in any script, misspelt or inflected, likeliest first, with how sure that is and why; or
        partnerships of such places, needs and offers that say so, news about them."""
        form = SearchForm(request.query_params)
        if not form.is_valid():
            raise ValidationError(form.errors)
        asked = form.cleaned_data
        group, limit = asked["group"] or Group.MUNICIPALITIES, asked["limit"] or _FOUND
        question = Asked(_text(asked["q"]), asked["country"].upper(), asked["level"])
        found = FIND[group](question)
        start = Place.read(asked["cursor"]).start_in(found.numbers) if asked["cursor"] else 0
        end = start + limit
        return Response(
            {
                "query": question.text,
                "group": group,
                "count": len(found.numbers),
                "next": _next(request, Place(found.numbers[end - 1], end)) if len(found.numbers) > end else None,
                "results": found.rows(slice(start, end)),
            }
        )


class MunicipalitiesView(KeptView):
    """Hromadas of Ukraine and municipalities of the world."""

    areas = (Area.REGISTRY, Area.NAMES, Area.PROFILES, Area.PARTNERSHIPS)
    queryset = Municipality.objects.none()
    filter_backends = [Narrowing]
    filterset_class = MunicipalityFilters
    pagination_class = ByNumber
    serializer_class = documents.MunicipalityDocument

    @extend_schema(operation_id="municipalities", responses={200: _MANY, **_REFUSED})
    def get(self, request: Request) -> Response:
        """Municipalities in the order of their numbers, up to 100 on a page (`page_size`)."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        answer: Response = self.get_paginated_response(rows.municipalities(page))
        return answer

    def narrowed(self, asked: dict[str, Any]) -> Any:
        """As the directory narrows its list."""
        text, country = _text(asked.get("q", "")), asked.get("country", "").upper()
        choices: dict[str, Any] = {CHOICES[name]: tuple(asked[name]) for name in _SEVERAL & asked.keys()}
        filters = Filters(
            text=text,
            countries=(country,) if country else (),
            oblasts=(region,) if (region := _whole(asked.get("oblast") or asked.get("region"))) else (),
            **choices,
            is_seeking=asked.get("seeking") is True,
            has_no_partner=asked.get("without_partner") is True,
        )
        found = selection(filters)
        if text:
            level = filters.levels[0] if len(filters.levels) == 1 else None
            hits = named(text, country=country or None, level=level, limit=_MOST_FOUND)
            found = found.filter(pk__in=[each.id for each in hits])
        if asked.get("near"):
            found = within(found, _place(asked["near"]), float(asked.get("within") or _USUAL_RADIUS))
        return rows.municipality_rows(found.order_by("id"))


class MunicipalityView(KeptView):
    """One municipality."""

    areas = (Area.REGISTRY, Area.PROFILES, Area.PARTNERSHIPS)
    serializer_class = documents.MunicipalityDetailDocument

    @extend_schema(
        operation_id="municipality", responses={200: documents.MunicipalityDetailDocument, 302: None, **_MISSING}
    )
    def get(self, request: Request, pk: int) -> Response:
        """With its identifiers, its names, those before and after it, and what it publishes of itself.

        One that has ended says since when. A record that was merged into another one leads there (302).
        """
        row = rows.municipality_rows(Municipality.objects.filter(pk=pk)).first() if pk <= _LARGEST else None
        if row is not None:
            return Response(rows.municipality(row))
        target = followed({pk}).get(pk) if pk <= _LARGEST else None
        if target is None:
            raise NotFound(_("There is no municipality with this number."))
        return Response(status=302, headers={"Location": reverse("api:municipality", args=[target])})


class PartnershipsView(KeptView):
    """The public register."""

    areas = (Area.REGISTRY, Area.PARTNERSHIPS)
    queryset = Partnership.objects.none()
    filter_backends = [Narrowing]
    filterset_class = PartnershipFilters
    pagination_class = ByNumber
    serializer_class = documents.PartnershipDocument

    @extend_schema(operation_id="partnerships", responses={200: documents.PartnershipDocument(many=True), **_REFUSED})
    def get(self, request: Request) -> Response:
        """Public partnerships with parties, signatures and the strongest evidence."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        answer: Response = self.get_paginated_response(rows.partnerships(page))
        return answer

    def narrowed(self, asked: dict[str, Any]) -> Any:
        """As the register's page narrows its list."""
        found = register(
            RegisterFilters(
                text=_text(asked.get("q", "")),
                country=asked.get("country", "").upper(),
                oblast=_whole(asked.get("oblast")),
                type=asked.get("type", ""),
                sphere=asked.get("sphere", ""),
                stage=asked.get("stage", ""),
            )
        ).prefetch_related(None)
        if asked.get("municipality"):
            own = Party.objects.order_by().filter(municipality_id=int(asked["municipality"]))
            found = found.filter(pk__in=own.values("partnership_id"))
        return rows.partnership_values(found.order_by("id"))


def _text(raw: str) -> str:
    """As the pages understand it: without control characters, blanks are one."""
    return Filters.from_query({"q": [raw]}).text


def _place(number: Any) -> Municipality:
    try:
        place: Municipality = Municipality.objects.shown().get(pk=int(number))
    except Municipality.DoesNotExist as error:
        raise ValidationError({"near": [_("There is no municipality with this number.")]}) from error
    return place


def _whole(number: Any) -> int | None:
    return int(number) if number else None


def _next(request: Request, place: Place) -> str:
    query = {**request.query_params.dict(), "cursor": str(place)}
    return str(request.build_absolute_uri(f"{request.path}?{urlencode(query)}"))
