"""What a text means, in every list: words of a record, inflected too, or the name of a place it concerns."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from pobratym.journal.queries.record_tables import Flags, R, RecordTable, Rows
from pobratym.naming.folding import fold
from pobratym.places.queries import Hit, Reason, hits
from pobratym.search.known_names import known_names
from pobratym.search.pairs import Pair, pair_in, says_two

_WORD = re.compile(r"\w+")
_MOST_PLACES = 200
_SHORT, _LONG = 4, 5  # letters of Cyrillic words that inflection changes by one («вода», «води»), and by two
IN_PLACE, IN_TITLE, ANYWHERE = 3, 2, 1  # how much a record is about a text


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


class WithWord(NamedTuple):
    """For each record of a table whether a word of its title begins so, and whether any word of it does."""

    in_title: Flags
    anywhere: Flags


def matches(
    text: str,
    table: RecordTable[R],
    rows: Rows,
    meant: PlacesMeant | None,
    *,
    regions: Callable[[R], Iterable[int | None]],
    with_word: Callable[[str], WithWord] | None = None,
) -> Matches:
    """Of these rows of a table those with all the words, or of a place that one of its names calls so, in any script,
    or begins so; where there is none, those of the likeliest place or region.

    `regions`: where the places of a record lie; `with_word`: what has a word that begins so.
    """
    meaning = meaning_of(text, table.rows_of_places.keys(), meant)
    if meaning is None:
        return Matches()
    relevance = np.zeros(len(table.records), dtype=np.int64)
    if with_word:
        words = [with_word(stem) for stem in meaning.stems]
        relevance[np.logical_and.reduce([word.anywhere for word in words])] = ANYWHERE
        relevance[np.logical_and.reduce([word.in_title for word in words])] = IN_TITLE
    relevance[_in_place(table, meaning)] = IN_PLACE
    about = rows[np.flatnonzero(relevance[rows])]
    if len(about):
        return Matches(dict(zip(table.ids[about].tolist(), relevance[about].tolist(), strict=True)))
    return _likeliest(table, rows, meaning.meant, regions)


def _in_place(table: RecordTable[R], meaning: Meaning) -> Rows:
    """The rows of the places that the text names; where it names two, of both together."""
    pair = meaning.meant.pair
    if pair is None:
        return table.rows_at(meaning.called)
    met = table.rows_at(hit.id for hit in pair.one)
    return np.array([row for row in met.tolist() if pair.is_of(table.places[row])], dtype=np.int64)


def _likeliest(
    table: RecordTable[R], rows: Rows, meant: PlacesMeant, regions: Callable[[R], Iterable[int | None]]
) -> Matches:
    """Where nothing is called as the text says: what concerns the places that it is likest to, or lies in them."""
    if not meant.ids or meant.pair:
        return Matches()
    found = {
        table.records[row].id: IN_PLACE
        for row in rows.tolist()
        if table.places[row] & meant.ids or not meant.ids.isdisjoint(regions(table.records[row]))
    }
    return Matches(found, meant.is_guess)


def _stem(word: str) -> str:
    """The word without the letters that inflection changes."""
    if word.isascii():
        return word[:-1] if len(word) >= _SHORT and word.endswith("s") else word
    return word[:-2] if len(word) > _LONG else word[:-1] if len(word) >= _SHORT else word
