"""Municipalities as a collection: what a text names and a question narrows, at a cost that does not grow with the
registry."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import isnan

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from pobratym.core.alphabet import alphabetical
from pobratym.core.compiled import compiled_once
from pobratym.places.models import Municipality
from pobratym.places.queries import Hit, Reason, hits, spelt
from pobratym.places.queries.columns import Columns
from pobratym.search.activity import Activity, activity
from pobratym.search.collection import MOST, Collection, Facet, PlacesConcerned, Selection
from pobratym.search.labels import country_names, place_names
from pobratym.search.municipalities.facets import facets_of
from pobratym.search.municipalities.grammar import GRAMMAR, Side, Sort
from pobratym.search.municipalities.narrowing import Narrowing
from pobratym.search.pairs import Pair
from pobratym.search.question import Question
from pobratym.search.texts import PlacesMeant, PlacesNamed, places_meant, places_named

MOST_FOUND = 1_000  # by a name; whoever means a smaller place writes more of it
_FEW = 5
_SHORTEST_START = 3
_AS_IT_STANDS = (Reason.EXACT, Reason.PREFIX)
_NEAR_LOOKED_AT = 6
_SURE = 0.9

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class MunicipalityRow:
    """A municipality in a list; whether it seeks; how many partnerships it has; by
    which other name it was found; how far it is from the place that was named."""

    municipality: Municipality
    is_seeking: bool = False
    partnerships: int = 0
    matched_name: str = ""
    kilometres: float | None = None


@dataclass(frozen=True)
class Near:
    """The place that distances are told from. `others`: places it might be instead; `unknown`: what was written where
    no place is called so, or none whose centre is known."""

    municipality: Municipality | None = None
    others: list[Municipality] = field(default_factory=list)
    unknown: str = ""

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.municipality.caption if self.municipality else self.unknown


@dataclass(frozen=True)
class MunicipalitySelection(Selection[MunicipalityRow]):
    """`hits`: by place in the columns, likeliest first."""

    question: Question
    near: Near
    narrowing: Narrowing
    hits: dict[int, Hit]
    pair: Pair | None = None  # the text names two places

    @property
    def columns(self) -> Columns:
        return self.narrowing.columns

    @property
    def total(self) -> int:
        return self.narrowing.total

    @cached_property
    def occupied(self) -> int:
        """How many of them are temporarily occupied as a whole: Crimea and Sevastopol, outside the official number."""
        return int(np.count_nonzero(self.columns.is_occupied[self.narrowing.rows]))

    @cached_property
    def meant(self) -> PlacesMeant:
        """The places that the text names best."""
        return places_meant(PlacesNamed(list(self.hits.values()), self.pair))

    @property
    def is_guess(self) -> bool:  # type: ignore[override]
        return self.meant.is_guess

    def in_order(self, most: int = MOST) -> Rows:
        """Places in the columns in the order asked for, at most so many."""
        return ordered(self.narrowing, list(self.hits), most)

    def ids(self, most: int = MOST) -> list[int]:
        numbers: list[int] = self.columns.ids[self.in_order(most)].tolist()
        return numbers

    def by_number(self, *, after: int, most: int, is_backwards: bool = False) -> list[int]:
        return self.narrowing.by_number(after=after, most=most, is_backwards=is_backwards)

    def facets(self) -> list[Facet]:
        return facets_of(self.narrowing)

    def rows(self, start: int, end: int) -> list[MunicipalityRow]:
        ids = self.ids()[start:end]
        return described(municipalities(ids), self._names_met(ids), self.distances(ids))

    def distances(self, ids: list[int]) -> dict[int, float]:
        """Kilometres to those whose centre is known; nothing where no place is named."""
        kilometres = self.narrowing.kilometres
        if kilometres is None:
            return {}
        places = self.columns.positions_of(ids)
        known = zip(self.columns.ids[places].tolist(), kilometres[places].tolist(), strict=True)
        return {pk: distance for pk, distance in known if not isnan(distance)}

    def total_of(self, wider: Question) -> int:
        """How many there would be if something else was asked of the same text."""
        return Narrowing(wider, self.narrowing.activity, self.narrowing.found).total

    @cached_property
    def nearby(self) -> list[Municipality]:
        """What is offered where nothing is found: what the text finds without the filters, else what begins as it does.
        A beginning is taken as it stands: its own misspellings have nothing to do with what was meant."""
        text = self.question.text if not self.total else ""
        shortest = max(_SHORTEST_START, len(text) // 2)  # less than half of a word says nothing of it
        while text:
            everywhere = Question(GRAMMAR, text=text, chosen={"side": (Side.EVERYWHERE,)}, sort=Sort.RELEVANCE)
            wide = _selection(everywhere, Near(), self.narrowing.activity)
            ids = wide.ids(MOST_FOUND)
            if text != self.question.text:
                begins = {hit.id for hit in wide.hits.values() if hit.reason.manner in _AS_IT_STANDS}
                ids = [pk for pk in ids if pk in begins]
            if ids or len(text) <= shortest:
                offered = municipalities(ids[: 2 * _FEW])
                return [each for each in offered if not each.country.is_excluded][:_FEW]
            text = text[: max(shortest, len(text) * 3 // 4)]
        return []

    def _names_met(self, ids: list[int]) -> dict[int, str]:
        """Of those on the page the names that were met."""
        wanted = set(ids)
        shown = [each for each in self.hits.values() if each.id in wanted]
        return spelt(shown, self.question.text) if shown else {}


class Municipalities(Collection[MunicipalityRow]):
    """Hromadas of Ukraine and municipalities of the world that are in force."""

    grammar = GRAMMAR

    def find(
        self, question: Question, places: PlacesConcerned | None = None, meant: PlacesMeant | None = None
    ) -> MunicipalitySelection:
        """What the question selects in the registry as it is now; a place that is named in it is looked up. It is asked
        first: nothing has looked up its text, or its places, before."""
        now = activity()
        question, near = _with_near(_on_its_side(question, now.columns), now.columns)
        return _selection(question, near, now)

    def asked(self, query: Mapping[str, Sequence[str]]) -> MunicipalitySelection:
        return self.find(Question.from_query(self.grammar, query))


MUNICIPALITIES = Municipalities()


def _selection(question: Question, near: Near, now: Activity) -> MunicipalitySelection:
    if not question.text:
        return MunicipalitySelection(question, near, Narrowing(question, now), {})
    named = places_named(question.text, MOST_FOUND)
    found = {each.id: each for each in named.hits}
    places = now.columns.positions_of(list(found))
    met = dict(zip(places.tolist(), (found[pk] for pk in now.columns.ids[places].tolist()), strict=True))
    return MunicipalitySelection(
        question, near, Narrowing(question, now, np.array(list(met), dtype=np.int64)), met, named.pair
    )


def _on_its_side(question: Question, columns: Columns) -> Question:
    """An oblast is in Ukraine, unless it is the region of another state: then that is where to look."""
    numbers = [columns.region_index(int(pk)) for pk in question.values("oblast")]
    regions = [number for number in numbers if number >= 0]
    if not regions or question.value("side") != Side.UKRAINE:
        return question
    countries = columns.countries[np.isin(columns.regions, regions)]
    if (countries == columns.country_index("UA")).any():
        return question
    return replace(question, chosen={**question.chosen, "side": (Side.EVERYWHERE.value,)})


def _with_near(question: Question, columns: Columns) -> tuple[Question, Near]:
    """The question with the place named in it looked up: two queries, none where no place is named."""
    if not question.values("near") and not question.values("place"):
        return question, Near()
    near = _near(question, columns)
    chosen = {name: values for name, values in question.chosen.items() if name not in ("near", "place")}
    if near.municipality:
        chosen["near"] = (str(near.municipality.pk),)
    else:
        chosen.pop("within", None)
    settled = replace(question, chosen=chosen)
    is_usual = question.sort == question.sorts[0] or question.sort not in settled.sorts
    return replace(settled, sort=settled.sorts[0] if is_usual else question.sort), near


def _near(question: Question, columns: Columns) -> Near:
    """What was chosen counts as long as the box still says so; a name that was written over it is looked up."""
    number, place = question.number("near"), question.value("place")
    chosen = _with_points([number], columns) if number else []
    if chosen and place in ("", chosen[0].caption, str(chosen[0])):
        return Near(chosen[0])
    if not place:
        return Near()
    found = hits(place, limit=_NEAR_LOOKED_AT)
    places = _with_points([each.id for each in found], columns)
    if not places:
        return Near(unknown=place)
    is_sure = any(each.id == places[0].pk and each.certainty >= _SURE for each in found)
    return Near(places[0], [] if is_sure else places[1:])


def _with_points(ids: list[int], columns: Columns) -> list[Municipality]:
    """Those in force whose centre is known, in this order."""
    rows = Municipality.objects.shown().filter(latitude__isnull=False).with_place().in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows and columns.positions_of([pk]).size]


def municipalities(ids: list[int]) -> list[Municipality]:
    """The municipalities in the order of `ids`, with their place at hand."""
    found = {each.pk: each for each in _with_place(ids)}
    return [found[pk] for pk in ids if pk in found]


@compiled_once
def _with_place(ids: Sequence[int]) -> QuerySet[Municipality]:
    """Whole rows, and of the places above them what captions show."""
    places: QuerySet[Municipality] = Municipality.objects.select_related("country", "region", "parent")
    return places.only(*_SHOWN_OF_PLACES).filter(pk__in=ids).order_by()


_SHOWN_OF_PLACES = (
    *(column.name for column in Municipality._meta.concrete_fields),
    *("region__name", "region__level", "parent__name", "parent__level"),
)


def described(
    municipalities: list[Municipality],
    names: dict[int, str] | None = None,
    distances: dict[int, float] | None = None,
) -> list[MunicipalityRow]:
    """Rows of lists. `names`: municipality -> the name that was met, worth showing only where the row does not show it
    anyway."""
    now, met = activity(), names or {}
    return [
        MunicipalityRow(
            each,
            is_seeking=each.pk in now.seeking_ids,
            partnerships=now.partnerships.get(each.pk, 0),
            matched_name="" if met.get(each.pk, "").casefold() in str(each).casefold() else met[each.pk],
            kilometres=(distances or {}).get(each.pk),
        )
        for each in municipalities
    ]


# The orders. Equal ones stand as the columns do: larger first, then by name.


def ordered(narrowing: Narrowing, likeliest: list[int], most: int) -> Rows:
    """Places that pass, in the order that is asked for, at most so many. `likeliest`: those that the text names.

    By name only the largest are sorted: sorting a quarter of a million names for one page is not worth a reader's wait.
    """
    rows, sort = narrowing.rows, narrowing.question.sort
    if sort == Sort.RELEVANCE:
        passing = set(rows.tolist())
        return np.array([row for row in likeliest if row in passing], dtype=np.int64)[:most]
    if sort == Sort.NAME:
        return _by_name(narrowing, rows[:most])
    return _ORDERS[sort](narrowing, rows)[:most] if sort in _ORDERS else rows[:most]


def _by_distance(narrowing: Narrowing, rows: Rows) -> Rows:
    if narrowing.kilometres is None:
        return rows
    return rows[np.argsort(narrowing.kilometres[rows], kind="stable")]


def _newest(narrowing: Narrowing, rows: Rows) -> Rows:
    """Those who said something lately, then those who are not here."""
    return _first(narrowing.activity.updated[0], rows)


def _seeking(narrowing: Narrowing, rows: Rows) -> Rows:
    return _first(np.sort(narrowing.activity.seeking[0]), rows)


def _by_partnerships(narrowing: Narrowing, rows: Rows) -> Rows:
    places, counts = narrowing.activity.partnered
    return _first(places[np.lexsort((places, -counts))], rows)


def _first(preferred: Rows, rows: Rows) -> Rows:
    """`rows` with those of `preferred` at their head, in its order."""
    head = preferred[np.isin(preferred, rows)]
    return np.concatenate((head, rows[~np.isin(rows, head)]))


def _by_country(narrowing: Narrowing, rows: Rows) -> Rows:
    names, columns = country_names(), narrowing.columns
    ranks = _ranks([names.get(code, "") for code in columns.country_codes])
    return rows[np.argsort(ranks[columns.countries[rows]], kind="stable")]


def _by_region(narrowing: Narrowing, rows: Rows) -> Rows:
    """Without a region last."""
    columns = narrowing.columns
    inside = columns.regions[rows]
    present = [columns.region_ids[number] for number in np.unique(inside[inside >= 0]).tolist()]
    names = place_names(Municipality.including_merged.filter(pk__in=present))
    ranks = _ranks([names.get(pk, "") for pk in columns.region_ids])
    return rows[np.argsort(np.where(inside < 0, len(ranks), ranks[inside]), kind="stable")]


def _by_name(narrowing: Narrowing, rows: Rows) -> Rows:
    """In the order of the reader's alphabet, the same on every database."""
    columns = narrowing.columns
    names = place_names(Municipality.objects.filter(pk__in=columns.ids[rows].tolist()))
    return columns.positions_of(sorted(names, key=lambda pk: (alphabetical(names[pk]), pk)))


def _ranks(names: list[str]) -> NDArray[np.int64]:
    """The place of each name in the alphabet; those without a name last."""
    order = sorted(range(len(names)), key=lambda number: (not names[number], alphabetical(names[number])))
    ranks = np.empty(max(len(names), 1), dtype=np.int64)
    ranks[order] = np.arange(len(names))
    return ranks


_ORDERS: dict[str, Callable[[Narrowing, Rows], Rows]] = {
    Sort.DISTANCE: _by_distance,
    Sort.NEWEST: _newest,
    Sort.SEEKING: _seeking,
    Sort.PARTNERSHIPS: _by_partnerships,
    Sort.COUNTRY: _by_country,
    Sort.REGION: _by_region,
}
