"""What a text means, in every list: words of a record, inflected too, or the name of a place it concerns."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from re import Pattern
from typing import NamedTuple

from pobratym.naming.folding import fold
from pobratym.places.queries import Hit, Reason, hits
from pobratym.search.known_names import known_names
from pobratym.search.pairs import Pair, pair_in, says_two

_WORD = re.compile(r"\w+")
_MOST_PLACES = 200
_SHORT, _LONG = 4, 5  # letters of Cyrillic words that inflection changes by one («вода», «води»), and by two
IN_PLACE, IN_TITLE, ANYWHERE = 3, 2, 1  # how much a record is about a text


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
    """Numbers of the places that fit a text as well as the best one; `is_guess`: it must be misspelt for that; `pair`:
    the text names two places, and asks for what links them."""

    ids: frozenset[int] = frozenset()
    is_guess: bool = False
    pair: Pair | None = None


class PlacesNamed(NamedTuple):
    """The places that a text may name, likeliest first; `pair` where it names two of them one after the other."""

    hits: list[Hit]
    pair: Pair | None = None


def places_named(text: str, limit: int) -> PlacesNamed:
    """What the text names as a whole, where it is a name; else the two places that it names, if it does."""
    met = hits(text, limit=limit)
    is_name = bool(met) and met[0].reason.manner is Reason.EXACT
    # A name may be followed by where it is («Odessa, Texas»), but not by a dash or an "and".
    is_whole = is_name and (met[0].key == fold(text) or not says_two(text))
    if is_whole or (pair := pair_in(text)) is None:
        return PlacesNamed(met)
    return PlacesNamed(pair.hits[:limit], pair)


def places_meant(named: PlacesNamed) -> PlacesMeant:
    """Of the places that a text may name those that it names best."""
    met = named.hits
    if not met:
        return PlacesMeant()
    if named.pair:
        return PlacesMeant(frozenset([hit.id for hit in met]), pair=named.pair)
    best = met[0].reason
    return PlacesMeant(frozenset([hit.id for hit in met if hit.reason.manner is best.manner]), best.is_guess)


@dataclass(frozen=True)
class Matches:
    """Number of a record -> how much it is about the text; `is_guess`: the text must be misspelt for that."""

    relevance: Mapping[int, int] = field(default_factory=dict)
    is_guess: bool = False

    @property
    def is_by_words(self) -> bool:
        return any(relevance != IN_PLACE for relevance in self.relevance.values())


@dataclass(frozen=True)
class Meaning:
    """What a text may mean among the places that records concern: words that begin so, places called so, the places
    that it names best."""

    stems: Sequence[str]
    called: frozenset[int]
    meant: PlacesMeant


def meaning_of(text: str, among: Collection[int], meant: PlacesMeant | None = None) -> Meaning | None:
    """None where nothing can be looked for. `among`: numbers of all places that records concern."""
    stems = list(dict.fromkeys(_stem(word) for word in _WORD.findall(text.casefold())))
    key = fold(text)
    if not (stems and key):
        return None
    meant = places_meant(places_named(text, _MOST_PLACES)) if meant is None else meant
    called = known_names().called(key, among)
    return Meaning(stems, frozenset(called if meant.is_guess else called | meant.ids), meant)


def matches(
    text: str, described: Iterable[Described], among: Collection[int], meant: PlacesMeant | None = None
) -> Matches:
    """Records with all the words, or of a place that one of its names calls so, in any script, or begins so; where
    there is none, those of the likeliest place or region. `among`: numbers of all places that records concern."""
    meaning = meaning_of(text, among, meant)
    if meaning is None:
        return Matches()
    stems = [begins_a_word(stem) for stem in meaning.stems]
    rows, found = list(described), {}
    if pair := meaning.meant.pair:
        found = {row.id: IN_PLACE for row in rows if pair.is_of(row.places)}
    for row in rows:
        if row.id in found:
            continue
        if not pair and not meaning.called.isdisjoint(row.places):
            found[row.id] = IN_PLACE
        elif row.title and all(stem.search(row.title) for stem in stems):
            found[row.id] = IN_TITLE
        elif row.words and all(stem.search(row.title) or stem.search(row.words) for stem in stems):
            found[row.id] = ANYWHERE
    return likeliest(found, ((row.id, row.places, row.regions) for row in rows), meaning.meant)


def likeliest(
    found: Mapping[int, int],
    rows: Iterable[tuple[int, AbstractSet[int], AbstractSet[int | None]]],
    meant: PlacesMeant,
) -> Matches:
    """What was found; where that is nothing, the records of the likeliest place or region: their numbers, places and
    regions are `rows`."""
    if found or not meant.ids:
        return Matches(found)
    if meant.pair:
        return Matches({pk: IN_PLACE for pk, places, _regions in rows if meant.pair.is_of(frozenset(places))})
    guessed = {pk: IN_PLACE for pk, places, regions in rows if places & meant.ids or regions & meant.ids}
    return Matches(guessed, meant.is_guess)


def begins_a_word(stem: str) -> Pattern[str]:
    """A pattern of the words that begin so."""
    return re.compile(rf"(?<!\w){re.escape(stem)}")


def _stem(word: str) -> str:
    """The word without the letters that inflection changes."""
    if word.isascii():
        return word[:-1] if len(word) >= _SHORT and word.endswith("s") else word
    return word[:-2] if len(word) > _LONG else word[:-1] if len(word) >= _SHORT else word
