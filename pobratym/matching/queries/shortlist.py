"""From all places to some hundreds by public facts alone: size, distance, country. Columns of numbers, no reasons.

The points are those of the criteria (`size`, `geography`, `languages`, `wishes`), computed for all places at once.
"""

from collections.abc import Collection, Iterable, Mapping
from math import log

import numpy as np
from numpy.typing import NDArray

from pobratym.core.sphere import kilometres_to_all, on_unit_sphere
from pobratym.matching.criteria import geography, languages, size, wishes
from pobratym.matching.criteria.points import soft
from pobratym.matching.criteria.portrait import Portrait
from pobratym.matching.queries.official_languages import official_languages
from pobratym.places.models import Kind, Level
from pobratym.places.queries.columns import KINDS, LEVELS, Columns

Rows = NDArray[np.int64]
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
    remain: NDArray[np.bool_] | None = None,
) -> list[int]:
    """Ids of the most promising places, best first; `a_country` caps each country unless one is asked for. `remain`:
    which places are looked at, where not all are."""
    rows = np.flatnonzero(_allowed(us, places, country, remain))
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
    remain: NDArray[np.bool_] | None = None,
) -> Rows:
    """Where those of these municipalities stand that may be proposed at all."""
    rows = np.unique(places.positions_of(list(ids)))
    chosen: Rows = rows[open_to(us, places, here, country, remain)[rows]]
    return chosen


def open_to(
    us: Portrait,
    places: Columns,
    here: Collection[int],
    country: str | None = None,
    remain: NDArray[np.bool_] | None = None,
) -> NDArray[np.bool_]:
    """Which places may be proposed at all. Occupied ones and parts of towns only where somebody speaks for them:
    nobody else there can answer."""
    is_answered = _has_town_hall(places)
    is_answered[places.positions_of(list(here))] = True
    found = _pairs(us, places, country) & is_answered
    found[places.positions_of([us.id, *us.partners])] = False
    return found if remain is None else found & remain


def _allowed(us: Portrait, places: Columns, country: str | None, remain: NDArray[np.bool_] | None) -> NDArray[np.bool_]:
    allowed = _pairs(us, places, country)
    if remain is not None:
        allowed &= remain
    allowed &= places.ids != us.id
    allowed &= _has_town_hall(places)  # else nobody there can answer: proposed once somebody represents them here
    return allowed


def _has_town_hall(places: Columns) -> NDArray[np.bool_]:
    """Places with an authority of their own that is in its seat."""
    has_own: NDArray[np.bool_] = places.kinds != KINDS[Kind.PART_OF_TOWN]
    return has_own & ~places.is_cut_off


def _pairs(us: Portrait, places: Columns, country: str | None) -> NDArray[np.bool_]:
    """Places of the tiers and countries that we may be brought together with."""
    allowed_levels = [LEVELS[level] for level in PAIRS_WITH.get(us.level, ())]
    allowed: NDArray[np.bool_] = np.isin(places.levels, allowed_levels)
    excluded = places.excluded_countries
    proposed = [may_be_proposed(us, code, code in excluded, country) for code in places.country_codes]
    by_country = np.array(proposed, dtype=np.bool_)
    allowed &= by_country[places.countries]
    return allowed


def may_be_proposed(us: Portrait, code: str, is_excluded: bool, country: str | None = None) -> bool:
    """A hromada gets municipalities abroad, a municipality abroad gets hromadas; nobody of an excluded country."""
    if is_excluded or us.is_country_excluded or (country and code != country):
        return False
    return (code == "UA") != us.is_ukrainian


def _scores(us: Portrait, places: Columns, rows: NDArray[np.intp], weights: Mapping[str, float]) -> NDArray[np.float32]:
    by_country = np.array([_country_points(us, code, weights) for code in places.country_codes], dtype=np.float32)
    scores: NDArray[np.float32] = by_country[places.countries[rows]]
    scores = scores + weights["size"] * size_points(us, places.log_populations[rows])
    return scores + weights["geography"] * distance_points(us, places.points[:, rows])


def _country_points(us: Portrait, code: str, weights: Mapping[str, float]) -> float:
    """What is the same for every place of a country of which nothing else is known."""
    them = Portrait(id=0, country=code, official_languages=official_languages(code))
    common = weights["languages"] * languages.judge(us, them).value
    return common + weights["wishes"] * wishes.judge(us, them).value


def size_points(us: Portrait, log_populations: NDArray[np.float32]) -> NDArray[np.float32]:
    if not us.population:
        return np.full_like(log_populations, size.UNKNOWN)
    points: NDArray[np.float32] = soft(log_populations - log(us.population), size.HALF_AT)
    return _known(points, size.UNKNOWN)


def distance_points(us: Portrait, points: NDArray[np.float32]) -> NDArray[np.float32]:
    if us.latitude is None or us.longitude is None:
        return np.full(points.shape[1], geography.UNKNOWN, dtype=np.float32)
    here = on_unit_sphere(np.array([us.latitude]), np.array([us.longitude]))
    return _known(soft(kilometres_to_all(points, here), geography.HALF_AT_KM), geography.UNKNOWN)


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
