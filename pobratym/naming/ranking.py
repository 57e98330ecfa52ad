"""The one ranking: how likely a place is meant, in nats. Its people count for it, what differs in the name against.

A score is the logarithm of a likelihood up to a constant, so that the certainty of an answer is its share among all
candidates, times the chance that anything known is meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from pobratym.naming.build import text_sum
from pobratym.naming.characters import is_in_characters
from pobratym.naming.folding import OTHER, script_of
from pobratym.naming.index import (
    ALIAS,
    EXONYM,
    HISTORIC,
    KIND_MASK,
    MUNICIPALITY,
    OFFICIAL,
    REGION,
    SCRIPT_SHIFT,
    SETTLEMENT,
    NameIndex,
    country_number,
)
from pobratym.naming.keys import skeleton, skeletons
from pobratym.naming.where import Fence


class Reason(StrEnum):
    """Why a place is an answer."""

    EXACT = "exact"
    HISTORIC = "historic"
    INFLECTED = "inflected"
    ALIKE = "alike"
    ONE_LETTER = "one_letter"
    TWO_LETTERS = "two_letters"
    PREFIX = "prefix"
    # The same of a former name.
    HISTORIC_INFLECTED = "historic_inflected"
    HISTORIC_ALIKE = "historic_alike"
    HISTORIC_ONE_LETTER = "historic_one_letter"
    HISTORIC_TWO_LETTERS = "historic_two_letters"
    HISTORIC_PREFIX = "historic_prefix"

    @property
    def of_former_name(self) -> "Reason":
        """The same reason where the name that is met is a former one."""
        return Reason.HISTORIC if self is Reason.EXACT else Reason(f"{Reason.HISTORIC}_{self}")

    @property
    def manner(self) -> "Reason":
        """How the text differs from the name, be it the present name or a former one."""
        if self is Reason.HISTORIC:
            return Reason.EXACT
        return Reason(self.removeprefix(f"{Reason.HISTORIC}_"))

    @property
    def is_guess(self) -> bool:
        """Whether the text must be misspelt for that."""
        return self.manner in (Reason.ONE_LETTER, Reason.TWO_LETTERS)


_AS_WRITTEN = (Reason.EXACT, Reason.INFLECTED)


class Match(NamedTuple):
    """A key that may be meant, and what is lost if it is."""

    number: int
    cost: float
    reason: Reason


class RankedHit(NamedTuple):
    """A place that may be meant, by its position in the index."""

    place: int
    score: float
    reason: Reason
    key: int


# Official, exonym, historic, alias, part, context.
_COST_OF_KIND = (0.0, 0.2, 0.5, 1.0, 2.0, 100.0)
_COST_OF_OTHER_SCRIPT = 1.2
WORTH_OF_SAME_SPELLING = 1.2
ALIKE, ONE_LETTER, TWO_LETTERS, PREFIX = 1.8, 5.5, 9.0, 4.0
INFLECTED = 1.3
ELSEWHERE = 6.0
# Chinese characters say which place is meant; how they sound (which is what a key keeps) hardly does.
WORTH_OF_SAME_CHARACTERS = 8.0
# A place that bears the name today comes before those that it is another name of; where a country or region is given,
# whatever their size; without one, hromadas lose to their like only («Odessa» is Odesa). And before those whose name it
# would be in another case.
_OTHERS_NAME, _OTHERS_NAME_THERE, _OTHER_CASE = 2.5, 8.0, 3.0
_PEOPLE_OF_TOWN = 5_000
# «Manhattan (New York)» is the district, though the city has been called so too.
_ALIAS_OF_NAMED = 2.0
# Regions are written as they are called or not meant: in Wallonia nobody misspells a town so.
_GUESSED_REGION = 5.0
# The word for a region or raion beside its name.
WORTH_OF_UNIT = 8.0
# A text in Ukrainian without a country means the hromada called so before its namesakes abroad.
WORTH_OF_HOME = 6.0
# And however it is spelt, a hromada is rather meant here than a place abroad that has as many people.
WORTH_OF_HOME_MISSPELT = 1.5
# What a text that means nothing we know is worth: with so much of a score a best candidate is meant as likely as not.
NOTHING = -2.0
# Scores in nats are too sure of themselves by these factors, among candidates and against nothing known. All three are
# fitted on tune.csv with a quarter of made-up names among the queries (benchmarks/names/certainty.py).
_AMONG, _AGAINST_NOTHING = 1.2, 2.0

# How often an answer of that manner is right when nothing speaks against it: half way between what people type, where
# nine slips of ten are seen through, and published lists, where of a hundred names a letter away from a known one seven
# are meant: the others are not on file (docs/benchmarks.md, benchmarks/names/reasons.py). Elsewhere than in the country
# asked for none of 38 was right.
_CHANCES = {Reason.ALIKE: 0.48, Reason.ONE_LETTER: 0.48, Reason.TWO_LETTERS: 0.45, Reason.PREFIX: 0.48}
_CHANCES_THERE = {**_CHANCES, Reason.ALIKE: 0.6}
_CHANCE_ELSEWHERE = 0.25


def _cost_of_mark(mark: int, script: int) -> float:
    kind, own = mark & KIND_MASK, mark >> SCRIPT_SHIFT
    other = 0.0 if own == script else _COST_OF_OTHER_SCRIPT * (2 if OTHER in (own, script) else 1)
    return (_COST_OF_KIND[kind] if kind < len(_COST_OF_KIND) else 100.0) + other


_COSTS = np.array([[_cost_of_mark(mark, script) for mark in range(256)] for script in range(3)], dtype=np.float32)
_COST_LISTS: list[list[float]] = _COSTS.tolist()
_HOME = country_number("UA")
# What costs more is no name of a place: the word for a country or region.
_NO_NAME = 50.0
_FEW = 48


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a text counts beside its keys: its script, the checksums of its spellings, whether it is in Chinese
    characters or the like, and whether a hromada is meant before all namesakes abroad."""

    script: int
    spellings: tuple[int, ...]
    is_in_characters: bool
    at_home: bool

    @classmethod
    def of(cls, text: str, *, at_home: bool = False, spellings: Sequence[str] = ()) -> "Asked":
        written = tuple(text_sum(each) for each in dict.fromkeys((text.strip(), *spellings)))
        return cls(script_of(text), written, is_in_characters(text), at_home)

    @property
    def worth_of_spelling(self) -> float:
        return WORTH_OF_SAME_CHARACTERS if self.is_in_characters else WORTH_OF_SAME_SPELLING


class Scoring:
    """Scores the places of matched keys for one text."""

    def __init__(self, index: NameIndex, text: str, *, at_home: bool = False, spellings: Sequence[str] = ()) -> None:
        self.index = index
        self._asked = Asked.of(text, at_home=at_home, spellings=spellings)

    def places(self, matches: Sequence[Match], fence: Fence, most: int) -> list[tuple[int, float, int]]:
        """Place, score and position of the match for the postings of the matched keys within the fence, the best
        `most` of them at least."""
        starts = self.index.posting_starts
        spans = [(starts.item(match.number), starts.item(match.number + 1)) for match in matches]
        if sum([end - start for start, end in spans]) <= _FEW:
            return self._one_by_one(spans, matches, fence)
        return self._together(spans, matches, fence, most)

    def _one_by_one(
        self, spans: Sequence[tuple[int, int]], matches: Sequence[Match], fence: Fence
    ) -> list[tuple[int, float, int]]:
        """For a handful of postings a loop takes a fifth of what numpy's calls do."""
        index, asked, is_fenced = self.index, self._asked, bool(fence)
        costs = _COST_LISTS[asked.script]
        scored, kinds, is_spelt = [], [], False
        for at, (start, end) in enumerate(spans):
            for position in range(start, end):
                mark, place = index.posting_marks.item(position), index.posting_places.item(position)
                of_kind = costs[mark]
                if of_kind < _NO_NAME and (not is_fenced or fence.holds(index, place)):
                    same = index.posting_texts.item(position) in asked.spellings
                    worth = asked.worth_of_spelling if same else 0.0
                    kind = EXONYM if same and asked.is_in_characters else mark & KIND_MASK
                    score = index.priors.item(place) - of_kind - matches[at].cost + worth
                    if matches[at].reason not in _AS_WRITTEN:
                        if index.levels.item(place) == REGION:
                            score -= _GUESSED_REGION
                        elif not fence.where and self._is_at_home(place):
                            score += WORTH_OF_HOME_MISSPELT
                    scored.append((place, score, at))
                    kinds.append(kind)
                    is_spelt = is_spelt or (kind <= EXONYM and same and matches[at].reason is Reason.EXACT)
        return self._by_kind(scored, kinds, matches, fence, is_spelt)

    def _by_kind(
        self,
        scored: list[tuple[int, float, int]],
        kinds: list[int],
        matches: Sequence[Match],
        fence: Fence,
        is_spelt: bool,
    ) -> list[tuple[int, float, int]]:
        """What a name of today costs those that bear it as an alias or in another case only."""
        exact = [matches[at].reason is Reason.EXACT for _, _, at in scored]
        if not any(exact):
            return scored
        owned, owned_at_home = set(), set()
        for (place, _, at), kind, is_exact in zip(scored, kinds, exact, strict=True):
            if is_exact and kind <= EXONYM and self._owns(place):
                owned.add(at)
                if self._is_at_home(place):
                    owned_at_home.add(at)
        at_home = self._asked.at_home and not fence.where
        by_name = any(units.own for units in fence.where)
        result = []
        for (place, score, at), kind, is_exact in zip(scored, kinds, exact, strict=True):
            if (
                is_exact
                and kind > EXONYM
                and at in (owned_at_home if self._is_at_home(place) and not fence.where else owned)
            ):
                score -= _OTHERS_NAME_THERE if fence.where else _OTHERS_NAME
            elif not is_exact and is_spelt:
                score -= _OTHER_CASE
            elif is_exact and at_home and kind == OFFICIAL and self._is_at_home(place):
                score += WORTH_OF_HOME
            if by_name and kind == ALIAS:
                score -= _ALIAS_OF_NAMED
            result.append((place, score, at))
        return result

    def _owns(self, place: int) -> bool:
        """Whether a name is that place's before it is another's alias. Regions share theirs with their seats, and the
        hamlet «Дружба» has no better claim than the town that was called so until yesterday."""
        level = self.index.levels.item(place)
        return level != REGION and (level != SETTLEMENT or self.index.populations.item(place) >= _PEOPLE_OF_TOWN)

    def _is_at_home(self, place: int) -> bool:
        index = self.index
        return index.countries.item(place) == _HOME and index.levels.item(place) in (MUNICIPALITY, REGION)

    def _together(
        self, spans: Sequence[tuple[int, int]], matches: Sequence[Match], fence: Fence, most: int
    ) -> list[tuple[int, float, int]]:
        index, asked = self.index, self._asked
        positions = np.concatenate([np.arange(*span) for span in spans])
        owners = np.repeat(np.arange(len(spans)), [end - start for start, end in spans])
        places = index.posting_places[positions].astype(np.int64)
        marks = index.posting_marks[positions]
        of_kind = _COSTS[asked.script][marks]
        scores = index.priors[places] - of_kind
        same = np.isin(index.posting_texts[positions], asked.spellings)
        kinds = np.where(same & asked.is_in_characters, EXONYM, marks & KIND_MASK)
        scores += asked.worth_of_spelling * same
        scores -= np.array([match.cost for match in matches], dtype=np.float32)[owners]
        inside = of_kind < _NO_NAME
        if fence:
            inside &= fence.hold(index, places)
        scores += self._of_kinds(matches, owners, places, kinds, same & inside, inside, fence)
        kept = inside.nonzero()[0]
        if len(kept) > most:
            kept = kept[np.argpartition(-scores[kept], most)[:most]]
        return list(zip(places[kept].tolist(), scores[kept].tolist(), owners[kept].tolist(), strict=True))

    def _of_kinds(
        self,
        matches: Sequence[Match],
        owners: NDArray[np.int64],
        places: NDArray[np.int64],
        kinds: NDArray[np.uint8],
        same: NDArray[np.bool_],
        inside: NDArray[np.bool_],
        fence: Fence,
    ) -> NDArray[np.float32]:
        """`_by_kind` for many postings."""
        regions = self.index.levels[places] == REGION
        guessed = np.array([match.reason not in _AS_WRITTEN for match in matches])[owners]
        change: NDArray[np.float32] = -_GUESSED_REGION * (guessed & regions).astype(np.float32)
        home = (self.index.countries[places] == _HOME) & np.isin(self.index.levels[places], (MUNICIPALITY, REGION))
        if not fence.where:
            change += WORTH_OF_HOME_MISSPELT * (guessed & home & ~regions)
        exact = np.array([match.reason is Reason.EXACT for match in matches])[owners]
        if not exact.any():
            return change
        own = exact & inside & (kinds <= EXONYM)
        is_spelt = (own & same).any()
        owned = np.zeros(len(matches), dtype=bool)
        levels = self.index.levels[places]
        own &= ~regions & ((levels != SETTLEMENT) | (self.index.populations[places] >= _PEOPLE_OF_TOWN))
        owned[owners[own]] = True
        loses = exact & owned[owners] & (kinds > EXONYM)
        if not fence.where:
            owned_at_home = np.zeros(len(matches), dtype=bool)
            owned_at_home[owners[own & home]] = True
            loses &= ~home | owned_at_home[owners]
        change -= (_OTHERS_NAME_THERE if fence.where else _OTHERS_NAME) * loses
        if is_spelt:
            change -= _OTHER_CASE * ~exact
        if self._asked.at_home and not fence.where:
            change += WORTH_OF_HOME * (exact & (kinds == OFFICIAL) & home)
        return change

    def is_historic(self, number: int, place: int) -> bool:
        """Whether the key is a former name of the place and not its official name of today."""
        start, end = self.index.posting_starts.item(number), self.index.posting_starts.item(number + 1)
        kinds = self.index.posting_marks[start:end] & KIND_MASK
        if not (kinds == HISTORIC).any():
            return False
        kinds = kinds[self.index.posting_places[start:end] == place]
        return bool((kinds == HISTORIC).any()) and not bool((kinds == OFFICIAL).any())


class Spelling:
    """Compares a misspelt key with those that may be meant."""

    def __init__(self, key: str) -> None:
        self.key, self.sound = key, skeleton(key)

    def least_cost(self, letters: int) -> float:
        """The least that so many letters cost: they are rare, and say nothing in a short word."""
        return (ONE_LETTER if letters == 1 else TWO_LETTERS) + 0.5 * letters + 1.5 * max(0, letters * 4 - len(self.key))

    def by_letters(self, number: int, other: bytes, letters: int) -> Match:
        """What it costs that `other` is meant, from which the key is so many letters away."""
        return self._away(number, chr(other[0]), letters, self.least_cost(letters))

    def by_sound(self, numbers: Sequence[int], others: Sequence[bytes], most: int) -> Iterator[Match]:
        """What it costs that one of the others is meant, for those in which at most `most` letters differ in sound."""
        words = [other.decode() for other in others]
        for number, word, sound in zip(numbers, words, skeletons(words), strict=True):
            heard = OSA.distance(self.sound, sound, score_cutoff=most)
            if heard <= most:
                yield self._by_sound(number, word, heard)

    def _by_sound(self, number: int, word: str, heard: int) -> Match:
        letters = OSA.distance(self.key, word)
        if not heard:
            return Match(number, ALIKE + 0.4 * letters, Reason.ALIKE)
        return self._away(number, word[0], heard, self.least_cost(heard) + 0.5 * max(letters - heard, 0))

    def _away(self, number: int, first: str, away: int, cost: float) -> Match:
        """Slips are rarest in the first letter."""
        cost += 0.8 * (self.key[0] != first)
        return Match(number, cost, Reason.ONE_LETTER if away == 1 else Reason.TWO_LETTERS)


def certainties(hits: list[RankedHit], *, is_there: bool = False, is_elsewhere: bool = False) -> list[float]:
    """The share of each hit among all, times the chance that anything known is meant, times how often what is met in
    that manner is right. `is_there`: a country was given; `is_elsewhere`: and nothing lies there."""
    if not hits:
        return []
    best = hits[0].score
    weights = [exp((hit.score - best) / _AMONG) for hit in hits]
    total = sum(weights) * (1 + exp((NOTHING - best) / _AGAINST_NOTHING))
    chances = _CHANCES_THERE if is_there else _CHANCES
    elsewhere = _CHANCE_ELSEWHERE if is_elsewhere else 1.0
    return [
        weight / total * elsewhere * chances.get(hit.reason, 1.0) for weight, hit in zip(weights, hits, strict=True)
    ]
