"""Whom a municipality could partner with, and why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pobratym.matching.criteria import DEFAULT_WEIGHTS
from pobratym.matching.criteria.fit import Fit, MatchReason, Titles, fit
from pobratym.matching.criteria.newcomer import is_newcomer
from pobratym.matching.criteria.portrait import Portrait
from pobratym.matching.queries.between import NOBODY, FitsBetween, fits_between
from pobratym.matching.queries.order import Ranked, arranged
from pobratym.matching.queries.passage import Passage
from pobratym.matching.queries.portraits import here, namesakes, namesakes_among, portraits, titles_of
from pobratym.matching.queries.precedents import precedents_of
from pobratym.matching.queries.promising import Asked, looked_at, promising
from pobratym.matching.queries.settled import within
from pobratym.matching.queries.shortlist import eligible
from pobratym.matching.rules.aside import NOTHING_ASIDE, Aside
from pobratym.places.models import Municipality
from pobratym.places.queries.columns import all_columns

__all__ = [
    "Candidate",
    "FitsBetween",
    "MatchReason",
    "candidates",
    "compared",
    "explain",
    "explain_pairs",
    "fits_between",
    "listed",
]


@dataclass(frozen=True)
class Candidate:
    """A municipality one could write to: how well it fits us and we it (0..1), and why, put into words when asked."""

    municipality: Municipality
    fit: Fit
    titles: Titles  # of the needs and offers that reasons name

    @property
    def score(self) -> float:
        return self.fit.score

    @property
    def fit_for_us(self) -> float:
        return self.fit.for_us

    @property
    def fit_for_them(self) -> float:
        return self.fit.for_them

    @property
    def is_here(self) -> bool:
        return self.fit.them.is_here

    @property
    def is_known(self) -> bool:
        """Both say something of themselves here."""
        return self.fit.is_known

    @cached_property
    def reasons(self) -> tuple[MatchReason, ...]:
        """They speak to the municipality that asked («you»)."""
        return self.fit.reasons(self.titles)

    @cached_property
    def reasons_for_them(self) -> tuple[MatchReason, ...]:
        """The same, speaking to the other side."""
        return self.fit.reasons_for_them(self.titles)

    @property
    def points(self) -> tuple[tuple[str, float, float], ...]:
        """Criterion, with our eyes, with theirs."""
        return tuple((criterion.key, ours.value, theirs.value) for criterion, ours, theirs in self.fit.found)


@dataclass(frozen=True)
class CandidateList:
    """The candidates, the best first, and how they came to be these."""

    candidates: list[Candidate]
    passage: Passage


def candidates(
    municipality: Municipality,
    *,
    weights: Mapping[str, float] | None = None,
    limit: int = 50,
    country: str | None = None,
    only_here: bool = False,
    letters_waiting: Mapping[int, int] | None = None,
) -> list[Candidate]:
    """Municipalities abroad for a hromada, hromadas for a municipality abroad; the best first.

    Partners it already has are left out, as is everything in Russia and Belarus, and temporarily occupied hromadas
    that nobody represents here. `weights` move those of DEFAULT_WEIGHTS; `letters_waiting` says how many letters
    each municipality has yet to answer.
    """
    found = listed(
        municipality,
        weights=weights,
        limit=limit,
        country=country,
        only_here=only_here,
        letters_waiting=letters_waiting,
    )
    return found.candidates


def listed(
    municipality: Municipality,
    *,
    weights: Mapping[str, float] | None = None,
    limit: int = 50,
    country: str | None = None,
    only_here: bool = False,
    letters_waiting: Mapping[int, int] | None = None,
    aside: Aside = NOTHING_ASIDE,
) -> CandidateList:
    """`candidates` with how they came about. `aside`: who and what the municipality does not want to be proposed."""
    weights = aside.moved({**DEFAULT_WEIGHTS, **(weights or {})})
    own = municipality.pk
    us = _asking(own, letters_waiting)
    asked = Asked(limit, country, only_here, letters_waiting or {}, within(us, all_columns(), aside))
    others = looked_at(us, weights, asked)
    read = promising(us, others, weights, asked)
    drawn = portraits(read, seen_by=own, letters_waiting=letters_waiting)
    fits = {pk: fit(us, them, weights) for pk, them in drawn.items()}
    ranked = (Ranked(pk, each.score, each.them.country, is_newcomer(each.them)) for pk, each in fits.items())
    best = arranged(ranked, limit=limit, is_one_country=bool(country))
    passage = Passage(us, asked, others, len(read), len(best))
    return CandidateList(_with_municipalities([fits[pk] for pk in best]), passage)


def compared(
    municipality: Municipality,
    ids: Collection[int],
    *,
    weights: Mapping[str, float],
    letters_waiting: Mapping[int, int] | None = None,
) -> list[Candidate]:
    """These municipalities as candidates, in the order given; those that may not be proposed are left out."""
    own = municipality.pk
    us, columns = _asking(own, letters_waiting), all_columns()
    may = {int(columns.ids[row]) for row in eligible(us, columns, ids, here(ids), None)}
    drawn = portraits(may, seen_by=own, letters_waiting=letters_waiting)
    return _with_municipalities([fit(us, drawn[pk], weights) for pk in ids if pk in drawn])


def _asking(own: int, letters_waiting: Mapping[int, int] | None) -> Portrait:
    """The side for which candidates are looked for."""
    us = portraits([own], seen_by=own, letters_waiting=letters_waiting)[own]
    return replace(us, namesakes=namesakes(own), precedents=precedents_of(own))


def explain(us: Municipality, them: Municipality) -> Candidate:
    """The fit of one pair, with the reasons for either side: for a letter, or a municipality's page."""
    drawn = portraits({us.pk, them.pk}, seen_by=us.pk)
    ours = replace(drawn[us.pk], namesakes=namesakes(us.pk), precedents=precedents_of(us.pk))
    found = fit(ours, replace(drawn[them.pk], precedents=precedents_of(them.pk)))
    return Candidate(them, found, titles_of(found.listings()))


def explain_pairs(pairs: Collection[tuple[Municipality, Municipality]]) -> list[Candidate]:
    """`explain` of many pairs at once, by what is public: the reasons of either side are no secret of the other."""
    ids = {each.pk for pair in pairs for each in pair}
    drawn, names = portraits(ids, seen_by=NOBODY), namesakes_among(ids)
    found = [fit(replace(drawn[us.pk], namesakes=names[us.pk]), drawn[them.pk]) for us, them in pairs]
    titles = titles_of(set().union(*(each.listings() for each in found)))
    return [Candidate(them, each, titles) for (_us, them), each in zip(pairs, found, strict=True)]


def _with_municipalities(fits: list[Fit]) -> list[Candidate]:
    named = Municipality.objects.select_related("country", "region", "parent")  # what a caption needs
    found = named.in_bulk([each.them.id for each in fits])
    titles = titles_of(set().union(*(each.listings() for each in fits)))
    return [Candidate(found[each.them.id], each, titles) for each in fits]
