"""What the search can look through: for each group the numbers of what is found, best first, and their rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pobratym.api import rows
from pobratym.partnerships.models import Partnership
from pobratym.partnerships.queries.links import public_links
from pobratym.partnerships.queries.register import with_evidence
from pobratym.search.everything import articles_about
from pobratym.search.listings.board import GRAMMAR as LISTINGS
from pobratym.search.listings.found import found_listings
from pobratym.search.named import named
from pobratym.search.question import Question
from pobratym.search.register.found import found_links
from pobratym.search.register.grammar import GRAMMAR as REGISTER

_MOST_PLACES = 100


class Group(StrEnum):
    """What is looked through."""

    MUNICIPALITIES = "municipalities"
    PARTNERSHIPS = "partnerships"
    LISTINGS = "listings"
    ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for; country and level narrow places only."""

    text: str
    country: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Numbers of all that is found, best first; the rows of some of them."""

    numbers: Sequence[int]
    rows: Callable[[slice], list[rows.Row]]


def municipalities(asked: Asked) -> Found:
    """Places that the text may mean."""
    country, level = asked.country or None, asked.level or None
    hits = named(asked.text, country=country, level=level, limit=_MOST_PLACES) if asked.text else []
    return Found(
        [hit.id for hit in hits],
        lambda page: rows.found_places([(hit.id, hit.score, hit.reason) for hit in hits[page]]),
    )


def partnerships(asked: Asked) -> Found:
    """Public partnerships with such a party."""
    question = Question.from_query(REGISTER, {"q": [asked.text]})
    numbers = [link.id for link in found_links(question, public_links()).links] if question.text else []

    def published(page: slice) -> list[rows.Row]:
        found = with_evidence(Partnership.objects.public().filter(pk__in=numbers[page]))
        return _in_order(rows.partnerships(rows.partnership_values(found.order_by())), numbers[page])

    return Found(numbers, published)


def listings(asked: Asked) -> Found:
    """Open needs and offers that say so, or of such a place."""
    question = Question.from_query(LISTINGS, {"q": [asked.text]})
    numbers = [posted.id for posted in found_listings(question).posted] if question.text else []
    return Found(numbers, lambda page: _in_order(rows.listings(numbers[page]), numbers[page]))


def articles(asked: Asked) -> Found:
    """News that say so, or are about such a place, in the language asked for or, where untranslated, in the other."""
    numbers = articles_about(asked.text) if asked.text else []
    return Found(numbers, lambda page: _in_order(rows.articles(numbers[page]), numbers[page]))


def _in_order(found: list[rows.Row], numbers: Sequence[int]) -> list[rows.Row]:
    by_number = {row["id"]: row for row in found}
    return [by_number[number] for number in numbers if number in by_number]


FIND: dict[str, Callable[[Asked], Found]] = {
    Group.MUNICIPALITIES: municipalities,
    Group.PARTNERSHIPS: partnerships,
    Group.LISTINGS: listings,
    Group.ARTICLES: articles,
}
