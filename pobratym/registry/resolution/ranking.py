"""The one ranking: how likely a place is meant, in nats. Its people count for it, what differs in the name against.

A score is the logarithm of a likelihood up to a constant, so that the certainty of an answer is its share among all
candidates and the chance that nothing we know is meant.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import exp

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from pobratym.registry.resolution.build import text_sum
from pobratym.registry.resolution.index import CONTEXT, COUNTRY, HISTORIC, KIND_MASK, SCRIPT_SHIFT, NameIndex
from pobratym.registry.resolution.keys import skeleton
from pobratym.registry.resolution.scripts import OTHER, script_of


class Reason(StrEnum):
    """Why a place is an answer."""

    EXACT = "exact"
    HISTORIC = "historic"
    INFLECTED = "inflected"
    ALIKE = "alike"
    ONE_LETTER = "one_letter"
    TWO_LETTERS = "two_letters"
    PREFIX = "prefix"


@dataclass(frozen=True, slots=True)
class Match:
    """A key that may be meant, and what is lost if it is."""

    number: int
    cost: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Hit:
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
# What a text that means nothing we know is worth; a better best candidate is an answer.
NOTHING = -1.0


def _cost_of_mark(mark: int, script: int) -> float:
    kind, own = mark & KIND_MASK, mark >> SCRIPT_SHIFT
    other = 0.0 if own == script else _COST_OF_OTHER_SCRIPT * (2 if OTHER in (own, script) else 1)
    return (_COST_OF_KIND[kind] if kind < len(_COST_OF_KIND) else 100.0) + other


_COSTS = np.array([[_cost_of_mark(mark, script) for mark in range(256)] for script in range(3)], dtype=np.float32)


class Scoring:
    """Scores the places of matched keys for one text."""

    def __init__(self, index: NameIndex, text: str) -> None:
        self.index = index
        self._costs = _COSTS[script_of(text)]
        self._spelling = text_sum(text.strip())

    def places(self, matches: list[Match]) -> tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.int64]]:
        """For each posting of the matched keys: place, score, and the match it is of."""
        index = self.index
        positions, owners = index.postings(np.array([match.number for match in matches]))
        places = index.posting_places[positions].astype(np.int64)
        marks = index.posting_marks[positions]
        scores = index.priors[places] - self._costs[marks]
        scores += WORTH_OF_SAME_SPELLING * (index.posting_texts[positions] == self._spelling)
        scores -= np.array([match.cost for match in matches], dtype=np.float32)[owners]
        kept = np.flatnonzero(((marks & KIND_MASK) != CONTEXT) & (index.levels[places] != COUNTRY))
        return places[kept], scores[kept], owners[kept]

    def is_historic(self, number: int, place: int) -> bool:
        """Whether the key is the place's former name and nothing else."""
        positions, _ = self.index.postings(np.array([number]))
        marks = self.index.posting_marks[positions[self.index.posting_places[positions] == place]] & KIND_MASK
        return bool(len(marks)) and bool((marks == HISTORIC).all())


class Spelling:
    """Compares a misspelt key with those that may be meant."""

    def __init__(self, key: str) -> None:
        self.key, self.sound = key, skeleton(key)

    def by_letters(self, number: int, other: bytes, letters: int) -> Match:
        """What it costs that `other` is meant, from which the key is so many letters away."""
        cost = (ONE_LETTER if letters == 1 else TWO_LETTERS) + 0.5 * letters
        return self._away(number, other, letters, cost)

    def by_sound(self, number: int, other: bytes, most: int) -> Match | None:
        """What it costs that `other` is meant; None where more than `most` letters differ in sound."""
        word = other.decode()
        heard = OSA.distance(self.sound, skeleton(word), score_cutoff=most)
        if heard > most:
            return None
        letters = OSA.distance(self.key, word)
        if not heard:
            return Match(number, ALIKE + 0.4 * letters, Reason.ALIKE)
        cost = (ONE_LETTER if heard == 1 else TWO_LETTERS) + 0.5 * max(letters, heard)
        return self._away(number, other, heard, cost)

    def _away(self, number: int, other: bytes, away: int, cost: float) -> Match:
        """Slips are rare in the first letter, and say nothing in a short word."""
        cost += 0.8 * (ord(self.key[0]) != other[0]) + 1.5 * max(0, away * 4 - len(self.key))
        return Match(number, cost, Reason.ONE_LETTER if away == 1 else Reason.TWO_LETTERS)


def certainties(hits: list[Hit]) -> list[float]:
    """The share of each hit among all and the chance that nothing known is meant."""
    if not hits:
        return []
    best = hits[0].score
    weights = [exp(hit.score - best) for hit in hits]
    total = sum(weights) + exp(NOTHING - best)
    return [weight / total for weight in weights]
