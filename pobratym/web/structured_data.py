"""What search engines and other programs are told inside a page, in schema.org's words: JSON-LD of records."""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from pobratym.news.models import ArticlePage, PictureRendition
from pobratym.news.pages.anatomy import Anatomy
from pobratym.places.models import Level, Municipality
from pobratym.search.portrait import MunicipalityPortrait
from pobratym.web.directory.identifiers import own_page

_IN_A_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def as_json_ld(data: dict[str, Any]) -> SafeString:
    """The data as JSON that may stand inside a script element."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_IN_A_SCRIPT))


def administrative_area(portrait: MunicipalityPortrait, url: str) -> SafeString:
    """The municipality with its names, numbers and point."""
    municipality = portrait.municipality
    names = [*municipality.name.values(), *(name.text for name in portrait.names.exonyms)]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "AdministrativeArea" if municipality.level in (Level.REGION, Level.COUNTY) else "City",
        "name": str(municipality.name),
        "alternateName": [name for name in dict.fromkeys(names) if name and name != str(municipality.name)],
        "url": url,
        "identifier": [
            {"@type": "PropertyValue", "propertyID": each.get_scheme_display(), "value": each.value}
            for each in portrait.identifiers
        ],
        "sameAs": [page for each in portrait.identifiers if (page := own_page(each))],
        "containedInPlace": {"@type": "Country", "name": str(municipality.country)},
    }
    if municipality.region:
        data["containedInPlace"] = {
            "@type": "AdministrativeArea",
            "name": str(municipality.region.name),
            "containedInPlace": data["containedInPlace"],
        }
    if municipality.latitude is not None and municipality.longitude is not None:
        data["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(municipality.latitude),
            "longitude": float(municipality.longitude),
        }
    return as_json_ld(data)


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
        "about": [_about(place) for place in (*around.hromadas, *around.abroad)],
    }
    if picture:
        data["image"] = [settings.SITE_URL + picture.url]
    if article.source_url:
        data["isBasedOn"] = article.source_url
    return as_json_ld(data)


def _about(place: Municipality) -> dict[str, Any]:
    return {"@type": "AdministrativeArea", "name": str(place), "containedInPlace": str(place.country)}
