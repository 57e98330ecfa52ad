"""Whom a municipality could partner with, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pobratym.matching.criteria import DEFAULT_WEIGHTS
from pobratym.matching.criteria.fit import Fit, MatchReason, fit
from pobratym.matching.criteria.newcomer import is_newcomer
from pobratym.matching.criteria.portrait import Portrait
from pobratym.matching.queries.order import Ranked, arranged, country_cap
from pobratym.matching.queries.portraits import here, namesakes, portraits
from pobratym.matching.queries.scores import Others, scores
from pobratym.matching.queries.shortlist import eligible, shortlist
from pobratym.matching.queries.ties import public_ties
from pobratym.places.models import Municipality
from pobratym.places.queries.columns import all_columns

SHORTLIST = 150
SPARE = 10  # judged one by one beyond those shown: columns are rounded, so that the last places could be others'

__all__ = ["Candidate", "MatchReason", "candidates", "explain"]


@dataclass(frozen=True)
class Candidate:
    """A municipality one could write to: how well it fits us and we it (0..1), and why, put into words when asked."""

    municipality: Municipality
    fit: Fit

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

    @cached_property
    def reasons(self) -> tuple[MatchReason, ...]:
        """They speak to the municipality that asked («you»)."""
        return self.fit.reasons()

    @cached_property
    def reasons_for_them(self) -> tuple[MatchReason, ...]:
        """The same, speaking to the other side."""
        return self.fit.reasons_for_them()

    @property
    def points(self) -> tuple[tuple[str, float, float], ...]:
        """Criterion, with our eyes, with theirs."""
        return tuple((criterion.key, ours.value, theirs.value) for criterion, ours, theirs in self.fit.found)


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
    weights = {**DEFAULT_WEIGHTS, **(weights or {})}
    own = municipality.pk
    us = replace(portraits([own], seen_by=own, letters_waiting=letters_waiting)[own], namesakes=namesakes(own))
    promising = _promising(us, weights, limit, country, only_here, letters_waiting or {})
    drawn = portraits(promising, seen_by=own, letters_waiting=letters_waiting)
    fits = {pk: fit(us, them, weights) for pk, them in drawn.items()}
    ranked = (Ranked(pk, each.score, each.them.country, is_newcomer(each.them)) for pk, each in fits.items())
    best = arranged(ranked, limit=limit, is_one_country=bool(country))
    return _with_municipalities([fits[pk] for pk in best])


def explain(us: Municipality, them: Municipality) -> Candidate:
    """The fit of one pair, with the reasons for either side: for a letter, or a municipality's page."""
    drawn = portraits({us.pk, them.pk}, seen_by=us.pk)
    ours = replace(drawn[us.pk], namesakes=namesakes(us.pk))
    return Candidate(them, fit(ours, drawn[them.pk]))


def _promising(
    us: Portrait,
    weights: Mapping[str, float],
    limit: int,
    country: str | None,
    only_here: bool,
    letters_waiting: Mapping[int, int],
) -> list[int]:
    """Numbers of those at the top of the list by what columns of numbers tell: of thousands some that are read."""
    others = _looked_at(us, weights, limit, country, only_here, letters_waiting)
    is_newcomer = (others.partners == 0) & (others.is_ukrainian | others.is_here)
    codes = [others.columns.country_codes[each] for each in others.countries.tolist()]
    told = zip(others.ids.tolist(), scores(us, others, weights).tolist(), codes, is_newcomer.tolist(), strict=True)
    return arranged((Ranked(*each) for each in told), limit=limit + SPARE, is_one_country=bool(country))


def _looked_at(
    us: Portrait,
    weights: Mapping[str, float],
    limit: int,
    country: str | None,
    only_here: bool,
    letters_waiting: Mapping[int, int],
) -> Others:
    """Everybody worth a closer look: who is here, who is near to our partners and our region, and the best of the
    registry."""
    columns, present = all_columns(), here()
    ids = set(present)
    if not only_here:
        ids.update(public_ties().beside(us.partners, us.region_id).tolist(), us.namesakes)
        at_most = max(SHORTLIST, 2 * limit)
        cap = country_cap(limit)
        ids.update(shortlist(us, columns, weights=weights, country=country, at_most=at_most, a_country=cap))
    return Others(columns, eligible(us, columns, ids, present, country), present, letters_waiting)


def _with_municipalities(fits: list[Fit]) -> list[Candidate]:
    named = Municipality.objects.select_related("country", "region", "parent")  # what a caption needs
    found = named.in_bulk([each.them.id for each in fits])
    return [Candidate(found[each.them.id], each) for each in fits]
