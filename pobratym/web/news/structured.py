"""What search engines are told of an article (schema.org NewsArticle)."""

from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from pobratym.news.models import ArticlePage, PictureRendition
from pobratym.news.pages.anatomy import Anatomy
from pobratym.places.models import Municipality
from pobratym.web.structured_data import as_json_ld


def news_article(
    article: ArticlePage, around: Anatomy, *, address: str, picture: PictureRendition | None
) -> SafeString:
    """The article as JSON-LD, safe to stand inside a script element of data."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title[:110],
        "description": article.lead,
        "inLanguage": article.language,
        "mainEntityOfPage": address,
        "datePublished": article.published_at.isoformat(),
        "dateModified": (article.last_published_at or article.published_at).isoformat(),
        "publisher": {"@type": "Organization", "name": "Pobratym", "url": settings.SITE_URL},
        "author": {"@type": "Person" if article.author else "Organization", "name": article.author or "Pobratym"},
        "keywords": [str(topic) for topic in article.topics],
        "about": [_place(place) for place in (*around.hromadas, *around.abroad)],
    }
    if picture:
        data["image"] = [settings.SITE_URL + picture.url]
    if article.source_url:
        data["isBasedOn"] = article.source_url
    return as_json_ld(data)


def _place(place: Municipality) -> dict[str, Any]:
    return {"@type": "AdministrativeArea", "name": str(place), "containedInPlace": str(place.country)}
