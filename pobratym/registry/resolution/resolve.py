"""The cascade: as it stands, inflected, context taken off, alike in sound, one letter off, two, beginning.

It ends as soon as no later step could bring anything better than what is found.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from pobratym.registry.resolution.build import WEIGHT_OF_PEOPLE
from pobratym.registry.resolution.index import NameIndex, country_number
from pobratym.registry.resolution.inflection import nominatives
from pobratym.registry.resolution.keys import consonants
from pobratym.registry.resolution.ranking import (
    ALIKE,
    ELSEWHERE,
    INFLECTED,
    NOTHING,
    ONE_LETTER,
    PREFIX,
    TWO_LETTERS,
    WORTH_OF_SAME_SPELLING,
    Hit,
    Match,
    Reason,
    Scoring,
    Spelling,
    certainties,
)
from pobratym.registry.resolution.reading import Reading, Units, divided, joined, stripped, units_of, whole
from pobratym.registry.resolution.scripts import CYRILLIC, script_of

_CONSONANT_KEYS = 150
_BEGINNINGS = 40
_FEWEST_LETTERS = {1: 4, 2: 7}
_LONGEST_MISSPELT = 40
_KEPT = 40
# A letter or two begin tens of thousands of names: then only cities are offered.
_SHORT, _BIG = 3, WEIGHT_OF_PEOPLE * log(100_000)


@dataclass(frozen=True, slots=True)
class Answer:
    """A place that may be meant, how sure that is (0 to 1) and why."""

    place: int
    certainty: float
    reason: Reason
    key: str


def resolve(
    index: NameIndex,
    text: str,
    *,
    country: str | None = None,
    region: str | None = None,
    level: int | None = None,
    limit: int = 10,
    with_beginnings: bool = False,
) -> list[Answer]:
    """Places that `text` may mean, best first; empty where nothing is known that could be.

    `country` (ISO code) and `region` (its name in any language) narrow to what lies there, unless nothing does; `level`
    to one level. `with_beginnings` fills up with places that begin so, for somebody who is still typing.
    """
    key = whole(text)
    if not key:
        return []
    where = _given(index, country, region)
    search = _Search(index, text, key, Limits(where, level, limit), index.highest(country))
    search.run(with_beginnings)
    if not search.found and where:
        search = _Search(index, text, key, Limits((), level, limit), index.highest(None), handicap=ELSEWHERE)
        search.run(with_beginnings)
    return search.answers(limit)


def _given(index: NameIndex, country: str | None, region: str | None) -> tuple[Units, ...]:
    given = []
    if country and (number := country_number(country.strip().upper())):
        given.append(Units(countries=frozenset([number])))
    if region and (units := units_of(index, whole(region), towns=True)):
        given.append(units)
    return tuple(given)


@dataclass(frozen=True, slots=True)
class Limits:
    """Where an answer must lie, of what level it must be, and how many are wanted."""

    where: tuple[Units, ...]
    level: int | None
    count: int


class _Search:
    """One text, and what was found for it so far."""

    def __init__(
        self, index: NameIndex, text: str, key: str, limits: Limits, highest: float, handicap: float = 0.0
    ) -> None:
        self.index, self.text, self.key, self.limits, self.handicap = index, text, key, limits, handicap
        self.is_cyrillic = script_of(text) == CYRILLIC
        self.scoring = Scoring(index, text)
        self.highest = highest + WORTH_OF_SAME_SPELLING
        self.kept = max(_KEPT, limits.count)
        self.found: dict[int, Hit] = {}
        self.best = float("-inf")
        # Places that lie where the text says behind a comma: the others are then out of the question.
        self.within: set[int] = set()

    def run(self, with_beginnings: bool) -> None:
        """Find candidates, step by step."""
        self._run_steps()
        if with_beginnings and len(self.found) < self.limits.count:
            self._add(self._beginnings(self.key), Reading(self.key, 0.0, is_beginning=True))
        if self.within:
            self.found = {place: hit for place, hit in self.found.items() if place in self.within}

    def _run_steps(self) -> None:
        readings = [Reading(self.key, 0.0)]
        if (bare := stripped(self.key)) != self.key:
            readings.append(Reading(bare, 0.4))
        for reading in readings:
            self._try_exact(reading)
        if self._is_settled(0.5):
            return
        for reading in divided(self.index, self.text):
            readings.append(reading)
            met = self._try_exact(reading)
            self.within.update(met if reading.where else ())
        for reading in joined(self.index, bare) if not self.within else ():
            readings.append(reading)
            self._try_exact(reading)
        misspelt = self._worth_misspelling(readings, bare)
        for cost, step in (
            (ALIKE, self._alike), (ONE_LETTER, self._one_letter), (ALIKE + 2.0, self._same_consonants),
            (PREFIX, self._beginnings), (TWO_LETTERS, self._two_letters),
        ):  # fmt: skip
            for reading in misspelt:
                if len(reading.key) >= _SHORT and not self._is_settled(cost):
                    self._add(step(reading.key), reading)

    def _worth_misspelling(self, readings: list[Reading], bare: str) -> list[Reading]:
        """The readings for the costlier steps: the whole text, and the first two that a context was taken off."""
        apart = [reading for reading in readings if reading.where][:2]
        first = Reading(bare, 0.0)
        return [each for each in (first, *apart) if len(each.key) <= _LONGEST_MISSPELT]

    def _is_settled(self, cost: float) -> bool:
        return self.best >= self.highest - cost

    def _try_exact(self, reading: Reading) -> list[int]:
        forms = [reading.key]
        if self.is_cyrillic:
            forms += nominatives(reading.key)
        return self._add(
            (
                Match(number, INFLECTED + 0.05 * position, Reason.INFLECTED)
                if position
                else Match(number, 0.0, Reason.EXACT)
                for position, number in self.index.exact(forms)
            ),
            reading,
        )

    def _alike(self, key: str) -> Iterator[Match]:
        spelling = Spelling(key)
        return self._compared(spelling, self.index.sounding(spelling.sound), 0)

    def _one_letter(self, key: str) -> Iterator[Match]:
        return self._near(key, 1)

    def _two_letters(self, key: str) -> Iterator[Match]:
        return self._near(key, 2)

    def _near(self, key: str, edits: int) -> Iterator[Match]:
        if len(key) < _FEWEST_LETTERS[edits]:
            return iter(())
        return self._compared(Spelling(key), self.index.near(key.encode(), edits).tolist(), edits)

    def _same_consonants(self, key: str) -> Iterator[Match]:
        spelling = Spelling(key)
        frame = consonants(spelling.sound)
        if len(frame) < 3:
            return iter(())
        return self._compared(spelling, self.index.with_consonants(frame, _CONSONANT_KEYS), 2)

    def _compared(self, spelling: Spelling, numbers: Iterable[int], most: int) -> Iterator[Match]:
        for number in numbers:
            if match := spelling.match(number, self.index.key(number).decode(), most):
                yield match

    def _beginnings(self, key: str) -> Iterator[Match]:
        for number in self.index.beginning(key, max(_BEGINNINGS, self.limits.count)):
            missing = (
                self.index.key_ends.item(number) - (self.index.key_ends.item(number - 1) if number else 0) - len(key)
            )
            yield Match(number, PREFIX + 0.3 * min(missing, 12), Reason.PREFIX)

    def _add(self, matches: Iterable[Match], reading: Reading) -> list[int]:
        """Take in what matched, where it may lie; says which places that were."""
        known = list(matches)
        if not known:
            return []
        places, scores, owners = self.scoring.places(known)
        if inside := self._inside(places, reading):
            places, scores, owners = places[inside[0]], scores[inside[0]], owners[inside[0]]
        scores = scores - np.float32(reading.cost + self.handicap)
        if len(scores) > self.kept:
            best = np.argpartition(-scores, self.kept)[: self.kept]
            places, scores, owners = places[best], scores[best], owners[best]
        for place, score, owner in zip(places.tolist(), scores.tolist(), owners.tolist(), strict=True):
            old = self.found.get(place)
            if old is None or old.score < score:
                self.found[place] = Hit(place, score, known[owner].reason, known[owner].number)
                self.best = max(self.best, score)
        found: list[int] = places.tolist()
        return found

    def _inside(self, places: NDArray[np.int64], reading: Reading) -> tuple[NDArray[np.int64]] | None:
        """Positions of those that lie where they must; None where nothing is asked."""
        big_only = len(reading.key) < _SHORT and reading.is_beginning
        if not self.limits.where and not reading.where and self.limits.level is None and not big_only:
            return None
        inside = np.ones(len(places), dtype=bool)
        if self.limits.level is not None:
            inside &= self.index.levels[places] == self.limits.level
        if big_only:
            inside &= self.index.priors[places] >= _BIG
        for units in (*self.limits.where, *reading.where):
            inside &= units.hold(self.index, places)
        return (np.flatnonzero(inside),)

    def answers(self, limit: int) -> list[Answer]:
        """The best of what was found, with the share of certainty that is each one's."""
        hits = sorted(self.found.values(), key=lambda hit: (-hit.score, hit.place))
        sure = certainties(hits)
        return [
            Answer(hit.place, certainty, self._reason(hit), self.index.key(hit.key).decode())
            for hit, certainty in zip(hits[:limit], sure, strict=False)
            if hit.score > NOTHING - 4
        ]

    def _reason(self, hit: Hit) -> Reason:
        if hit.reason in (Reason.EXACT, Reason.INFLECTED) and self.scoring.is_historic(hit.key, hit.place):
            return Reason.HISTORIC
        return hit.reason
