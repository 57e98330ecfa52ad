"""Whom a municipality could partner with, and why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pobratym.matching.criteria import DEFAULT_WEIGHTS
from pobratym.matching.criteria.fit import Fit, MatchReason, Titles, fit
from pobratym.matching.criteria.newcomer import is_newcomer
from pobratym.matching.criteria.portrait import Portrait
from pobratym.matching.queries.between import NOBODY, FitsBetween, fits_between
from pobratym.matching.queries.order import Ranked, arranged, country_cap
from pobratym.matching.queries.passage import Passage
from pobratym.matching.queries.portraits import here, namesakes, namesakes_among, portraits, titles_of
from pobratym.matching.queries.scores import Others, scores
from pobratym.matching.queries.settled import Mask, within
from pobratym.matching.queries.shortlist import eligible, shortlist
from pobratym.matching.queries.ties import public_ties
from pobratym.matching.rules.aside import NOTHING_ASIDE, Aside
from pobratym.places.models import Municipality
from pobratym.places.queries.columns import Columns, all_columns

SHORTLIST = 150
SPARE = 10  # judged one by one beyond those shown: columns are rounded, so that the last places could be others'

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
    us = replace(portraits([own], seen_by=own, letters_waiting=letters_waiting)[own], namesakes=namesakes(own))
    columns = all_columns()
    remain = within(us, columns, aside)
    others = _looked_at(us, columns, weights, limit, country, only_here, letters_waiting or {}, remain)
    promising = _promising(us, others, weights, limit, bool(country))
    drawn = portraits(promising, seen_by=own, letters_waiting=letters_waiting)
    fits = {pk: fit(us, them, weights) for pk, them in drawn.items()}
    ranked = (Ranked(pk, each.score, each.them.country, is_newcomer(each.them)) for pk, each in fits.items())
    best = arranged(ranked, limit=limit, is_one_country=bool(country))
    passage = Passage(us, columns, others.here, remain, country, only_here, others.size, len(promising), len(best))
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
    us = replace(portraits([own], seen_by=own, letters_waiting=letters_waiting)[own], namesakes=namesakes(own))
    columns = all_columns()
    may = {int(columns.ids[row]) for row in eligible(us, columns, ids, here(ids), None)}
    drawn = portraits(may, seen_by=own, letters_waiting=letters_waiting)
    return _with_municipalities([fit(us, drawn[pk], weights) for pk in ids if pk in drawn])


def explain(us: Municipality, them: Municipality) -> Candidate:
    """The fit of one pair, with the reasons for either side: for a letter, or a municipality's page."""
    drawn = portraits({us.pk, them.pk}, seen_by=us.pk)
    ours = replace(drawn[us.pk], namesakes=namesakes(us.pk))
    found = fit(ours, drawn[them.pk])
    return Candidate(them, found, titles_of(found.listings()))


def explain_pairs(pairs: Collection[tuple[Municipality, Municipality]]) -> list[Candidate]:
    """`explain` of many pairs at once, by what is public: the reasons of either side are no secret of the other."""
    ids = {each.pk for pair in pairs for each in pair}
    drawn, names = portraits(ids, seen_by=NOBODY), namesakes_among(ids)
    found = [fit(replace(drawn[us.pk], namesakes=names[us.pk]), drawn[them.pk]) for us, them in pairs]
    titles = titles_of(set().union(*(each.listings() for each in found)))
    return [Candidate(them, each, titles) for (_us, them), each in zip(pairs, found, strict=True)]


def _promising(
    us: Portrait, others: Others, weights: Mapping[str, float], limit: int, is_one_country: bool
) -> list[int]:
    """Numbers of those at the top of the list by what columns of numbers tell: of thousands some that are read."""
    is_newcomer = (others.partners == 0) & (others.is_ukrainian | others.is_here)
    codes = [others.columns.country_codes[each] for each in others.countries.tolist()]
    told = zip(others.ids.tolist(), scores(us, others, weights).tolist(), codes, is_newcomer.tolist(), strict=True)
    return arranged((Ranked(*each) for each in told), limit=limit + SPARE, is_one_country=is_one_country)


def _looked_at(
    us: Portrait,
    columns: Columns,
    weights: Mapping[str, float],
    limit: int,
    country: str | None,
    only_here: bool,
    letters_waiting: Mapping[int, int],
    remain: Mask | None,
) -> Others:
    """Everybody worth a closer look: who is here, who is near to our partners and our region, and the best of the
    registry."""
    present = here()
    ids = set(present)
    if not only_here:
        ids.update(public_ties().beside(us.partners, us.region_id).tolist(), us.namesakes)
        at_most = max(SHORTLIST, 2 * limit)
        cap = country_cap(limit)
        promising = shortlist(
            us, columns, weights=weights, country=country, at_most=at_most, a_country=cap, remain=remain
        )
        ids.update(promising)
    return Others(columns, eligible(us, columns, ids, present, country, remain), present, letters_waiting)


def _with_municipalities(fits: list[Fit]) -> list[Candidate]:
    named = Municipality.objects.select_related("country", "region", "parent")  # what a caption needs
    found = named.in_bulk([each.them.id for each in fits])
    titles = titles_of(set().union(*(each.listings() for each in fits)))
    return [Candidate(found[each.them.id], each, titles) for each in fits]
