"""What a reader asks the directory for: the state that the address of a list, a map or a table holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Kind, Level
from pobratym.profiles.models import Direction
from pobratym.profiles.vocabulary import Form, SizeBand, Sphere, WorkingLanguage

HROMADA_KINDS = (Kind.URBAN, Kind.TOWNSHIP, Kind.RURAL)
PARTY_LEVELS = (Level.MUNICIPALITY, Level.DISTRICT, Level.COUNTY, Level.REGION)
RADII = (50, 100, 200, 500, 1000)  # kilometres
_LONGEST_TEXT = 200
_MOST_VALUES = 60  # of one parameter: there are not many more countries with a partnership


class Side(StrEnum):
    """Which side of a partnership is looked for."""

    EVERYWHERE = "everywhere"
    UKRAINE = "ukraine"
    ABROAD = "abroad"


class Sort(StrEnum):
    """In which order results come."""

    RELEVANCE = "relevance"
    SIZE = "size"
    DISTANCE = "distance"
    NEWEST = "newest"
    NAME = "name"
    COUNTRY = "country"
    REGION = "region"
    PARTNERSHIPS = "partnerships"
    SEEKING = "seeking"


class View(StrEnum):
    """As what the selection is shown."""

    LIST = "list"
    MAP = "map"
    TABLE = "table"


# Query parameter -> field, of everything that narrows by choices; several values of one widen each other.
CHOICES: dict[str, str] = {
    "country": "countries",
    "oblast": "oblasts",
    "kind": "kinds",
    "level": "levels",
    "size": "sizes",
    "sphere": "spheres",
    "form": "forms",
    "direction": "directions",
    "language": "languages",
    "status": "statuses",
}
SWITCHES: dict[str, str] = {"seeking": "is_seeking", "no_partner": "has_no_partner"}


@dataclass(frozen=True)
class Filters:
    """A question to the directory. Values that no choice knows are left out, never an error.

    `near` is a municipality's number, `within` the radius around its centre in kilometres; `place` is a place that was
    written by name and has yet to be looked up (search/near.py).
    """

    text: str = ""
    side: Side = Side.EVERYWHERE
    countries: tuple[str, ...] = ()
    oblasts: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    spheres: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    is_seeking: bool = False
    has_no_partner: bool = False
    near: int | None = None
    within: int | None = None
    place: str = ""
    sort: Sort = Sort.SIZE
    view: View = View.LIST
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]]) -> "Filters":
        """The question in a parsed query string: `q, side, country, oblast, kind, level, ..., near, within, sort`."""
        text, place = _text(query, "q"), _text(query, "place")
        # Emptied by hand: the place is not wanted any more, whatever the hidden number still says.
        near = None if "place" in query and not place else _number(query, "near")
        asked = cls(
            text=text,
            countries=_countries(query),
            oblasts=_numbers(query, "oblast"),
            kinds=_chosen(query, "kind", HROMADA_KINDS),
            levels=_chosen(query, "level", PARTY_LEVELS),
            sizes=_chosen(query, "size", SizeBand),
            spheres=_chosen(query, "sphere", Sphere),
            forms=_chosen(query, "form", Form),
            directions=_chosen(query, "direction", Direction),
            languages=_chosen(query, "language", WorkingLanguage),
            statuses=_chosen(query, "status", Stage),
            is_seeking=_is_on(query, "seeking"),
            has_no_partner=_is_on(query, "no_partner"),
            near=near,
            within=_radius(query) if near or place else None,
            place=place,
            view=_one_of(query, "view", View, View.LIST),
            page=_number(query, "page") or 1,
        )
        return replace(asked, side=_side(query, asked), sort=_sort(query, asked))

    @property
    def is_narrowed(self) -> bool:
        """Whether anything beside the text and the side narrows the result."""
        return bool(self.within or self.is_seeking or self.has_no_partner or self.is_about_choices)

    @property
    def is_about_choices(self) -> bool:
        return any(getattr(self, field) for field in CHOICES.values())

    @property
    def country(self) -> str:
        """The country, where exactly one is asked for."""
        return self.countries[0] if len(self.countries) == 1 else ""

    @property
    def oblast(self) -> int | None:
        """The oblast, where exactly one is asked for."""
        return self.oblasts[0] if len(self.oblasts) == 1 else None

    @property
    def default_sort(self) -> Sort:
        return Sort.RELEVANCE if self.text else Sort.DISTANCE if self.near else Sort.SIZE

    @property
    def default_side(self) -> Side:
        """Hromadas come first: without a word to look for, the directory opens on Ukraine."""
        return _demanded(self) or (Side.EVERYWHERE if self.text else Side.UKRAINE)

    @property
    def on_its_side(self) -> "Filters":
        """The same question on the side that its choices speak of."""
        is_bound = self.side is not Side.EVERYWHERE and _demanded(self) is not None
        return replace(self, side=self.default_side) if is_bound else self

    def without_narrowing(self) -> "Filters":
        """The same text, everywhere."""
        return Filters(text=self.text, sort=Sort.RELEVANCE if self.text else Sort.SIZE, view=self.view)

    def without(self, name: str) -> "Filters":
        """The same question without what the parameter `name` narrows."""
        return self.choosing(name, ())

    def choosing(self, name: str, values: Iterable[str]) -> "Filters":
        """The same question with exactly these values of one parameter, from the first page."""
        wanted = tuple(values)
        if name in SWITCHES:
            return self._with(SWITCHES[name], bool(wanted))
        if name == "within":
            return replace(self, within=int(wanted[0]) if wanted else None, page=1)
        return self._with(CHOICES[name], tuple(map(int, wanted)) if name == "oblast" else wanted)

    def _with(self, field: str, value: Any) -> "Filters":
        changed: dict[str, Any] = {field: value, "page": 1}
        return replace(self, **changed)

    def values(self, name: str) -> tuple[str, ...]:
        """What the parameter `name` has in the address."""
        if name in SWITCHES:
            return ("1",) if getattr(self, SWITCHES[name]) else ()
        if name == "within":
            return (str(self.within),) if self.within else ()
        return tuple(str(value) for value in getattr(self, CHOICES[name]))

    def as_query(self) -> dict[str, list[str]]:
        """The address's query: reading it again gives these filters; what is empty or goes without saying is left
        out."""
        query: dict[str, list[str]] = {
            "q": [self.text] if self.text else [],
            "side": [self.side.value] if self.side is not self.default_side else [],
            **{name: list(self.values(name)) for name in (*CHOICES, *SWITCHES)},
            "near": [str(self.near)] if self.near else [],
            "within": list(self.values("within")) if self.near else [],
            "sort": [self.sort.value] if self.sort is not self.default_sort else [],
            "view": [self.view.value] if self.view is not View.LIST else [],
            "page": [str(self.page)] if self.page > 1 else [],
        }
        return {name: values for name, values in query.items() if values}


def _first(query: Mapping[str, Sequence[str]], name: str) -> str:
    values = query.get(name) or [""]
    return values[0].strip()


def _text(query: Mapping[str, Sequence[str]], name: str) -> str:
    """Control characters are dropped (PostgreSQL refuses NUL), blanks are one."""
    raw = "".join(letter if letter.isprintable() else " " for letter in _first(query, name))
    return " ".join(raw.split())[:_LONGEST_TEXT].strip()


def _countries(query: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    codes = (value.strip().upper() for value in (query.get("country") or [])[:_MOST_VALUES])
    return tuple(sorted({code for code in codes if len(code) == 2 and code.isascii() and code.isalpha()}))


def _number(query: Mapping[str, Sequence[str]], name: str) -> int | None:
    return _as_number(_first(query, name))


def _as_number(raw: str) -> int | None:
    return int(raw) if raw.isascii() and raw.isdigit() and 0 < len(raw) < 12 and int(raw) > 0 else None


def _numbers(query: Mapping[str, Sequence[str]], name: str) -> tuple[int, ...]:
    given = (_as_number(value.strip()) for value in (query.get(name) or [])[:_MOST_VALUES])
    return tuple(sorted({number for number in given if number}))


def _radius(query: Mapping[str, Sequence[str]]) -> int | None:
    asked = _number(query, "within")
    return asked if asked in RADII else None


def _chosen(query: Mapping[str, Sequence[str]], name: str, known: Sequence[str] | type) -> tuple[str, ...]:
    given = set(query.get(name) or [])
    return tuple(str(value) for value in known if value in given)  # type: ignore[union-attr]


def _is_on(query: Mapping[str, Sequence[str]], name: str) -> bool:
    return _first(query, name) in {"1", "on", "true", "yes"}


def _one_of(query: Mapping[str, Sequence[str]], name: str, known: type[View], otherwise: View) -> View:
    asked = _first(query, name)
    return known(asked) if asked in set(known) else otherwise


def _sort(query: Mapping[str, Sequence[str]], asked: Filters) -> Sort:
    """An order that means nothing here (relevance without a word, distance without a place) is the usual one."""
    named = _first(query, "sort")
    if named not in set(Sort) or (named == Sort.RELEVANCE and not asked.text):
        return asked.default_sort
    return asked.default_sort if named == Sort.DISTANCE and not (asked.near or asked.place) else Sort(named)


def _side(query: Mapping[str, Sequence[str]], asked: Filters) -> Side:
    """As named, unless what is asked for lies on the other side."""
    named, demanded = _first(query, "side"), _demanded(asked)
    if named == Side.EVERYWHERE:
        return Side.EVERYWHERE
    if named in set(Side) and demanded is None:
        return Side(named)
    return asked.default_side


def _demanded(asked: Filters) -> Side | None:
    """The side that the choices speak of: an oblast and a kind of hromada are in Ukraine, a country says itself."""
    if asked.oblasts or asked.kinds:
        return Side.UKRAINE
    if not asked.countries:
        return None
    if "UA" not in asked.countries:
        return Side.ABROAD
    return Side.UKRAINE if asked.countries == ("UA",) else Side.EVERYWHERE
