"""The news as a collection."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from pobratym.core.compiled import compiled_once
from pobratym.core.keeping import kept
from pobratym.core.languages import current_language
from pobratym.core.words import words_in
from pobratym.journal.areas import Area
from pobratym.journal.queries.record_tables import Derived, RecordTable, Rows
from pobratym.news.models import ArticlePage, Topic
from pobratym.news.pages.article import ArticlePlace, ArticleTopic
from pobratym.places.models import Level
from pobratym.search.freshness import freshness
from pobratym.search.labels import country_labels, place_labels, year_labels
from pobratym.search.question import CountryCodes, Numbers, Slugs, Values
from pobratym.search.records import RecordCollection, RecordFacet, grammar_of
from pobratym.search.texts import Matches, PlacesMeant, WithWord, matches


class ArticleRecord(NamedTuple):
    """An article as far as the list counts by it. `places`: municipalities and oblasts it is about."""

    id: int
    year: int
    title: str
    lead: str
    topics: Values
    places: frozenset[int]
    countries: Values
    oblasts: Values


class PlaceOfArticle(NamedTuple):
    """A place that an article is about. `oblast`: the region it lies in or is."""

    municipality: int
    country: str
    oblast: int | None


def _topic_labels(slugs: set[str]) -> Mapping[str, str]:
    """Topics in their order, then those there are not."""
    known = {topic.slug: str(topic) for topic in Topic.objects.all()}
    return known | {slug: slug for slug in sorted(slugs) if slug not in known}


FACETS: tuple[RecordFacet[ArticleRecord], ...] = (
    RecordFacet("topic", _("Topic"), Slugs(), lambda news: [each.topics for each in news], _topic_labels),
    RecordFacet("oblast", _("Oblast"), Numbers(), lambda news: [each.oblasts for each in news], place_labels),
    RecordFacet(
        "country",
        _("Partner’s country"),
        CountryCodes(),
        lambda news: [each.countries for each in news],
        country_labels,
        unless_asked=frozenset({"UA"}),
    ),
    RecordFacet(
        "year", _("Year of the event"), Numbers(), lambda news: [(str(each.year),) for each in news], year_labels
    ),
    RecordFacet(
        "municipality",
        _("Municipality"),
        Numbers(),
        lambda news: [tuple(map(str, each.places)) for each in news],
        place_labels,
        is_asked_only=True,
    ),
)


@kept(lambda: freshness(Area.REGISTRY, Area.NEWS))
def _table(language: str) -> RecordTable[ArticleRecord]:
    """Each article once, newest first: three queries when something of it has changed."""
    topics, places = _topics(), _places()
    rows = ArticlePage.objects.readable_in(language).order_by("-published_at", "-pk")
    news = [
        ArticleRecord(
            pk,
            (event_on or published_at).year,
            title,
            lead,
            tuple(dict.fromkeys(topics[pk])),
            frozenset([place.municipality for place in places[pk]]),
            tuple(dict.fromkeys(place.country for place in places[pk])),
            tuple(dict.fromkeys(str(place.oblast) for place in places[pk] if place.country == "UA" and place.oblast)),
        )
        for pk, event_on, published_at, title, lead in rows.values_list(
            "pk", "event_on", "published_at", "title", "lead"
        )
    ]
    return RecordTable(news, lambda each: each.places)


_WORDS = Derived("words", lambda news: [(words_in([each.title]), words_in([each.title, each.lead])) for each in news])


def _with_word(table: RecordTable[ArticleRecord], stem: str) -> WithWord:
    words = table.column(_WORDS)
    return WithWord(words.where(lambda own: f" {stem}" in own[0]), words.where(lambda own: f" {stem}" in own[1]))


class Articles(RecordCollection[ArticleRecord, ArticlePage]):
    """Published articles, each in the reader's language where it is translated."""

    facets = FACETS
    # `place` is what the words were called before.
    grammar = grammar_of(FACETS, ("newest",), views=("list",), former={"place": "q"})

    def table(self) -> RecordTable[ArticleRecord]:
        return _table(current_language())

    def matches(self, text: str, table: RecordTable[ArticleRecord], rows: Rows, meant: PlacesMeant | None) -> Matches:
        """By words of the title and the lead, or by a place they tell of."""
        return matches(
            text, table, rows, meant, regions=lambda _each: (), with_word=lambda stem: _with_word(table, stem)
        )

    def in_order(
        self, records: Sequence[ArticleRecord], sort: str, relevance: Mapping[int, int]
    ) -> Sequence[ArticleRecord]:
        return records

    def rows(self, records: Sequence[ArticleRecord]) -> list[ArticlePage]:
        ids = [each.id for each in records]
        found = {each.pk: each for each in _for_a_list(ids)}
        return [found[pk] for pk in ids if pk in found]


@compiled_once
def _for_a_list(ids: Sequence[int]) -> QuerySet[ArticlePage]:
    articles: QuerySet[ArticlePage] = ArticlePage.objects.filter(pk__in=ids).for_a_list()
    return articles


def _topics() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for page, slug in ArticleTopic.objects.values_list("page_id", "topic__slug"):
        found[page].append(slug)
    return found


def _places() -> dict[int, list[PlaceOfArticle]]:
    of = "municipality__"
    rows = ArticlePlace.objects.values_list(
        "page_id", "municipality_id", f"{of}country_id", f"{of}region_id", f"{of}level"
    )
    found: dict[int, list[PlaceOfArticle]] = defaultdict(list)
    for page, place, country, region, level in rows:
        found[page].append(PlaceOfArticle(place, country, place if level == Level.REGION else region))
    return found


ARTICLES = Articles()
