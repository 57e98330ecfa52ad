"""One box for the whole site: municipalities, partnerships, needs and offers, news that a text is about.

A facet narrows every group that it can speak of: needs and offers by their own sphere, form and direction,
partnerships by their own spheres and stage, and all by the municipalities concerned.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

import numpy as np
from django.db.models import Exists, OuterRef, Q, QuerySet

from pobratym.core.languages import content_languages, current_language
from pobratym.naming.folding import fold
from pobratym.news.models import ArticlePage
from pobratym.news.pages.article import ArticlePlace
from pobratym.partnerships.models import Partnership, PartnershipSphere
from pobratym.partnerships.queries import Filters as RegisterFilters
from pobratym.partnerships.queries import register
from pobratym.places.models import Municipality
from pobratym.places.queries import Hit, Reason
from pobratym.profiles.models import Listing
from pobratym.profiles.vocabulary import Sphere, with_children
from pobratym.search.directory import PAGE_SIZE, Found, find, municipalities
from pobratym.search.filters import Filters, Side
from pobratym.search.narrowing import Narrowing
from pobratym.search.rows import Row, described

SHOWN = 5  # of each group; the rest is behind its tab
_MOST_ROWS = 2_000  # that one can leaf through
_AS_WRITTEN = {Reason.EXACT, Reason.PREFIX}
_FEWEST_LETTERS = 3  # of a word that is looked for inside texts

T = TypeVar("T")


class Kind(StrEnum):
    """The groups of an answer."""

    MUNICIPALITIES = "municipalities"
    PARTNERSHIPS = "partnerships"
    LISTINGS = "needs"
    ARTICLES = "news"


# The choices that mean nothing for a group: it is then left out, which the page says.
_SILENT: dict[Kind, tuple[str, ...]] = {
    Kind.PARTNERSHIPS: ("forms", "directions"),
    Kind.ARTICLES: ("spheres", "forms", "directions"),
}


@dataclass(frozen=True)
class Group(Generic[T]):
    """Some of what was found, how many there are, and which page of them this is."""

    rows: Sequence[T] = ()
    total: int = 0
    is_left_out: bool = False

    @property
    def has_more(self) -> bool:
        return self.total > len(self.rows)


@dataclass(frozen=True)
class Everything:
    """What the site has for a question. `meant`: the name that was taken for the text where it looks misspelt, with the
    places called so; `sphere`: the sphere whose name the text is; `word`: what other lists are asked for."""

    found: Found
    municipalities: Group[Row] = field(default_factory=Group)
    partnerships: Group[Partnership] = field(default_factory=Group)
    listings: Group[Listing] = field(default_factory=Group)
    articles: Group[Any] = field(default_factory=Group)
    meant: str = ""
    namesakes: Sequence[Municipality] = ()
    sphere: str = ""
    word: str = ""

    def group(self, kind: Kind) -> Group[Any]:
        groups = (self.municipalities, self.partnerships, self.listings, self.articles)
        return groups[list(Kind).index(kind)]

    @property
    def total(self) -> int:
        return sum(self.group(kind).total for kind in Kind)


def everything(filters: Filters, shown: Kind | None = None) -> Everything:
    """Everything found, at a cost that does not grow with the registry; of the group `shown` the page asked for."""
    question = _Question(find(replace(filters, side=Side.EVERYWHERE)), shown)
    found, text = question.found, question.found.filters.text
    hits = list(found.hits.values())
    best = municipalities([hit.id for hit in hits[:SHOWN]])
    is_guessed = bool(hits) and hits[0].reason.is_guess
    word = _name_meant(text, best, hits)
    sphere = _sphere(text)
    return Everything(
        found=found,
        municipalities=question.municipalities(),
        partnerships=question.group(Kind.PARTNERSHIPS, _partnerships(question, word)),
        listings=question.group(Kind.LISTINGS, _listings(question, sphere, hits)),
        articles=question.group(Kind.ARTICLES, _articles(question, hits)),
        meant=word if is_guessed else "",
        namesakes=_alike(best, hits) if is_guessed else (),
        sphere=sphere,
        word=word,
    )


class _Question:
    """What is asked of every group, and the places concerned."""

    def __init__(self, found: Found, shown: Kind | None) -> None:
        self.found, self.shown, self.filters = found, shown, found.filters

    def municipalities(self) -> Group[Row]:
        start, end = self._slice(Kind.MUNICIPALITIES)
        ids = self.found.ids()[start:end]
        return Group(described(municipalities(ids), distances=self.found.distances(ids)), self.found.total)

    def group(self, kind: Kind, rows: "QuerySet[Any, Any]") -> Group[Any]:
        if self.is_silent(kind):
            return Group(is_left_out=True)
        start, end = self._slice(kind)
        first = list(rows[start:end])
        # All of them are here already: nothing is left to count.
        is_whole = start == 0 and len(first) < end
        return Group(first, len(first) if is_whole else rows.order_by().count())

    def is_silent(self, kind: Kind) -> bool:
        return any(getattr(self.filters, field) for field in _SILENT.get(kind, ()))

    def concerned(self, table: Any, *, by_stage: bool) -> list[int] | None:
        """Numbers in the last row of `table` whose place passes; None where no choice narrows places.

        A partnership has a stage of its own; a need, an offer and an article are narrowed by those of their places.
        """
        asked = replace(self.filters, spheres=(), forms=(), directions=())
        asked = asked if by_stage else replace(asked, statuses=())
        if not asked.is_narrowed:
            return None
        places = Narrowing(asked, self.found.columns, self.found.narrowing.told, is_open=True)
        numbers: list[int] = np.unique(table[-1, places.passing(table[0])]).tolist()
        return numbers

    def _slice(self, kind: Kind) -> tuple[int, int]:
        if self.shown is not kind:
            return 0, 0 if self.shown else SHOWN
        start = min((self.filters.page - 1) * PAGE_SIZE, _MOST_ROWS)
        return start, start + PAGE_SIZE


def _name_meant(text: str, places: list[Municipality], hits: list[Hit]) -> str:
    """What to ask the register and the news for, which know names only as they are written: the best place's name
    where the text is misspelt, inflected or says where the place lies («Odessa, Texas»)."""
    if hits and (hits[0].reason.manner not in _AS_WRITTEN or "," in text):
        return places[0].name
    return text


def _alike(places: list[Municipality], hits: list[Hit]) -> list[Municipality]:
    """Those of the first places that are guessed as well as the best one."""
    as_good = {hit.id for hit in hits if hit.reason.manner is hits[0].reason.manner}
    return [place for place in places if place.pk in as_good]


def _partnerships(question: _Question, word: str) -> "QuerySet[Any, Any]":
    filters = question.filters
    if word and len(fold(word)) < _FEWEST_LETTERS:
        return Partnership.objects.none()
    found = register(RegisterFilters(text=word))
    if filters.statuses:
        found = found.filter(stage__in=filters.statuses)
    if filters.spheres:
        rows = PartnershipSphere.objects.filter(sphere__in=_finer(filters.spheres))
        found = found.filter(pk__in=rows.values("partnership_id"))
    numbers = question.concerned(question.found.narrowing.told.parties, by_stage=False)
    return found if numbers is None else found.filter(pk__in=numbers)


def _finer(spheres: Sequence[str]) -> set[str]:
    return set().union(*(with_children(sphere) for sphere in spheres))


def _sphere(text: str) -> str:
    """The sphere that the text names, in the reader's language."""
    key = fold(text)
    if len(key) < _FEWEST_LETTERS:
        return ""
    return next((str(sphere) for sphere in Sphere if fold(str(Sphere(sphere).label)).startswith(key)), "")


def _listings(question: _Question, sphere: str, hits: list[Hit]) -> "QuerySet[Any, Any]":
    """Open needs and offers of a sphere, with the words, or of the places that are surely meant."""
    filters, text = question.filters, question.filters.text
    found: QuerySet[Any, Any] = Listing.objects.open().select_related("municipality__country", "municipality__region")
    if text:
        wanted = Q(municipality__in=_surely(hits)) | _with_words(
            text, *(f"{field}__{language}" for field in ("title", "details") for language in content_languages())
        )
        found = found.filter(wanted | Q(sphere__in=with_children(sphere)) if sphere else wanted)
    chosen: dict[str, Any] = {"sphere": _finer(filters.spheres), "form": filters.forms, "direction": filters.directions}
    found = found.filter(**{f"{name}__in": values for name, values in chosen.items() if values})
    numbers = question.concerned(question.found.narrowing.told.listings, by_stage=True)
    return (found if numbers is None else found.filter(pk__in=numbers)).order_by("-updated_at", "-pk")


def _articles(question: _Question, hits: list[Hit]) -> "QuerySet[Any, Any]":
    found = ArticlePage.objects.readable_in(current_language())
    if text := question.filters.text:
        about = ArticlePlace.objects.filter(page=OuterRef("pk"), municipality__in=_surely(hits))
        found = found.filter(_with_words(text, "title", "lead") | Q(Exists(about)))
    if question.filters.is_narrowed and not question.is_silent(Kind.ARTICLES):
        columns = question.found.columns
        pairs = np.array(
            list(ArticlePlace.objects.order_by().values_list("municipality_id", "page_id")), dtype=np.int64
        )
        table = pairs.reshape(-1, 2).T.copy()
        table[0] = columns.places_of(table[0])
        numbers = question.concerned(table[:, table[0] >= 0], by_stage=True)
        found = found if numbers is None else found.filter(pk__in=numbers)
    listed: QuerySet[Any, Any] = found.for_a_list()
    return listed


def articles_about(text: str) -> list[int]:
    """Numbers of the articles with the words or about the places that are surely meant, newest first."""
    question = _Question(find(Filters(text=text, side=Side.EVERYWHERE)), None)
    found = _articles(question, list(question.found.hits.values()))
    return list(found.prefetch_related(None).values_list("pk", flat=True))


def _surely(hits: list[Hit]) -> list[int]:
    """The places with exactly this name, or the one that is guessed: what only begins so is too much."""
    return [hit.id for hit in hits[:SHOWN] if hit.reason.manner is hits[0].reason.manner]


def _with_words(text: str, *columns: str) -> Q:
    """Rows in whose columns the text stands, small or capital: SQLite knows that of Latin letters only."""
    found = Q(pk__in=[])
    if len(text) >= _FEWEST_LETTERS:
        for column in columns:
            for spelling in dict.fromkeys((text, text.lower(), text.capitalize())):
                found |= Q(**{f"{column}__contains": spelling})
    return found
