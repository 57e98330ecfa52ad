"""The cascade: as it stands, inflected, context taken off, alike in sound, one letter off, two, beginning.

It ends as soon as no later step could bring anything better than what is found.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from math import log

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from pobratym.naming.build import WEIGHT_OF_PEOPLE
from pobratym.naming.characters import is_in_characters
from pobratym.naming.folding import CYRILLIC, is_ukrainian, script_of
from pobratym.naming.index import NameIndex, country_number
from pobratym.naming.inflection import nominatives
from pobratym.naming.keys import consonants
from pobratym.naming.postal_codes import without_postal_code
from pobratym.naming.ranking import (
    ALIKE,
    ELSEWHERE,
    INFLECTED,
    ONE_LETTER,
    PREFIX,
    TWO_LETTERS,
    WORTH_OF_UNIT,
    Match,
    RankedHit,
    Reason,
    Scoring,
    Spelling,
    certainties,
)
from pobratym.naming.reading import (
    LONGEST_TEXT,
    Reading,
    divided,
    in_nominative,
    joined,
    of_characters,
    spellings,
    stripped_forms,
    units_named,
    units_of,
    whole,
)
from pobratym.naming.where import Fence, Units

_COMPARED = 30
_FEWEST_CONSONANTS = 3
# So many nats behind the best, or worth so little, a candidate is not worth showing.
_HOPELESS, _NO_ANSWER = 7.0, -5.0
_BEGINNINGS = 40
_FEWEST_LETTERS = {1: 3, 2: 6}
_LONGEST_MISSPELT = 40
_KEPT = 40
_BESIDE_EXACT = 3.0
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
    hidden: frozenset[int] = frozenset(),
) -> list[Answer]:
    """Places that `text` may mean, best first; empty where nothing is known that could be.

    `country` (ISO code) and `region` (its name in any language) narrow to what lies there, unless nothing does; `level`
    to one level. `with_beginnings` fills up with places that begin so, for somebody who is still typing. `hidden`
    places are no answers: they have ended since the index was built.
    """
    text = text[:LONGEST_TEXT]
    named, of_code = without_postal_code(text)
    if named != text and not index.is_name(whole(text)):
        text, country = named, country or of_code or None
    key = whole(text)
    if not key:
        return []
    where = _given(index, country, region)
    search = _Search(index, text, key, Limits(where, level, limit, hidden), index.highest(country))
    search.run(with_beginnings)
    if not search.found and where:
        search = _Search(index, text, key, Limits((), level, limit, hidden), index.highest(None), handicap=ELSEWHERE)
        search.run(with_beginnings)
    return search.answers(limit)


def _given(index: NameIndex, country: str | None, region: str | None) -> tuple[Units, ...]:
    given = []
    if country and (number := country_number(country.strip().upper())):
        given.append(Units(countries=frozenset([number])))
    is_cyrillic = script_of(region or "") == CYRILLIC
    if region and (units := units_of(index, whole(region), towns=True, is_cyrillic=is_cyrillic)):
        given.append(units)
    return tuple(given)


@dataclass(frozen=True, slots=True)
class Limits:
    """Where an answer must lie, of what level it must be, how many are wanted, and which places are none."""

    where: tuple[Units, ...]
    level: int | None
    count: int
    hidden: frozenset[int]


class _Search:
    """One text, and what was found for it so far."""

    def __init__(
        self, index: NameIndex, text: str, key: str, limits: Limits, highest: float, handicap: float = 0.0
    ) -> None:
        self.index, self.text, self.key, self.limits, self.handicap = index, text, key, limits, handicap
        self.is_cyrillic = script_of(text) == CYRILLIC
        self.is_in_characters = is_in_characters(text)
        spelt = spellings(text) if self.is_in_characters else ()
        self.scoring = Scoring(index, text, at_home=is_ukrainian(text) and not limits.where, spellings=spelt)
        self.highest = highest
        self.kept = max(_KEPT, limits.count)
        self.found: dict[int, RankedHit] = {}
        self.best = float("-inf")
        # Places that lie where the text says behind a comma: the others are then out of the question.
        self.within: set[int] = set()

    def run(self, with_beginnings: bool) -> None:
        """Find candidates, step by step."""
        self._run_steps()
        if with_beginnings and len(self.found) < self.limits.count:
            self._add(self._beginnings(Spelling(self.key)), Reading(self.key, 0.0, is_beginning=True))
        if self.within:
            self.found = {place: hit for place, hit in self.found.items() if place in self.within}

    def _run_steps(self) -> None:
        readings = [Reading(form, 0.4 * bool(turn)) for turn, form in enumerate(stripped_forms(self.key))]
        for reading in self._of_characters():
            self._try_exact(reading)
        for reading in readings:
            # «Texas City» is called so: nobody means Texas by it.
            if self._try_exact(reading) and reading.key == self.key:
                break
        if self._is_settled(0.5):
            return
        readings += self._with_context(readings[-1])
        misspelt_readings = self._worth_misspelling(readings)
        misspelt = [Spelling(reading.key) for reading in misspelt_readings]
        steps: tuple[tuple[float, Callable[[Spelling], Iterable[Match]]], ...] = (
            (ALIKE, self._alike),
            (ONE_LETTER, self._one_letter),
            (ONE_LETTER, self._same_consonants),
            (PREFIX, self._beginnings),
            (TWO_LETTERS, self._two_letters),
        )
        for cost, step in steps:
            for spelling, reading in zip(misspelt, misspelt_readings, strict=True):
                if len(reading.key) >= _SHORT and not self._is_settled(cost + reading.cost):
                    self._add(step(spelling), reading)

    def _of_characters(self) -> Iterable[Reading]:
        return of_characters(self.index, self.text) if self.is_in_characters else ()

    def _with_context(self, bare: Reading) -> list[Reading]:
        """Readings in which a part of the text says where the place lies, tried as they come."""
        tried = []
        if bare.key != self.key:
            for form in in_nominative(self.key):
                self._try_exact(Reading(form, 1.0))
        for reading in divided(self.index, self.text):
            tried.append(reading)
            met = self._try_exact(reading)
            self.within.update(met if reading.where else ())
        if not self.within:
            for reading in joined(self.index, bare.key, is_cyrillic=self.is_cyrillic):
                tried.append(reading)
                self._try_exact(reading)
        return tried

    def _worth_misspelling(self, readings: list[Reading]) -> list[Reading]:
        """The readings for the costlier steps: the text with and without «town of», and two that lost their context."""
        whole_ones = [reading for reading in readings[:3] if not reading.where]
        apart = [reading for reading in readings if reading.where][:2]
        chosen = {(each.key, each.where): each for each in (*whole_ones, *apart) if len(each.key) <= _LONGEST_MISSPELT}
        # Where a place asked for in a country is called so, others there are hardly meant by it.
        is_there = bool(self.limits.where) and any(hit.reason is Reason.EXACT for hit in self.found.values())
        return [replace(each, beside=_BESIDE_EXACT if is_there else 0.0) for each in chosen.values()]

    def _is_settled(self, cost: float) -> bool:
        return self.best >= self.highest - cost

    def _try_exact(self, reading: Reading) -> list[int]:
        self._try_units(reading)
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

    def _try_units(self, reading: Reading) -> None:
        """A text that has the word for a region or raion means that, not the town that it is called after."""
        fence = self._fence(reading)
        for place, number in units_named(self.index, reading.key, is_cyrillic=self.is_cyrillic):
            score = self.index.priors.item(place) + WORTH_OF_UNIT - reading.cost - self.handicap
            old = self.found.get(place)
            if fence.holds(self.index, place) and (old is None or old.score < score):
                self.found[place] = RankedHit(place, score, Reason.EXACT, number)
                self.best = max(self.best, score)

    def _alike(self, spelling: Spelling) -> Iterator[Match]:
        return self._by_sound(spelling, self.index.sounding(spelling.sound), ALIKE, 0)

    def _one_letter(self, spelling: Spelling) -> Iterator[Match]:
        return self._near(spelling, 1)

    def _two_letters(self, spelling: Spelling) -> Iterator[Match]:
        return self._near(spelling, 2)

    def _same_consonants(self, spelling: Spelling) -> Iterator[Match]:
        frame = consonants(spelling.sound)
        if len(frame) < _FEWEST_CONSONANTS:
            return iter(())
        return self._by_sound(spelling, self.index.with_consonants(frame), ONE_LETTER + 0.5, 2)

    def _by_sound(self, spelling: Spelling, numbers: NDArray[np.int64], cost: float, most: int) -> Iterator[Match]:
        if not len(numbers):
            return iter(())
        numbers = self._promising(numbers, cost)[:_COMPARED]
        return spelling.by_sound(numbers.tolist(), self.index.keys(numbers), most)

    def _near(self, spelling: Spelling, edits: int) -> Iterator[Match]:
        key = spelling.key.encode()
        if len(key) < _FEWEST_LETTERS[edits]:
            return
        numbers = self.index.near(key, edits, self._least(spelling.least_cost(edits)))
        words = self.index.keys(numbers)
        away = cdist([key], words, scorer=OSA.distance, score_cutoff=edits, dtype=np.uint8)[0]
        for position in (away <= edits).nonzero()[0].tolist():
            yield spelling.by_letters(numbers.item(position), words[position], away.item(position))

    def _promising(self, numbers: NDArray[np.int64], cost: float) -> NDArray[np.int64]:
        """Those of the keys whose biggest place would not come far behind what is found already."""
        return numbers[self.index.key_lightness[numbers] < -self._least(cost)]

    def _least(self, cost: float) -> float:
        """What a place must weigh for a name that costs so much, not to come far behind what is found already."""
        return max(self.best - _HOPELESS, _NO_ANSWER) + cost

    def _beginnings(self, spelling: Spelling) -> Iterator[Match]:
        key = spelling.key
        for number in self.index.beginning(key, max(_BEGINNINGS, self.limits.count)):
            missing = len(self.index.key(number)) - len(key)
            yield Match(number, PREFIX + 0.3 * min(missing, 12), Reason.PREFIX)

    def _add(self, matches: Iterable[Match], reading: Reading) -> list[int]:
        """Take in what matched, where it may lie; says which places that were."""
        known = list(matches)
        if not known:
            return []
        scored = self.scoring.places(known, self._fence(reading), self.kept)
        cost = reading.cost + reading.beside + self.handicap
        for place, worth, at in scored:
            score, old = worth - cost, self.found.get(place)
            if old is None or old.score < score:
                self.found[place] = RankedHit(place, score, known[at].reason, known[at].number)
                self.best = max(self.best, score)
        return [place for place, _, _ in scored]

    def _fence(self, reading: Reading) -> Fence:
        least = _BIG if len(reading.key) < _SHORT and reading.is_beginning else None
        return Fence((*self.limits.where, *reading.where), self.limits.level, least, self.limits.hidden)

    def answers(self, limit: int) -> list[Answer]:
        """The best of what was found, with the share of certainty that is each one's."""
        hits = sorted(self.found.values(), key=lambda hit: (-hit.score, hit.place))
        sure = certainties(hits, is_there=bool(self.limits.where), is_elsewhere=bool(self.handicap))
        return [
            Answer(hit.place, certainty, self._reason(hit), self.index.key(hit.key).decode())
            for hit, certainty in zip(hits[:limit], sure, strict=False)
            if hit.score > _NO_ANSWER
        ]

    def _reason(self, hit: RankedHit) -> Reason:
        return hit.reason.of_former_name if self.scoring.is_historic(hit.key, hit.place) else hit.reason
