"""The news as small tuples: for counting all of them at once."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from pobratym.news.models import ArticlePage
from pobratym.news.pages.article import ArticlePlace, ArticleTopic
from pobratym.places.models import Level
from pobratym.search.question import Grammar, countries, row_numbers
from pobratym.search.tally import Values

_LONGEST_SLUG = 50


class News(NamedTuple):
    """An article as far as the list counts by it. `places`: municipalities and oblasts it is about."""

    id: int
    year: int
    title: str
    lead: str
    topics: Values
    places: frozenset[int]
    countries: Values
    oblasts: Values


def slugs(values: Sequence[str]) -> Values:
    """Topics as they stand in addresses."""
    given = (value.strip() for value in values)
    return tuple(dict.fromkeys(each for each in given if each and each.isprintable() and len(each) <= _LONGEST_SLUG))


GRAMMAR = Grammar(
    facets={
        "topic": slugs,
        "oblast": row_numbers,
        "country": countries,
        "year": row_numbers,
        "municipality": row_numbers,
    },
    sorts=("newest",),
    views=("list",),
)


def all_news(language: str) -> list[News]:
    """Each published article once, newest first, in `language` where it is translated: three queries."""
    topics, places = _topics(), _places()
    rows = ArticlePage.objects.readable_in(language).order_by("-published_at", "-pk")
    return [
        News(
            pk,
            (event_on or published_at).year,
            title,
            lead,
            tuple(dict.fromkeys(topics[pk])),
            frozenset(place for place, *_rest in places[pk]),
            tuple(dict.fromkeys(country for _place, country, _oblast in places[pk])),
            tuple(dict.fromkeys(str(oblast) for _place, country, oblast in places[pk] if country == "UA" and oblast)),
        )
        for pk, event_on, published_at, title, lead in rows.values_list(
            "pk", "event_on", "published_at", "title", "lead"
        )
    ]


def _topics() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for page, slug in ArticleTopic.objects.values_list("page_id", "topic__slug"):
        found[page].append(slug)
    return found


def _places() -> dict[int, list[tuple[int, str, int | None]]]:
    """Article -> the places it is about: number, country, the oblast it lies in or is."""
    of = "municipality__"
    rows = ArticlePlace.objects.values_list(
        "page_id", "municipality_id", f"{of}country_id", f"{of}region_id", f"{of}level"
    )
    found: dict[int, list[tuple[int, str, int | None]]] = defaultdict(list)
    for page, place, country, region, level in rows:
        found[page].append((place, country, place if level == Level.REGION else region))
    return found


def columns(news: Sequence[News]) -> dict[str, list[Values]]:
    """For each facet the values of each article."""
    return {
        "topic": [each.topics for each in news],
        "oblast": [each.oblasts for each in news],
        "country": [each.countries for each in news],
        "year": [(str(each.year),) for each in news],
        "municipality": [tuple(map(str, each.places)) for each in news],
    }
