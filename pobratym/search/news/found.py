"""The news as a reader asks for them: which, and what each facet would leave."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from pobratym.naming.folding import fold
from pobratym.news.models import ArticlePage, Topic
from pobratym.news.pages.article import ArticlePlace
from pobratym.places.models import Name
from pobratym.search.facet import Facet, facet_of
from pobratym.search.labels import country_labels, place_labels
from pobratym.search.meant import meant_by
from pobratym.search.news.board import News, all_news, columns
from pobratym.search.question import Question
from pobratym.search.tally import tally


@dataclass(frozen=True)
class FoundNews:
    """Numbers of the articles that pass, newest first; for each facet, value -> how many it would leave."""

    ids: Sequence[int]
    counts: Mapping[str, Counter[str]]


def found_news(question: Question, language: str) -> FoundNews:
    """What of the published articles answers the question."""
    news = _about(question.text, all_news(language))
    result = tally(columns(news), question.chosen, size=len(news))
    return FoundNews([news[place].id for place in result.places], result.counts)


def _about(text: str, news: Sequence[News]) -> Sequence[News]:
    """Articles with the text in their title or lead, or about a place whose name begins so or must be meant."""
    if not text:
        return news
    words, places = text.casefold(), _called(text)
    found = [each for each in news if words in f"{each.title} {each.lead}".casefold() or each.places & places]
    if found:
        return found
    meant = meant_by(text).places
    return [each for each in news if each.places & meant]


def _called(text: str) -> frozenset[int]:
    """Places of articles one of whose names has a word that begins with `text`, in any script."""
    if not (key := fold(text)):
        return frozenset()
    begins = Q(key__startswith=key) | Q(key__contains=f" {key}")
    names = Name.objects.filter(begins, municipality__in=ArticlePlace.objects.values("municipality_id"))
    return frozenset(names.values_list("municipality_id", flat=True))


def articles(ids: Sequence[int]) -> list[ArticlePage]:
    """The articles of one page of the list, in its order."""
    found = {each.pk: each for each in ArticlePage.objects.filter(pk__in=ids).for_a_list()}
    return [found[pk] for pk in ids]


def facets_of_news(question: Question, counts: Mapping[str, Counter[str]]) -> list[Facet]:
    """Topic, oblast, country of a partner, year; the municipality only where it was asked for."""
    topics = {topic.slug: str(topic) for topic in Topic.objects.all()}
    asked = {name: question.values(name) for name in counts}
    labels = {
        "topic": topics | {slug: slug for slug in asked["topic"] if slug not in topics},
        "oblast": place_labels({*counts["oblast"], *asked["oblast"]}),
        "country": country_labels({*counts["country"], *asked["country"]} - ({"UA"} - {*asked["country"]})),
        "year": {year: year for year in sorted({*counts["year"], *asked["year"]}, reverse=True)},
        "municipality": place_labels(asked["municipality"]),
    }
    names = {
        "topic": _("Topic"),
        "oblast": _("Oblast"),
        "country": _("Partner's country"),
        "year": _("Year of the event"),
        "municipality": _("Municipality"),
    }
    return [facet_of(name, label, labels[name], counts[name], asked[name]) for name, label in names.items()]
