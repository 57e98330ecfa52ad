"""The parts of an article that stand around its text: places, partnerships, what to read next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from pobratym.core.among import Among
from pobratym.partnerships.models import Partnership
from pobratym.places.models import Level, Municipality

if TYPE_CHECKING:
    from pobratym.news.pages.article import ArticlePage

READ_ALSO = 4


@dataclass(frozen=True)
class Anatomy:
    """What an article is about, sorted the way the page shows it."""

    oblasts: list[Municipality]
    hromadas: list[Municipality]
    abroad: list[Municipality]
    partnerships: list[Partnership]
    read_also: list[ArticlePage]


def anatomy(article: ArticlePage, language: str) -> Anatomy:
    """Reads what surrounds `article`, also of a draft that is only being previewed."""
    places = _places(article)
    at_home = [place for place in places if place.is_ukrainian]
    hromadas = [place for place in at_home if place.level != Level.REGION]
    named = [place for place in at_home if place.level == Level.REGION]
    of_hromadas = [hromada.region for hromada in hromadas if hromada.region]
    return Anatomy(
        oblasts=list(dict.fromkeys([*named, *of_hromadas])),
        hromadas=hromadas,
        abroad=[place for place in places if not place.is_ukrainian],
        partnerships=_partnerships(article),
        read_also=_read_also(article, places, language),
    )


def _places(article: ArticlePage) -> list[Municipality]:
    links = article.places.select_related(
        "municipality__country", "municipality__region__country", "municipality__parent"
    )
    return list(dict.fromkeys(link.municipality for link in links))


def _partnerships(article: ArticlePage) -> list[Partnership]:
    named = [link.partnership_id for link in article.partnership_links.all()]
    public = Partnership.objects.public().with_parties().in_bulk(named) if named else {}
    return [public[number] for number in dict.fromkeys(named) if number in public]


def _read_also(article: ArticlePage, places: list[Municipality], language: str) -> list[ArticlePage]:
    """The editor's choice first, then the articles that share most municipalities and topics."""
    readable = type(article).objects.readable_in(language).for_a_list()
    chosen_keys = [link.article.translation_key for link in article.read_also.select_related("article")]
    chosen = {each.translation_key: each for each in readable.filter(translation_key__in=chosen_keys)}
    in_order = [chosen[key] for key in dict.fromkeys(chosen_keys) if key in chosen]
    room_left = READ_ALSO - len(in_order)
    if room_left <= 0:
        return in_order[:READ_ALSO]
    others = readable.exclude(translation_key__in=[article.translation_key, *chosen_keys])
    return [*in_order, *_closest(article, places, others)[:room_left]]


def _closest(article: ArticlePage, places: list[Municipality], others: Any) -> list[ArticlePage]:
    topics = [link.topic_id for link in article.topic_links.all()]
    pages = type(article).objects.order_by()
    # Who shares anything is told by an index; only of those it is counted how much.
    linked = [pages.filter(places__municipality__in=places), pages.filter(topic_links__topic__in=topics)]
    sharing = linked[0].values_list("pk").union(linked[1].values_list("pk"))
    weighed = others.filter(Among("pk", [pk for (pk,) in sharing])).annotate(
        shared_places=_shared(type(article), "places", Q(places__municipality__in=places)),
        shared_topics=_shared(type(article), "topic_links", Q(topic_links__topic__in=topics)),
    )
    closest = weighed.order_by((F("shared_places") * 2 + F("shared_topics")).desc(), "-published_at", "-pk")
    return list(closest[:READ_ALSO])


def _shared(pages: type[ArticlePage], relation: str, condition: Q) -> Coalesce:
    counted = (
        pages.objects.filter(condition, pk=OuterRef("pk"))
        .order_by()
        .values("pk")
        .annotate(shared=Count(relation, distinct=True))
        .values("shared")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
