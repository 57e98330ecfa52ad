"""Articles for lists, for the pages of municipalities and partnerships, and for reading."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce, ExtractYear

from pobratym.core.languages import current_language
from pobratym.news.models import ArticlePage, ArticleViews, Picture, Topic
from pobratym.news.pages.anatomy import Anatomy, anatomy
from pobratym.news.pages.article import ArticlePartnership, ArticlePlace, ArticleQuerySet, ArticleTopic
from pobratym.partnerships.models import Partnership
from pobratym.registry.folding import fold
from pobratym.registry.models import Country, Level, Municipality

CARD = "fill-640x360"
WIDE = "max-1280x960"


@dataclass(frozen=True)
class NewsFilters:
    """What a reader of the list asked for; empty means all."""

    topic: str = ""
    oblast: int | None = None
    country: str = ""
    municipality: int | None = None
    year: int | None = None
    place: str = ""  # the beginning of a municipality's name, in any script


@dataclass(frozen=True)
class NewsChoices:
    """What the list can be filtered by: only what some published article is about."""

    topics: list[Topic]
    oblasts: list[Municipality]
    countries: list[Country]
    years: list[int]


@dataclass(frozen=True)
class Found:
    """An article under an address, and whether it is in the reader's language."""

    article: ArticlePage
    translations: dict[str, str]  # language -> slug

    def is_in(self, language: str) -> bool:
        return self.article.language == language


def latest(limit: int, language: str | None = None) -> list[ArticlePage]:
    """The newest articles, newest first, each in the reader's language where it is translated."""
    return list(_cards(language or current_language())[:limit])


def of_municipality(municipality: Municipality, limit: int = 20) -> list[ArticlePage]:
    """Articles that tell of the municipality, newest first."""
    return list(_cards(current_language()).about(municipality)[:limit])


def of_partnership(partnership: Partnership, limit: int = 20) -> list[ArticlePage]:
    """Articles that stand as evidence for the partnership, newest first."""
    attached = ArticlePartnership.objects.filter(page=OuterRef("pk"), partnership=partnership)
    return list(_cards(current_language()).filter(Exists(attached))[:limit])


def listed(filters: NewsFilters, language: str) -> ArticleQuerySet:
    """The list of the noticeboard under these filters."""
    articles = _cards(language)
    if filters.topic:
        articles = articles.filter(_has(ArticleTopic, topic__slug=filters.topic))
    if filters.oblast:
        articles = articles.filter(_in_oblast(filters.oblast))
    if filters.country:
        articles = articles.filter(_has(ArticlePlace, municipality__country_id=filters.country))
    if filters.municipality:
        articles = articles.filter(_has(ArticlePlace, municipality_id=filters.municipality))
    if key := fold(filters.place):
        articles = articles.filter(_has(ArticlePlace, municipality__names__key__startswith=key))
    if filters.year:
        articles = articles.annotate(year=_year()).filter(year=filters.year)
    return articles


def choices() -> NewsChoices:
    """What published articles can be filtered by, in the reader's alphabet."""
    live = ArticlePage.objects.live()
    places = ArticlePlace.objects.filter(page__in=live).values("municipality")
    oblasts = Municipality.objects.filter(level=Level.REGION, country_id="UA").filter(
        Q(pk__in=places) | Q(pk__in=ArticlePlace.objects.filter(page__in=live).values("municipality__region"))
    )
    countries = Country.objects.filter(
        pk__in=ArticlePlace.objects.filter(page__in=live).values("municipality__country")
    ).exclude(pk="UA")
    topics = Topic.objects.filter(pk__in=ArticleTopic.objects.filter(page__in=live).values("topic"))
    years = live.order_by().annotate(year=_year()).values_list("year", flat=True).distinct()
    return NewsChoices(
        topics=sorted(topics, key=str),
        oblasts=sorted(oblasts, key=str),
        countries=sorted(countries, key=str),
        years=sorted(set(years), reverse=True),
    )


def find(slug: str, language: str) -> Found | None:
    """The article at `slug`: in `language` where it exists, else the translation that has that address."""
    article = (
        ArticlePage.objects.live()
        .filter(slug=slug)
        .select_related("locale", "picture")
        .with_topics()
        .order_by(Coalesce(Q(locale__language_code=language), False).desc())
        .first()
    )
    if article is None:
        return None
    siblings = ArticlePage.objects.live().filter(translation_key=article.translation_key)
    return Found(article, dict(siblings.values_list("locale__language_code", "slug")))


def around(article: ArticlePage) -> Anatomy:
    """Places, partnerships and what to read next."""
    return anatomy(article, current_language())


def views_of(translation_key: UUID) -> int:
    """How often the article was opened, all languages together."""
    return ArticleViews.objects.filter(pk=translation_key).values_list("count", flat=True).first() or 0


def with_renditions(articles: list[ArticlePage], spec: str = CARD) -> dict[int, Any]:
    """Article number -> its main picture in the size `spec`. Two queries; missing sizes are drawn once and kept."""
    ids = {article.picture_id for article in articles if article.picture_id}
    pictures = Picture.objects.filter(pk__in=ids).prefetch_renditions(spec) if ids else []
    drawn = {picture.pk: picture.get_rendition(spec) for picture in pictures}
    return {article.pk: drawn[article.picture_id] for article in articles if article.picture_id in drawn}


def _cards(language: str) -> ArticleQuerySet:
    return ArticlePage.objects.readable_in(language).for_a_list()


def _has(link: Any, **condition: Any) -> Exists:
    return Exists(link.objects.filter(page=OuterRef("pk"), **condition))


def _in_oblast(oblast: int) -> Q:
    return Q(_has(ArticlePlace, municipality_id=oblast)) | Q(_has(ArticlePlace, municipality__region_id=oblast))


def _year() -> Coalesce:
    """The year it happened; where that is not known, the year of the news."""
    return Coalesce(ExtractYear("event_on"), ExtractYear("published_at"))
