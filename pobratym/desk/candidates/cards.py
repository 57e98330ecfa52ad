"""A candidate as pages show it: reasons, doubt, both fits in words, what is on its way between the two."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pobratym.core.alphabet import alphabetical
from pobratym.introductions.models import Introduction
from pobratym.introductions.queries import full_among
from pobratym.matching.criteria.doubts import strongest_doubt, strongest_reasons
from pobratym.matching.models import Considered, WhyNot
from pobratym.matching.queries import Candidate, MatchReason
from pobratym.places.models import Municipality
from pobratym.profiles.models import PassportPicture
from pobratym.profiles.queries import arms_of

# Lower bounds of a fit in words. Where both have a profile, 0.5 takes needs, language and wishes together.
WORDS: tuple[tuple[float, Promise], ...] = (
    (0.5, _("very well")),
    (0.38, _("well")),
    (0.25, _("in part")),
    (0.0, _("a little")),
)
_NOT_KNOWN = _("not known")


@dataclass(frozen=True)
class Card:
    """A candidate as the page shows it."""

    candidate: Candidate
    letter: Introduction | None  # one that is on its way between the two
    arms: PassportPicture | None
    is_full: bool = False  # it holds as many letters and talks as it can, and is not asked
    settled: Considered | None = None
    weights: Mapping[str, float] = field(default_factory=dict)  # the list was made with

    @property
    def reasons(self) -> list[MatchReason]:
        return strongest_reasons(self.candidate.fit, self.candidate.titles, self.weights)

    @property
    def doubt(self) -> MatchReason | None:
        return strongest_doubt(self.candidate.fit, self.candidate.titles, self.weights)

    @property
    def fits(self) -> list[tuple[str, Promise, Promise, int]]:
        """(name, what is measured, in words, percent) of either side's fit."""
        for_us, for_them = self.candidate.fit_for_us, self.candidate.fit_for_them
        return [
            ("us", _("They suit you"), self.in_words(for_us), round(100 * for_us)),
            ("them", _("You suit them"), self.in_words(for_them), round(100 * for_them)),
        ]

    @property
    def joint(self) -> tuple[Promise, int]:
        """The score of both, in words and per cent."""
        return self.in_words(self.candidate.score), round(100 * self.candidate.score)

    def in_words(self, fit: float) -> Promise:
        """Of whoever has said nothing here nobody knows how well it suits: public facts alone are no fit."""
        return in_words(fit) if self.candidate.is_known else _NOT_KNOWN


def in_words(fit: float) -> Promise:
    return next(words for bound, words in WORDS if fit >= bound)


def cards(
    municipality: Municipality,
    found: Collection[Candidate],
    weights: Mapping[str, float],
    settled: Collection[Considered],
) -> list[Card]:
    """Of each candidate, in their order."""
    letters = _letters(municipality)
    ids = [candidate.municipality.pk for candidate in found]
    arms, full, kept = arms_of(ids), full_among(ids), {row.candidate_id: row for row in settled}
    return [
        Card(each, letters.get(pk), arms.get(pk), is_full=pk in full, settled=kept.get(pk), weights=weights)
        for each, pk in zip(found, ids, strict=True)
    ]


def countries_aside(settled: Collection[Considered]) -> list[str]:
    """Names of the countries in which the municipality does not look for a partner."""
    named = {str(row.candidate.country) for row in settled if row.why_not == WhyNot.COUNTRY}
    return sorted(named, key=alphabetical)


def _letters(municipality: Municipality) -> dict[int, Introduction]:
    """Open letters between the municipality and others, by the other side; those that reached us among them."""
    own = {letter.receiver_id: letter for letter in Introduction.objects.open().sent_by(municipality)}
    theirs = {letter.sender_id: letter for letter in Introduction.objects.open().received_by(municipality)}
    return theirs | own
