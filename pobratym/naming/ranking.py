"""The one ranking: how likely a place is meant, in nats. Its people count for it, what differs in the name against.

A score is the logarithm of a likelihood up to a constant, so that the certainty of an answer is its share among all
candidates, times the chance that anything known is meant.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from math import exp
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import OSA

from pobratym.naming.build import text_sum
from pobratym.naming.folding import OTHER, script_of
from pobratym.naming.index import HISTORIC, KIND_MASK, OFFICIAL, SCRIPT_SHIFT, NameIndex
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
# What a text that means nothing we know is worth: with so much of a score a best candidate is meant as likely as not.
NOTHING = -2.0
# Scores in nats are too sure of themselves by these factors, among candidates and against nothing known. All three are
# fitted on tune.csv with a quarter of made-up names among the queries (benchmarks/names/certainty.py).
_AMONG, _AGAINST_NOTHING = 1.2, 2.0


def _cost_of_mark(mark: int, script: int) -> float:
    kind, own = mark & KIND_MASK, mark >> SCRIPT_SHIFT
    other = 0.0 if own == script else _COST_OF_OTHER_SCRIPT * (2 if OTHER in (own, script) else 1)
    return (_COST_OF_KIND[kind] if kind < len(_COST_OF_KIND) else 100.0) + other


_COSTS = np.array([[_cost_of_mark(mark, script) for mark in range(256)] for script in range(3)], dtype=np.float32)
_COST_LISTS: list[list[float]] = _COSTS.tolist()
# What costs more is no name of a place: the word for a country or region.
_NO_NAME = 50.0
_FEW = 48


class Scoring:
    """Scores the places of matched keys for one text."""

    def __init__(self, index: NameIndex, text: str) -> None:
        self.index = index
        self._script = script_of(text)
        self._spelling = text_sum(text.strip())

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
        index, costs, is_fenced = self.index, _COST_LISTS[self._script], bool(fence)
        scored = []
        for at, (start, end) in enumerate(spans):
            for position in range(start, end):
                of_kind, place = costs[index.posting_marks.item(position)], index.posting_places.item(position)
                if of_kind < _NO_NAME and (not is_fenced or fence.holds(index, place)):
                    same = WORTH_OF_SAME_SPELLING if index.posting_texts.item(position) == self._spelling else 0.0
                    scored.append((place, index.priors.item(place) - of_kind - matches[at].cost + same, at))
        return scored

    def _together(
        self, spans: Sequence[tuple[int, int]], matches: Sequence[Match], fence: Fence, most: int
    ) -> list[tuple[int, float, int]]:
        index = self.index
        positions = np.concatenate([np.arange(*span) for span in spans])
        owners = np.repeat(np.arange(len(spans)), [end - start for start, end in spans])
        places = index.posting_places[positions].astype(np.int64)
        of_kind = _COSTS[self._script][index.posting_marks[positions]]
        scores = index.priors[places] - of_kind
        scores += WORTH_OF_SAME_SPELLING * (index.posting_texts[positions] == self._spelling)
        scores -= np.array([match.cost for match in matches], dtype=np.float32)[owners]
        inside = of_kind < _NO_NAME
        kept = (inside & fence.hold(index, places) if fence else inside).nonzero()[0]
        if len(kept) > most:
            kept = kept[np.argpartition(-scores[kept], most)[:most]]
        return list(zip(places[kept].tolist(), scores[kept].tolist(), owners[kept].tolist(), strict=True))

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


def certainties(hits: list[RankedHit]) -> list[float]:
    """The share of each hit among all, times the chance that anything known is meant."""
    if not hits:
        return []
    best = hits[0].score
    weights = [exp((hit.score - best) / _AMONG) for hit in hits]
    total = sum(weights) * (1 + exp((NOTHING - best) / _AGAINST_NOTHING))
    return [weight / total for weight in weights]
