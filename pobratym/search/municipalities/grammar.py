"""What the directory of municipalities is asked by: the parameters of a list, a map, a table and of the API."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Kind, Level
from pobratym.profiles.models import Direction
from pobratym.profiles.vocabulary import Form, SizeBand, Sphere, WorkingLanguage
from pobratym.search.identifiers import IDENTIFIERS, is_asked_by_identifier
from pobratym.search.question import CountryCodes, Grammar, Numbers, OneOf, Query, Question, Switch, Values, Words

HROMADA_KINDS = (Kind.URBAN, Kind.TOWNSHIP, Kind.RURAL)
RADII = (50, 100, 200, 500, 1000)  # kilometres
FARTHEST = 5_000


class Side(StrEnum):
    """Which side of a partnership is looked for."""

    EVERYWHERE = "everywhere"
    UKRAINE = "ukraine"
    ABROAD = "abroad"


class Sort(StrEnum):
    """In which order results come."""

    SIZE = "size"
    RELEVANCE = "relevance"
    DISTANCE = "distance"
    NEWEST = "newest"
    NAME = "name"
    COUNTRY = "country"
    REGION = "region"
    PARTNERSHIPS = "partnerships"
    SEEKING = "seeking"


class MunicipalityGrammar(Grammar):
    """Which side is meant and which order is usual depends on what else is asked."""

    def sorts_for(self, question: Question) -> Values:
        """Relevance needs a text, distance a place."""
        is_near = "near" in question.chosen or "place" in question.chosen
        usual = Sort.RELEVANCE if question.text else Sort.DISTANCE if is_near else Sort.SIZE
        senseless = [usual] + ([] if question.text else [Sort.RELEVANCE]) + ([] if is_near else [Sort.DISTANCE])
        return (usual.value, *[sort for sort in self.sorts if sort not in senseless])

    def completed(self, question: Question, query: Query) -> Question:
        """The side that is meant: as named, unless what is asked for lies on the other one."""
        chosen = dict(question.chosen)
        if "place" in query and "place" not in chosen:
            chosen.pop("near", None)  # emptied by hand, whatever the hidden number still says
        if not chosen.get("near") and not chosen.get("place"):
            chosen.pop("within", None)
        question = replace(question, chosen=chosen)
        named = "".join(chosen.get("side", ()))
        is_open = named == Side.EVERYWHERE or (bool(named) and side_of_choices(question) is None)
        return replace(question, chosen={**chosen, "side": (named if is_open else usual_side(question),)})

    def unsaid(self, question: Question) -> Mapping[str, Values]:
        return {"side": (usual_side(question),)}


def usual_side(question: Question) -> str:
    """Hromadas come first: without a word or a number to look for, the directory opens on Ukraine."""
    is_looked_up = question.text or is_asked_by_identifier(question)
    return side_of_choices(question) or (Side.EVERYWHERE if is_looked_up else Side.UKRAINE)


def side_of_choices(question: Question) -> Side | None:
    """The side that the choices speak of: an oblast and a kind of hromada are in Ukraine, a country says itself."""
    countries = question.chosen.get("country", ())
    if "oblast" in question.chosen or "kind" in question.chosen:
        return Side.UKRAINE
    if not countries:
        return None
    if "UA" not in countries:
        return Side.ABROAD
    return Side.UKRAINE if countries == ("UA",) else Side.EVERYWHERE


# `near` is a municipality's number, `within` the radius around its centre in kilometres; `place` is a place that was
# written by name and has yet to be looked up. An oblast may be any region, a state or a voivodeship too.
GRAMMAR = MunicipalityGrammar(
    parameters={
        "side": OneOf(tuple(Side), is_single=True),
        "country": CountryCodes(),
        "oblast": Numbers(),
        "kind": OneOf(Kind.values),
        "level": OneOf(Level.values),
        "size": OneOf(SizeBand.values),
        "sphere": OneOf(Sphere.values),
        "form": OneOf(Form.values),
        "direction": OneOf(Direction.values),
        "language": OneOf(WorkingLanguage.values),
        "status": OneOf(Stage.values),
        "seeking": Switch(),
        "no_partner": Switch(),
        **IDENTIFIERS,
        "near": Numbers(is_single=True),
        "within": Numbers(is_single=True, most=FARTHEST),
        "place": Words(),
    },
    sorts=tuple(Sort),
    views=("list", "map", "table"),
    former={"region": "oblast", "without_partner": "no_partner"},
    aside=frozenset({"side", "near", "place"}),
)
