"""From all places to some hundreds by public facts alone: what towns like us choose, size, distance, country.
Columns of numbers, no reasons.

The points are those of the criteria (`precedent`, `size`, `geography`, `languages`, `wishes`), computed for all places
at once.
"""

from collections.abc import Collection, Iterable, Mapping
from math import log

import numpy as np
from numpy.typing import NDArray

from pobratym.core.sphere import kilometres_to_all, on_unit_sphere
from pobratym.matching.criteria import geography, languages, precedent, size, wishes
from pobratym.matching.criteria.points import soft
from pobratym.matching.criteria.portrait import Portrait
from pobratym.matching.queries.official_languages import official_languages
from pobratym.matching.queries.out_of_reach import regions_out_of_reach
from pobratym.matching.queries.precedents import Precedents
from pobratym.places.models import Kind, Level
from pobratym.places.queries.columns import KINDS, LEVELS, Columns

Rows = NDArray[np.int64]
Points = NDArray[np.float32]
Mask = NDArray[np.bool_]
LOOKED_AT = 4000
# Tiers that pair with each other: a town with a town or a city's district, a region with a region.
PAIRS_WITH: dict[str, tuple[str, ...]] = {
    Level.MUNICIPALITY: (Level.MUNICIPALITY,),
    Level.DISTRICT: (Level.MUNICIPALITY, Level.DISTRICT),
    Level.COUNTY: (Level.COUNTY,),
    Level.REGION: (Level.REGION,),
}


def shortlist(
    us: Portrait,
    places: Columns,
    *,
    weights: Mapping[str, float],
    country: str | None = None,
    at_most: int,
    a_country: int,
    remain: Mask | None = None,
) -> list[int]:
    """Ids of the most promising places, best first; `a_country` caps each country unless one is asked for. `remain`:
    which places are looked at, where not all are."""
    rows = _allowed(us, places, country, remain)
    if not rows.size:
        return []
    scores = _scores(us, places, rows, weights)
    best = rows[_best_first(scores, places.ids[rows], LOOKED_AT)]
    return _capped(places, best, at_most, at_most if country else a_country)


def eligible(
    us: Portrait,
    places: Columns,
    ids: Iterable[int],
    here: Collection[int],
    country: str | None,
    remain: Mask | None = None,
) -> Rows:
    """Where those of these municipalities stand that may be proposed at all."""
    rows = np.unique(places.positions_of(list(ids)))
    chosen: Rows = rows[_is_open(us, places, rows, here, country)]
    return chosen if remain is None else chosen[remain[chosen]]


def open_to(
    us: Portrait,
    places: Columns,
    here: Collection[int],
    country: str | None = None,
    remain: Mask | None = None,
) -> Mask:
    """The same of the whole registry, as a mask."""
    found = _is_open(us, places, slice(None), here, country)
    return found if remain is None else found & remain


def _is_open(us: Portrait, places: Columns, rows: Rows | slice, here: Collection[int], country: str | None) -> Mask:
    """Occupied ones and parts of towns only where somebody speaks for them: nobody else there can answer."""
    is_answered = _has_town_hall(places, rows) | np.isin(places.ids[rows], list(here))
    is_known = np.isin(places.ids[rows], [us.id, *us.partners])
    return _pairs(us, places, rows, country) & is_answered & ~is_known


def _allowed(us: Portrait, places: Columns, country: str | None, remain: Mask | None) -> Rows:
    """Where those stand that may be proposed and have somebody who could answer."""
    allowed = _pairs(us, places, slice(None), country)
    if remain is not None:
        allowed &= remain
    allowed &= places.ids != us.id
    rows = np.flatnonzero(allowed)
    answered: Rows = rows[_has_town_hall(places, rows)]
    return answered


def _has_town_hall(places: Columns, rows: Rows | slice) -> Mask:
    """Places with an authority of their own that is in its seat."""
    has_own: Mask = places.kinds[rows] != KINDS[Kind.PART_OF_TOWN]
    cut_off = [number for pk in regions_out_of_reach() if (number := places.region_index(pk)) >= 0]
    return has_own & ~places.is_cut_off[rows] & ~np.isin(places.regions[rows], cut_off)


def _pairs(us: Portrait, places: Columns, rows: Rows | slice, country: str | None) -> Mask:
    """Places of the tiers and countries that we may be brought together with."""
    allowed_levels = [LEVELS[level] for level in PAIRS_WITH.get(us.level, ())]
    allowed: Mask = np.isin(places.levels[rows], allowed_levels)
    excluded = places.excluded_countries
    proposed = [may_be_proposed(us, code, code in excluded, country) for code in places.country_codes]
    by_country = np.array(proposed, dtype=np.bool_)
    allowed &= by_country[places.countries[rows]]
    return allowed


def may_be_proposed(us: Portrait, code: str, is_excluded: bool, country: str | None = None) -> bool:
    """A hromada gets municipalities abroad, a municipality abroad gets hromadas; nobody of an excluded country."""
    if is_excluded or us.is_country_excluded or (country and code != country):
        return False
    return (code == "UA") != us.is_ukrainian


def _scores(us: Portrait, places: Columns, rows: Rows, weights: Mapping[str, float]) -> Points:
    by_country = np.array([_country_points(us, code, weights) for code in places.country_codes], dtype=np.float32)
    scores: Points = by_country[places.countries[rows]]
    alike, near = size_points(us, places.log_populations[rows]), distance_points(us, places.points[:, rows])
    scores = scores + weights["precedent"] * _precedents(us, places, rows, alike, near)
    scores = scores + weights["size"] * alike
    return scores + weights["geography"] * near


def _country_points(us: Portrait, code: str, weights: Mapping[str, float]) -> float:
    """What is the same for every place of a country of which nothing else is known."""
    them = Portrait(id=0, country=code, official_languages=official_languages(code))
    common = weights["languages"] * languages.judge(us, them).value
    return common + weights["wishes"] * wishes.judge(us, them).value


def precedent_points(us: Portrait, places: Columns, rows: Rows) -> Points:
    alike, near = size_points(us, places.log_populations[rows]), distance_points(us, places.points[:, rows])
    return _precedents(us, places, rows, alike, near)


def _precedents(us: Portrait, places: Columns, rows: Rows, alike: Points, near: Points) -> Points:
    instead: Points = precedent.instead(alike, near)
    if not isinstance(us.precedents, Precedents):
        return instead
    points = us.precedents.points(places, rows)
    known: Points = np.where(np.isnan(points), instead, points)
    return known


def size_points(us: Portrait, log_populations: NDArray[np.float32]) -> NDArray[np.float32]:
    if not us.population:
        return np.full_like(log_populations, size.UNKNOWN)
    points: NDArray[np.float32] = soft(log_populations - log(us.population), size.HALF_AT)
    return _known(points, size.UNKNOWN)


def distance_points(us: Portrait, points: NDArray[np.float32]) -> NDArray[np.float32]:
    return _known(soft(kilometres_from(us, points), geography.HALF_AT_KM), geography.UNKNOWN)


def kilometres_from(us: Portrait, points: NDArray[np.float32]) -> Points:
    """To each of these points on the unit sphere; NaN where one of the two is not known."""
    if us.latitude is None or us.longitude is None:
        return np.full(points.shape[1], np.nan, dtype=np.float32)
    return kilometres_to_all(points, on_unit_sphere(np.array([us.latitude]), np.array([us.longitude])))


def _known(points: NDArray[np.float32], otherwise: float) -> NDArray[np.float32]:
    np.nan_to_num(points, copy=False, nan=otherwise)
    return points


def _best_first(scores: NDArray[np.float32], ids: NDArray[np.int64], count: int) -> NDArray[np.intp]:
    """Positions of the highest scores; equal ones in the order of their ids, so that the answer never wavers."""
    if scores.size > count:
        threshold = np.partition(scores, scores.size - count)[scores.size - count]
        positions = np.flatnonzero(scores >= threshold)
    else:
        positions = np.arange(scores.size)
    return positions[np.lexsort((ids[positions], -scores[positions]))]


def _capped(places: Columns, best: NDArray[np.intp], at_most: int, a_country: int) -> list[int]:
    taken: dict[int, int] = {}
    chosen: list[int] = []
    for pk, country in zip(places.ids[best].tolist(), places.countries[best].tolist(), strict=True):
        if taken.get(country, 0) < a_country:
            taken[country] = taken.get(country, 0) + 1
            chosen.append(pk)
            if len(chosen) == at_most:
                break
    return chosen
