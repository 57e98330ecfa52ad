"""Puts the criteria together: how well they fit us, how well we fit them, and one score of both.

The score is the harmonic mean of the two fits. RECON (Pizzato and others, 2010) found that recommending by it
doubled the success of first messages: a match is as good as its worse half, so a high fit on one side cannot make
up for a low one on the other, which an arithmetic mean would allow.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pobratym.core.texts import LocalizedText, translated
from pobratym.matching.criteria import CRITERIA, DEFAULT_WEIGHTS
from pobratym.matching.criteria.points import Criterion, Phrase, Points, Remark
from pobratym.matching.criteria.portrait import Portrait

Titles = Mapping[int, object]
NO_TITLES: Titles = {}


@dataclass(frozen=True)
class MatchReason:
    """Why, in a sentence for the reader; the sentence is translated when it is read."""

    criterion: str
    points: float
    phrase: Phrase
    is_caution: bool = False

    @property
    def text(self) -> str:
        """In the reader's language."""
        return str(self.phrase)

    @property
    def in_languages(self) -> LocalizedText:
        """In each language of the interface: to be kept as it was said."""
        return translated(self.phrase.__str__)


@dataclass(frozen=True, slots=True)
class Fit:
    """The two fits and the score of a pair, 0..1, with what each criterion found on either side."""

    us: Portrait
    them: Portrait
    for_us: float
    for_them: float
    found: tuple[tuple[Criterion, Points, Points], ...]  # criterion, with our eyes, with theirs

    @property
    def score(self) -> float:
        total = self.for_us + self.for_them
        return 2 * self.for_us * self.for_them / total if total else 0.0

    @property
    def is_known(self) -> bool:
        """Both say something of themselves; otherwise public facts are compared, which is not yet a fit."""
        return self.us.has_spoken and self.them.has_spoken

    def listings(self) -> set[int]:
        """Numbers of the needs and offers of both sides."""
        asks = (*self.us.needs, *self.us.offers, *self.them.needs, *self.them.offers)
        return {ask.listing for ask in asks}

    def reasons(self, titles: Titles = NO_TITLES) -> tuple[MatchReason, ...]:
        """Addressed to us, the weightiest first, cautions last, each once; needs and offers by their titles."""
        return _sorted(_told(self.found, titles, to_us=True))

    def reasons_for_them(self, titles: Titles = NO_TITLES) -> tuple[MatchReason, ...]:
        """The same findings addressed to the other side: what a letter to them can say."""
        return _sorted(_told(self.found, titles, to_us=False))


def fit(us: Portrait, them: Portrait, weights: Mapping[str, float] = DEFAULT_WEIGHTS) -> Fit:
    """Judges the pair with the eyes of both. Weights missing from `weights` count as written in DEFAULT_WEIGHTS."""
    for_us = for_them = weight_of_all = 0.0
    found = []
    for criterion in CRITERIA:
        weight = weights.get(criterion.key, criterion.weight)
        if weight <= 0:
            continue
        ours = criterion.judge(us, them)
        theirs = Points(ours.value) if criterion.is_mutual else criterion.judge(them, us)
        for_us += weight * ours.value
        for_them += weight * theirs.value
        weight_of_all += weight
        found.append((criterion, ours, theirs))
    whole = weight_of_all or 1.0
    return Fit(us, them, for_us / whole, for_them / whole, tuple(found))


def _told(
    found: tuple[tuple[Criterion, Points, Points], ...], titles: Titles, *, to_us: bool
) -> Iterator[tuple[float, MatchReason]]:
    """Our findings name us «you»; theirs are turned round, so that every sentence speaks to its reader. What both
    found is told once."""
    told: set[str] = set()  # sentences: phrases are equal only when their templates have been translated, each time
    for criterion, ours, theirs in found:
        for remark, is_ours in [*((r, True) for r in ours.remarks), *((r, False) for r in theirs.remarks)]:
            phrase = remark.to_us if is_ours == to_us else remark.to_them
            if phrase is None:
                continue
            phrase = phrase.quoting(titles)
            sentence = str(phrase)
            if sentence in told:
                continue
            told.add(sentence)
            yield _weight(criterion, remark), MatchReason(criterion.key, remark.points, phrase, remark.is_caution)


def _weight(criterion: Criterion, remark: Remark) -> float:
    return -1.0 if remark.is_caution else criterion.weight * remark.points


def _sorted(told: Iterator[tuple[float, MatchReason]]) -> tuple[MatchReason, ...]:
    return tuple(reason for _weight, reason in sorted(told, key=lambda each: -each[0]))
