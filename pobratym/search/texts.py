"""What a text means, in every list: words of a record, inflected too, or the name of a place it concerns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from re import Pattern
from typing import Any

from django.db.models import Q, QuerySet

from pobratym.naming.folding import fold
from pobratym.places.models import Name
from pobratym.places.queries import Hit, hits

_WORD = re.compile(r"\w+")
_MOST_PLACES = 200
_SHORT, _LONG = 4, 5  # letters of Cyrillic words that inflection changes by one («вода», «води»), and by two
_IN_PLACE, _IN_TITLE, _ANYWHERE = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Described:
    """A record as far as texts go: the places it concerns, the regions they lie in, its title, whatever else it says.
    Words are in small letters."""

    id: int
    places: frozenset[int]
    regions: frozenset[int | None] = frozenset()
    title: str = ""
    words: str = ""


@dataclass(frozen=True)
class PlacesMeant:
    """Numbers of the places that fit a text as well as the best one; `is_guess`: it must be misspelt for that."""

    ids: frozenset[int] = frozenset()
    is_guess: bool = False


def places_meant(met: Sequence[Hit]) -> PlacesMeant:
    """Of the places that a text may name, likeliest first, those that it names best."""
    if not met:
        return PlacesMeant()
    best = met[0].reason
    return PlacesMeant(frozenset([hit.id for hit in met if hit.reason.manner is best.manner]), best.is_guess)


@dataclass(frozen=True)
class Matches:
    """Number of a record -> how much it is about the text; `is_guess`: the text must be misspelt for that."""

    relevance: Mapping[int, int] = field(default_factory=dict)
    is_guess: bool = False


def matches(
    text: str, described: Iterable[Described], among: "QuerySet[Any, Any]", meant: PlacesMeant | None = None
) -> Matches:
    """Records with all the words, or of a place that one of its names calls so, in any script, or begins so; where
    there is none, those of the likeliest place or region. `among`: numbers of all places that records concern."""
    stems = [_stem(word) for word in _WORD.findall(text.casefold())]
    key = fold(text)
    if not (stems and key):
        return Matches()
    meant = places_meant(hits(text, limit=_MOST_PLACES)) if meant is None else meant
    begins = Q(key__startswith=key) | Q(key__contains=f" {key}")
    called = set(Name.objects.filter(begins, municipality__in=among).values_list("municipality_id", flat=True))
    if not meant.is_guess:
        called |= meant.ids
    rows, found = list(described), {}
    for row in rows:
        if not called.isdisjoint(row.places):
            found[row.id] = _IN_PLACE
        elif row.title and all(stem.search(row.title) for stem in stems):
            found[row.id] = _IN_TITLE
        elif row.words and all(stem.search(row.title) or stem.search(row.words) for stem in stems):
            found[row.id] = _ANYWHERE
    if found or not meant.ids:
        return Matches(found)
    likeliest = {row.id: _IN_PLACE for row in rows if row.places & meant.ids or row.regions & meant.ids}
    return Matches(likeliest, meant.is_guess)


def _stem(word: str) -> Pattern[str]:
    """A pattern of the words that begin as this one does, without the letters that inflection changes."""
    if word.isascii():
        bare = word[:-1] if len(word) >= _SHORT and word.endswith("s") else word
    else:
        bare = word[:-2] if len(word) > _LONG else word[:-1] if len(word) >= _SHORT else word
    return re.compile(rf"(?<!\w){re.escape(bare)}")
