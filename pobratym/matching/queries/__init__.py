"""Whom a municipality could partner with, and why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from pobratym.matching.criteria import DEFAULT_WEIGHTS
from pobratym.matching.criteria.fit import Fit, MatchReason, Titles, fit
from pobratym.matching.criteria.portrait import Portrait
from pobratym.matching.queries.order import arranged, country_cap
from pobratym.matching.queries.portraits import here, namesakes, portraits, titles_of
from pobratym.matching.queries.shortlist import PAIRS_WITH, eligible, may_be_proposed, shortlist
from pobratym.matching.queries.ties import promising
from pobratym.places.models import Municipality
from pobratym.places.queries.columns import all_columns

SHORTLIST = 150

__all__ = ["Candidate", "MatchReason", "candidates", "explain"]


@dataclass(frozen=True)
class Candidate:
    """A municipality one could write to: how well it fits us and we it (0..1), and why.

    `reasons` speak to the municipality that asked («you»), `reasons_for_them` to the other side.
    """

    municipality: Municipality
    score: float
    fit_for_us: float
    fit_for_them: float
    reasons: tuple[MatchReason, ...]
    is_here: bool
    is_known: bool  # both say something of themselves here
    reasons_for_them: tuple[MatchReason, ...] = ()
    points: tuple[tuple[str, float, float], ...] = ()  # criterion, with our eyes, with theirs


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
    us, others = _looked_at(municipality, weights, limit, country, only_here, letters_waiting)
    fits = [fit(us, them, weights) for them in others]
    return _with_municipalities(arranged(fits, limit=limit, is_one_country=bool(country)))


def explain(us: Municipality, them: Municipality) -> Candidate:
    """The fit of one pair, with the reasons for either side: for a letter, or a municipality's page."""
    drawn = portraits({us.pk, them.pk}, seen_by=us.pk)
    ours = replace(drawn[us.pk], namesakes=namesakes(us.pk))
    found = fit(ours, drawn[them.pk])
    return _candidate(found, them, titles_of(found.listings()))


def _looked_at(
    municipality: Municipality,
    weights: Mapping[str, float],
    limit: int,
    country: str | None,
    only_here: bool,
    letters_waiting: Mapping[int, int] | None,
) -> tuple[Portrait, list[Portrait]]:
    """Our portrait, and those of everybody worth a closer look."""
    own = municipality.pk
    us = portraits([own], seen_by=own, letters_waiting=letters_waiting)[own]
    known = us.partners.keys()
    alike = namesakes(own)
    ids = eligible(us, all_columns(), here(), country)
    if not only_here:
        ids |= promising(own, us.region_id, known) | alike
        ids |= set(_from_registry(us, weights, limit, country))
    drawn = portraits(ids - known - {own}, seen_by=own, letters_waiting=letters_waiting)
    return replace(us, namesakes=alike), [them for them in drawn.values() if _is_eligible(us, them, country)]


def _from_registry(us: Portrait, weights: Mapping[str, float], limit: int, country: str | None) -> Collection[int]:
    at_most = max(SHORTLIST, 2 * limit)
    return shortlist(us, all_columns(), weights=weights, country=country, at_most=at_most, a_country=country_cap(limit))


def _is_eligible(us: Portrait, them: Portrait, country: str | None) -> bool:
    if them.level not in PAIRS_WITH.get(us.level, ()):
        return False
    if not may_be_proposed(us, them.country, them.is_country_excluded, country):
        return False
    return them.is_in_force and (them.is_here or not them.is_occupied)


def _with_municipalities(fits: list[Fit]) -> list[Candidate]:
    named = Municipality.objects.select_related("country", "region", "parent")  # what a caption needs
    found = named.in_bulk([each.them.id for each in fits])
    titles = titles_of(set().union(*(each.listings() for each in fits)))
    return [_candidate(each, found[each.them.id], titles) for each in fits]


def _candidate(found: Fit, municipality: Municipality, titles: Titles) -> Candidate:
    return Candidate(
        municipality=municipality,
        score=found.score,
        fit_for_us=found.for_us,
        fit_for_them=found.for_them,
        reasons=found.reasons(titles),
        is_here=found.them.is_here,
        is_known=found.is_known,
        reasons_for_them=found.reasons_for_them(titles),
        points=tuple((criterion.key, ours.value, theirs.value) for criterion, ours, theirs in found.found),
    )
