"""One box for the whole site: municipalities, partnerships, needs and offers, news that a text is about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db.models import Exists, OuterRef, Q

from pobratym.core.languages import current_language
from pobratym.news.models import ArticlePage
from pobratym.news.pages.article import ArticlePlace
from pobratym.partnerships.models import Partnership
from pobratym.partnerships.queries import Filters as RegisterFilters
from pobratym.partnerships.queries import register
from pobratym.profiles.models import Listing
from pobratym.profiles.vocabulary import Sphere, with_children
from pobratym.registry.folding import fold
from pobratym.registry.models import Municipality
from pobratym.registry.queries import Reason
from pobratym.search.named import Named, named
from pobratym.search.rows import Row, described

SHOWN = 5  # of each group; the rest is behind its link
MOST_FOUND = 200
_GUESSED = {Reason.ONE_LETTER.value, Reason.TWO_LETTERS.value}
_AS_WRITTEN = {Reason.EXACT.value, Reason.HISTORIC.value, Reason.PREFIX.value}
_FEWEST_LETTERS = 3  # of a word that is looked for inside texts

T = TypeVar("T")


@dataclass(frozen=True)
class Group(Generic[T]):
    """The first of what was found, and how many there are."""

    rows: Sequence[T] = ()
    total: int = 0

    @property
    def has_more(self) -> bool:
        return self.total > len(self.rows)


@dataclass(frozen=True)
class Everything:
    """What the site has for a text. `meant`: the name that was taken for it where it looks misspelt, with the
    places called so; `sphere`: the sphere whose name the text is; `word`: what other lists are asked for."""

    municipalities: Group[Row] = field(default_factory=Group)
    partnerships: Group[Partnership] = field(default_factory=Group)
    listings: Group[Listing] = field(default_factory=Group)
    articles: Group[Any] = field(default_factory=Group)
    meant: str = ""
    namesakes: Sequence[Municipality] = ()
    sphere: str = ""
    word: str = ""

    @property
    def total(self) -> int:
        groups = (self.municipalities, self.partnerships, self.listings, self.articles)
        return sum(group.total for group in groups)


def everything(text: str) -> Everything:
    """Everything found for `text`, at a cost that does not grow with the registry."""
    hits = named(text, limit=MOST_FOUND) if text else []
    shown = set(Municipality.objects.shown().filter(pk__in=[hit.id for hit in hits]).values_list("pk", flat=True))
    hits = [hit for hit in hits if hit.id in shown]
    places = _places([hit.id for hit in hits[:SHOWN]])
    is_guessed = bool(hits) and hits[0].reason in _GUESSED
    word = _name_meant(text, places, hits)
    sphere = _sphere(text)
    return Everything(
        municipalities=Group(described(places), len(hits)),
        partnerships=_partnerships(word),
        listings=_listings(text, sphere, hits),
        articles=_articles(text, hits),
        meant=word if is_guessed else "",
        namesakes=_alike(places, hits) if is_guessed else (),
        sphere=sphere,
        word=word,
    )


def _name_meant(text: str, places: list[Municipality], hits: list[Named]) -> str:
    """What to ask the register and the news for, which know names only as they are written: the best place's name
    where the text is misspelt, inflected or says where the place lies («Odessa, Texas»)."""
    if hits and (hits[0].reason not in _AS_WRITTEN or "," in text):
        return places[0].name
    return text


def _places(ids: list[int]) -> list[Municipality]:
    found = Municipality.objects.with_place().in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def _alike(places: list[Municipality], hits: list[Named]) -> list[Municipality]:
    """Those of the first places that are guessed as well as the best one."""
    as_good = {hit.id for hit in hits if hit.reason == hits[0].reason}
    return [place for place in places if place.pk in as_good]


def _partnerships(text: str) -> Group[Partnership]:
    if len(fold(text)) < _FEWEST_LETTERS:
        return Group()
    found = register(RegisterFilters(text=text))
    return Group(list(found[:SHOWN]), found.count())


def _sphere(text: str) -> str:
    """The sphere that the text names, in the reader's language."""
    key = fold(text)
    if len(key) < _FEWEST_LETTERS:
        return ""
    return next((str(sphere) for sphere in Sphere if fold(str(Sphere(sphere).label)).startswith(key)), "")


def _listings(text: str, sphere: str, hits: list[Named]) -> Group[Listing]:
    """Open needs and offers of a sphere, with the words, or of the places that are surely meant."""
    wanted = Q(municipality__in=_surely(hits))
    if sphere:
        wanted |= Q(sphere__in=with_children(sphere))
    wanted |= _with_words(text, "title_uk", "title_en", "details_uk", "details_en")
    found = Listing.objects.open().filter(wanted).select_related("municipality__country", "municipality__region")
    return Group(list(found.order_by("-updated_at", "-pk")[:SHOWN]), found.count())


def _articles(text: str, hits: list[Named]) -> Group[Any]:
    about = ArticlePlace.objects.filter(page=OuterRef("pk"), municipality__in=_surely(hits))
    words = _with_words(text, "title", "lead")
    found = ArticlePage.objects.readable_in(current_language()).filter(words | Q(Exists(about)))
    return Group(list(found.for_a_list()[:SHOWN]), found.count())


def _surely(hits: list[Named]) -> list[int]:
    """The places with exactly this name, or the one that is guessed: what only begins so is too much."""
    return [hit.id for hit in hits[:SHOWN] if hit.reason == hits[0].reason]


def _with_words(text: str, *columns: str) -> Q:
    """Rows in whose columns the text stands, small or capital: SQLite knows that of Latin letters only."""
    found = Q(pk__in=[])
    if len(text) >= _FEWEST_LETTERS:
        for column in columns:
            for spelling in dict.fromkeys((text, text.lower(), text.capitalize())):
                found |= Q(**{f"{column}__contains": spelling})
    return found
