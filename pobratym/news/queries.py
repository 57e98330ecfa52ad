"""Articles for lists, for the pages of municipalities and partnerships, and for reading."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from pobratym.core.compiled import compiled_once
from pobratym.core.languages import current_language
from pobratym.news.models import CARD, ArticlePage, ArticleViews, Picture
from pobratym.news.pages.anatomy import Anatomy, anatomy
from pobratym.news.pages.article import ArticlePartnership, ArticleQuerySet, by_preference
from pobratym.partnerships.models import Partnership
from pobratym.places.models import Municipality


@dataclass(frozen=True)
class FoundArticle:
    """An article under an address, and whether it is in the reader's language."""

    article: ArticlePage
    translations: dict[str, str]  # language -> slug

    def is_in(self, language: str) -> bool:
        return self.article.language == language


def latest(limit: int, language: str | None = None) -> list[ArticlePage]:
    """The newest articles, newest first, each in the reader's language where it is translated."""
    return _latest(language=language or current_language(), limit=limit)


def of_municipality(municipality: Municipality, limit: int = 20) -> list[ArticlePage]:
    """Articles that tell of the municipality, newest first."""
    return _about(municipality.pk, language=current_language(), limit=limit)


def of_partnership(partnership: Partnership, limit: int = 20) -> list[ArticlePage]:
    """Articles that stand as evidence for the partnership, newest first."""
    attached = ArticlePartnership.objects.filter(page=OuterRef("pk"), partnership=partnership)
    return list(_cards(current_language()).filter(Exists(attached))[:limit])


def find(slug: str, language: str) -> FoundArticle | None:
    """The article at `slug`: in `language` where it exists, else in the language that stands in for it there."""
    article = (
        ArticlePage.objects.live()
        .filter(slug=slug)
        .select_related("locale", "picture")
        .with_topics()
        .order_by(by_preference(language))
        .first()
    )
    if article is None:
        return None
    siblings = ArticlePage.objects.live().filter(translation_key=article.translation_key)
    return FoundArticle(article, dict(siblings.values_list("locale__language_code", "slug")))


def around(article: ArticlePage) -> Anatomy:
    """Places, partnerships and what to read next."""
    return anatomy(article, current_language())


def views_of(translation_key: UUID) -> int:
    """How often the article was opened, all languages together."""
    return ArticleViews.objects.filter(pk=translation_key).values_list("count", flat=True).first() or 0


def with_renditions(articles: list[ArticlePage], spec: str = CARD) -> dict[int, Any]:
    """Article number -> its main picture in the size `spec`, whole where that is missing. Two queries."""
    ids = {article.picture_id for article in articles if article.picture_id}
    pictures = Picture.objects.filter(pk__in=ids).prefetch_renditions(spec) if ids else []
    drawn = {picture.pk: picture.in_size(spec) for picture in pictures}
    return {article.pk: drawn[article.picture_id] for article in articles if article.picture_id in drawn}


@compiled_once
def _latest(*, language: str, limit: int) -> QuerySet[ArticlePage]:
    return _cards(language)[:limit]


@compiled_once
def _about(municipality: int, *, language: str, limit: int) -> QuerySet[ArticlePage]:
    return _cards(language).about(municipality)[:limit]


def _cards(language: str) -> ArticleQuerySet:
    return ArticlePage.objects.readable_in(language).for_a_list()
