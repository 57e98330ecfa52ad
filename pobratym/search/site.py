"""One box for the whole site: each collection is asked by the same text and by the choices that it knows.

A choice narrows every group that it can speak of: needs and offers by their own sphere, form and direction,
partnerships by their own spheres and stage, and all by the municipalities concerned.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from pobratym.naming.folding import fold
from pobratym.places.models import Municipality
from pobratym.profiles.vocabulary import Sphere
from pobratym.search.articles import ARTICLES
from pobratym.search.collection import MOST, Collection
from pobratym.search.listings import LISTINGS
from pobratym.search.municipalities.grammar import Side
from pobratym.search.municipalities.narrowing import Narrowing
from pobratym.search.municipalities.selection import MUNICIPALITIES, MunicipalitySelection, municipalities
from pobratym.search.pairs import is_named
from pobratym.search.partnerships import REGISTER
from pobratym.search.question import Question

SHOWN = 5  # of each group; the rest is behind its tab
PAGE_SIZE = 20
_FEWEST_LETTERS = 3  # of the name of a sphere


class GroupName(StrEnum):
    """The groups of an answer."""

    MUNICIPALITIES = "municipalities"
    PARTNERSHIPS = "partnerships"
    NEEDS = "needs"
    NEWS = "news"


COLLECTIONS: Mapping[str, Collection[Any]] = {
    GroupName.MUNICIPALITIES: MUNICIPALITIES,
    GroupName.PARTNERSHIPS: REGISTER,
    GroupName.NEEDS: LISTINGS,
    GroupName.NEWS: ARTICLES,
}


class _ChoiceReading(NamedTuple):
    """How a collection beside the municipalities reads the choices. `own`: a choice that its records have themselves
    -> its name there; `silent`: choices that mean nothing for it, so that it is left out, which the page says."""

    own: Mapping[str, str]
    silent: tuple[str, ...] = ()


_READINGS = {
    GroupName.PARTNERSHIPS: _ChoiceReading({"sphere": "sphere", "status": "stage"}, silent=("form", "direction")),
    GroupName.NEEDS: _ChoiceReading({name: name for name in ("sphere", "form", "direction")}),
    GroupName.NEWS: _ChoiceReading({}, silent=("sphere", "form", "direction")),
}


@dataclass(frozen=True)
class ResultGroup:
    """Some of what was found and how many there are; `question`: what the collection was asked."""

    rows: Sequence[Any] = ()
    total: int = 0
    question: Question | None = None
    is_left_out: bool = False
    is_by_words: bool = False

    @property
    def has_more(self) -> bool:
        return self.total > len(self.rows)


@dataclass(frozen=True)
class SiteResults:
    """What the site has for a question. `meant`: the name that was taken for the text where it looks misspelt, with the
    places called so; `sphere`: the sphere whose name the text is."""

    found: MunicipalitySelection
    groups: Mapping[GroupName, ResultGroup]
    meant: str = ""
    namesakes: Sequence[Municipality] = ()
    sphere: str = ""

    @property
    def order(self) -> tuple[GroupName, ...]:
        """The groups as they are shown: what links two places that were named first; words that stand in needs, offers
        and news before places that merely sound like them."""
        if self.found.pair:
            return (GroupName.PARTNERSHIPS, GroupName.MUNICIPALITIES, GroupName.NEWS, GroupName.NEEDS)
        if self.is_by_words:
            return (GroupName.NEEDS, GroupName.NEWS, GroupName.PARTNERSHIPS, GroupName.MUNICIPALITIES)
        return tuple(GroupName)

    @property
    def is_by_words(self) -> bool:
        """Whether the text is words rather than a name."""
        likeliest = next(iter(self.found.hits.values()), None)
        if likeliest and is_named(likeliest):
            return False
        return any(group.is_by_words for group in self.groups.values())

    @property
    def municipalities(self) -> ResultGroup:
        return self.groups[GroupName.MUNICIPALITIES]

    @property
    def partnerships(self) -> ResultGroup:
        return self.groups[GroupName.PARTNERSHIPS]

    @property
    def listings(self) -> ResultGroup:
        return self.groups[GroupName.NEEDS]

    @property
    def articles(self) -> ResultGroup:
        return self.groups[GroupName.NEWS]

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups.values())


def search_site(question: Question, shown: GroupName | None = None) -> SiteResults:
    """Everything found; of the group `shown` the page asked for. `question`: in the grammar of municipalities."""
    everywhere = {**question.chosen, "side": (Side.EVERYWHERE.value,)}
    found = MUNICIPALITIES.find(replace(question, chosen=everywhere))
    groups = {GroupName.MUNICIPALITIES: _group(found, GroupName.MUNICIPALITIES, question.page, shown)}
    for name, reading in _READINGS.items():
        if any(found.question.values(each) for each in reading.silent):
            groups[name] = ResultGroup(is_left_out=True)
        else:
            groups[name] = _group(_asked(name, reading, found), name, question.page, shown)
    met = list(found.hits.values())
    namesakes: list[Municipality] = []
    is_by_words = any(group.is_by_words for group in groups.values())
    if found.is_guess and not is_by_words:  # nobody is asked whether she meant a town where her word is found
        namesakes = municipalities([hit.id for hit in met[:SHOWN] if hit.reason.manner is met[0].reason.manner])
    return SiteResults(
        found,
        groups,
        meant=str(namesakes[0]) if namesakes else "",
        namesakes=namesakes,
        sphere=_sphere(question.text),
    )


def _asked(name: GroupName, reading: _ChoiceReading, found: MunicipalitySelection) -> Any:
    """What a collection has for the question, narrowed to the places concerned where a choice speaks of them."""
    collection, asked = COLLECTIONS[name], found.question
    places = asked.without("sphere", "form", "direction", *reading.own)
    own = {there: asked.values(here) for here, there in reading.own.items()}
    narrowing = Narrowing(places, found.narrowing.activity, is_open=True) if places.is_narrowed else None
    question = Question.from_query(collection.grammar, {"q": [asked.text], **own})
    return collection.find(question, narrowing, found.meant)


def _group(selection: Any, name: GroupName, page: int, shown: GroupName | None) -> ResultGroup:
    if shown is not name:
        start, end = 0, 0 if shown else SHOWN
    else:
        start = min((page - 1) * PAGE_SIZE, MOST)
        end = start + PAGE_SIZE
    rows = selection.rows(start, end) if end > start else ()
    is_by_words = getattr(selection, "is_by_words", False)  # municipalities have names alone
    return ResultGroup(rows, selection.total, selection.question, is_by_words=is_by_words)


def _sphere(text: str) -> str:
    """The sphere that the text names, in the reader's language."""
    key = fold(text)
    if len(key) < _FEWEST_LETTERS:
        return ""
    return next((str(sphere) for sphere in Sphere if fold(str(Sphere(sphere).label)).startswith(key)), "")
