"""The addresses of the API: read only, for anybody."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from pobratym.api import answers, article_answers, search_answers
from pobratym.api.keeping import KeptView
from pobratym.api.negotiation import AlwaysJSON
from pobratym.api.pagination import MOST_ON_PAGE, ByNumber, RankedCursor
from pobratym.api.parameters import CURSOR, Parameters, QueryParameter, first_of_each, of_grammar, text, whole
from pobratym.api.problems import MEDIA_TYPE, problem, without_language
from pobratym.api.written import Written
from pobratym.journal.areas import Area
from pobratym.places.models import Level, Municipality
from pobratym.places.queries import hits
from pobratym.places.queries.history import followed
from pobratym.search.municipalities.grammar import GRAMMAR, Side
from pobratym.search.municipalities.selection import MUNICIPALITIES
from pobratym.search.partnerships import REGISTER
from pobratym.search.question import LONGEST_TEXT, printable
from pobratym.search.site import COLLECTIONS

_FOUND = 10
_MOST_FOUND = 50
_MOST_PLACES = 100
_USUAL_RADIUS = "100"  # kilometres
_LARGEST = 2**63 - 1
_REFUSED = {(400, MEDIA_TYPE): search_answers.ProblemAnswer, (429, MEDIA_TYPE): search_answers.ProblemAnswer}
_MISSING = {(404, MEDIA_TYPE): search_answers.ProblemAnswer}
_PLACES, *_RECORDS = search_answers.GROUPS
_PAGE_SIZE = whole("page_size", 1, MOST_ON_PAGE, f"rows of a page; {ByNumber.page_size} if not said", 20)
_PAGES = (CURSOR, _PAGE_SIZE)
_WRITE: dict[str, Callable[[Sequence[int]], list[Written]]] = {
    "partnerships": answers.PartnershipAnswer.of,
    "needs": answers.FoundListingAnswer.of,
    "news": article_answers.ArticleAnswer.of,
}


def _own_of_groups() -> dict[str, frozenset[str]]:
    """Group of the search -> the parameters that narrow it."""
    narrowing = {name: frozenset(each.name for each in of_grammar(COLLECTIONS[name].grammar)) for name in _RECORDS}
    return {_PLACES: frozenset(("country", "level")), **narrowing}


_OF_GROUPS = _own_of_groups()


def _of_search() -> Parameters:
    """What every group understands, and what only some do, which the document says."""
    groups = (*search_answers.GROUPS, *search_answers.FORMER_GROUPS)
    level = {"type": "string", "enum": list(Level.values)}
    of_lists = first_of_each(each for name in _RECORDS for each in of_grammar(COLLECTIONS[name].grammar))
    return Parameters(
        (
            text(f"a name, or words of needs, offers and news, up to {LONGEST_TEXT} characters", is_required=True),
            QueryParameter(
                "group",
                {"type": "string", "enum": list(groups)},
                f"{_PLACES} if not said; listings and articles are former names of needs and news",
                _PLACES,
            ),
            whole("limit", 1, _MOST_FOUND, f"rows of a page; {_FOUND} if not said", _FOUND),
            CURSOR,
            *(_told_of_groups(each) for each in (QueryParameter("level", level, example="municipality"), *of_lists)),
        )
    )


def _told_of_groups(parameter: QueryParameter) -> QueryParameter:
    understood = [name for name, names in _OF_GROUPS.items() if parameter.name in names]
    said = "" if len(understood) == len(_OF_GROUPS) else f"with the groups {', '.join(understood)} only"
    return replace(parameter, said="; ".join(filter(None, (parameter.said, said))))


class SchemaView(SpectacularJSONAPIView):
    """The OpenAPI document. It has no parameters; its refusals are problems like all others."""

    content_negotiation_class = AlwaysJSON
    parser_classes: ClassVar[list[Any]] = []

    def get_exception_handler(self) -> Callable[..., Response | None]:
        return problem

    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        without_language(request)
        super().initial(request, *args, **kwargs)
        Parameters().read(request.query_params)


class SearchView(KeptView):
    """What is meant? Places, unless another group is asked for."""

    areas = tuple(Area)
    parameters = _of_search()

    @extend_schema(
        operation_id="search",
        parameters=parameters.described,
        responses={200: search_answers.SearchAnswer, **_REFUSED},
    )
    def get(self, request: Request) -> Response:
        """Places called so, in any script, misspelt or inflected, likeliest first, with how sure that is and why; or
        partnerships of such places, needs and offers that say so, news about them."""
        named, query = self._value("group", _PLACES), printable(self._value("q"))
        group = search_answers.FORMER_GROUPS.get(named, named)
        self._refuse_those_of_other_groups(group)
        numbers, write = self._found(group, query)
        cursor = self._value("cursor")
        start = RankedCursor.read(cursor).start_in(numbers) if cursor else 0
        end = start + int(self._value("limit", str(_FOUND)))
        return Response(
            {
                "query": query,
                "group": named,
                "count": len(numbers),
                "next": _next(request, RankedCursor(numbers[end - 1], end)) if len(numbers) > end else None,
                "results": write(start, end),
            }
        )

    def _found(self, group: str, query: str) -> tuple[Sequence[int], Callable[[int, int], list[Written]]]:
        """Numbers of all that is found, best first, and what writes some of them."""
        if group == _PLACES:
            country, level = self._value("country").upper() or None, self._value("level") or None
            met = hits(query, country=country, level=level, limit=_MOST_PLACES)
            return [hit.id for hit in met], lambda start, end: answers.FoundAnswer.of(met[start:end])
        numbers = COLLECTIONS[group].asked({**self.asked, "q": [query]}).ids()
        return numbers, lambda start, end: _WRITE[group](numbers[start:end])

    def _refuse_those_of_other_groups(self, group: str) -> None:
        others = frozenset().union(*_OF_GROUPS.values()) - _OF_GROUPS[group]
        refusal = _("The group %(group)s has no such parameter. It has: %(names)s.") % {
            "group": group,
            "names": ", ".join(name for name in self.parameters.names if name in _OF_GROUPS[group]),
        }
        errors = {name: [refusal] for name in self.asked if name in others}
        if group == _PLACES and len(self.asked.get("country", ())) > 1:
            errors["country"] = [_("Give this parameter once.")]
        if errors:
            raise ValidationError(errors)

    def _value(self, name: str, unsaid: str = "") -> str:
        return next(iter(self.asked.get(name, ())), unsaid)


class MunicipalitiesView(KeptView):
    """Hromadas of Ukraine and municipalities of the world."""

    areas = (Area.REGISTRY, Area.NAMES, Area.PROFILES, Area.PARTNERSHIPS)
    queryset = Municipality.objects.none()
    pagination_class = ByNumber
    serializer_class = answers.MunicipalityAnswer
    parameters = Parameters(
        (text("name in any language and script, misspelt or inflected"), *of_grammar(GRAMMAR), *_PAGES)
    )

    @extend_schema(
        operation_id="municipalities",
        parameters=parameters.described,
        responses={200: answers.MunicipalityAnswer(many=True), **_REFUSED},
    )
    def get(self, request: Request) -> Response:
        """Municipalities in the order of their numbers, up to 100 on a page (`page_size`), narrowed as the directory
        narrows its list."""
        query: dict[str, list[str]] = {"side": [Side.EVERYWHERE], **self.asked}
        if "near" in query:
            query.setdefault("within", [_USUAL_RADIUS])
        elif "within" in query:
            raise ValidationError({"within": [_("Say with the parameter `near` of which municipality.")]})
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
    parameters = Parameters(
        (
            text("name of a party, in any language and script, misspelt or inflected"),
            *of_grammar(REGISTER.grammar),
            *_PAGES,
        )
    )

    @extend_schema(
        operation_id="partnerships",
        parameters=parameters.described,
        responses={200: answers.PartnershipAnswer(many=True), **_REFUSED},
    )
    def get(self, request: Request) -> Response:
        """Public partnerships with parties, signatures and the strongest evidence, narrowed as the register's page
        narrows its list."""
        found = REGISTER.asked(self.asked)
        page = self.paginator.page(found, request)
        return Response(page.with_results(answers.PartnershipAnswer.of(page.ids)))


def _next(request: Request, place: RankedCursor) -> str:
    query = {**dict(request.query_params.lists()), "cursor": str(place)}
    return str(request.build_absolute_uri(f"{request.path}?{urlencode(query, doseq=True)}"))
