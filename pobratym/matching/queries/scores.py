"""How well thousands of places fit one municipality, as columns of numbers and without a word said.

The points are those of the criteria (`matching/criteria`), worked out for all places at once from what the process
holds of profiles and of the register, so that only those at the top of a list are read and judged one by one.
tests/matching/test_scores.py holds that both come to the same.
"""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pobratym.journal.queries.record_tables import Attribute
from pobratym.matching.criteria import (
    CRITERIA,
    capacity,
    languages,
    needs_offers,
    neighbours,
    newcomer,
    partners,
    seeking,
    spheres,
    wishes,
)
from pobratym.matching.criteria.portrait import Ask, Portrait
from pobratym.matching.queries.official_languages import official_languages
from pobratym.matching.queries.others import Asks, Mask, Numbers, Others
from pobratym.matching.queries.shortlist import distance_points, precedent_points, size_points
from pobratym.matching.queries.ties import NOWHERE
from pobratym.profiles.queries.tables import passport_table
from pobratym.profiles.vocabulary import SIZE_BOUNDS, broad, is_in_band

Points = NDArray[np.floating[Any]]
Both = tuple[Points | float, Points | float]  # with our eyes, with theirs
_LANGUAGES, _TYPES, _COUNTRIES, _SIZES = (Attribute(name) for name in ("languages", "types", "countries", "sizes"))


def scores(us: Portrait, others: Others, weights: Mapping[str, float]) -> Points:
    """The score of each, as `criteria.fit` has it."""
    for_us, for_them = fits(us, others, weights)
    total = for_us + for_them
    return np.divide(2 * for_us * for_them, total, out=np.zeros(others.size), where=total > 0)


def fits(us: Portrait, others: Others, weights: Mapping[str, float]) -> tuple[Points, Points]:
    """How well each fits us, and how well we fit each (0..1), as `criteria.fit` has them."""
    for_us: Points = np.zeros(others.size)
    for_them: Points = np.zeros(others.size)
    whole = 0.0
    for criterion in CRITERIA:
        weight = weights.get(criterion.key, criterion.weight)
        if weight > 0:
            ours, theirs = POINTS[criterion.key](us, others)
            for_us, for_them, whole = for_us + weight * ours, for_them + weight * theirs, whole + weight
    return for_us / (whole or 1.0), for_them / (whole or 1.0)


def _needs_offers(us: Portrait, others: Others) -> Both:
    return _needs_met(us.needs, others.asks), _offers_taken(us, others.asks)


def _needs_met(needs: Collection[Ask], asks: Asks) -> Points:
    """What of our needs their offers come near."""
    missing = np.ones(asks.size)
    if not needs:
        return 1.0 - missing
    exact = asks.told(asks.is_offer, asks.sphere * len(asks.forms) + asks.form)
    by_sphere = asks.told(asks.is_offer, asks.sphere)
    by_broad_sphere = asks.told(asks.is_offer, asks.broad_sphere)
    for need in needs:
        share = np.zeros(asks.size)
        for offered, code, worth in (
            (by_broad_sphere, _place(asks.broad_spheres, broad(need.sphere)), needs_offers.SAME_BROAD_SPHERE),
            (by_sphere, _place(asks.spheres, need.sphere), needs_offers.SAME_SPHERE),
            (exact, _both(asks, need), needs_offers.SAME_SPHERE_AND_FORM),
        ):
            if 0 <= code < offered.shape[1]:
                share[offered[:, code]] = worth
        missing *= 1.0 - share * (needs_offers.URGENT if need.is_urgent else 1.0)
    return 1.0 - missing


def _offers_taken(us: Portrait, asks: Asks) -> Points:
    """What of their needs our offers come near."""
    worth = np.array([_worth(us, sphere, form) for sphere in asks.spheres for form in asks.forms])
    needs = ~asks.is_offer
    share = worth[asks.sphere[needs] * len(asks.forms) + asks.form[needs]]
    share = share * np.where(asks.is_urgent[needs], needs_offers.URGENT, 1.0)
    missing = np.ones(asks.size)
    np.multiply.at(missing, asks.at[needs], 1.0 - share)
    return 1.0 - missing


def _worth(us: Portrait, sphere: str, form: str) -> float:
    """How near our offers come to a need of this sphere and form."""
    exact, by_sphere, by_broad_sphere = us.offers_by_nearness
    if (sphere, form) in exact:
        return needs_offers.SAME_SPHERE_AND_FORM
    if sphere in by_sphere:
        return needs_offers.SAME_SPHERE
    return needs_offers.SAME_BROAD_SPHERE if broad(sphere) in by_broad_sphere else 0.0


def _place(values: tuple[str, ...], value: str) -> int:
    return values.index(value) if value in values else -1


def _both(asks: Asks, need: Ask) -> int:
    sphere, form = _place(asks.spheres, need.sphere), _place(asks.forms, need.form)
    return sphere * len(asks.forms) + form if min(sphere, form) >= 0 else -1


def _size(us: Portrait, others: Others) -> Both:
    points = size_points(us, others.columns.log_populations[others.rows])
    return points, points


def _languages(us: Portrait, others: Others) -> Both:
    passports = passport_table()
    stated, whose = passports.column(_LANGUAGES), passports.numbers("municipality")

    def speak(codes: Collection[str]) -> Mask:
        return others.spread(whose, stated.has_any(codes), otherwise=False)

    official = {code: official_languages(code) for code in others.columns.country_codes}
    ours = others.of_country({code: not us.languages.isdisjoint(own) for code, own in official.items()})
    common = others.of_country({code: not us.official_languages.isdisjoint(own) for code, own in official.items()})
    points = np.select(
        [speak(us.languages), ours | speak(us.official_languages), common],
        [languages.STATED_BY_BOTH, languages.STATED_BY_ONE, languages.OFFICIAL_IN_BOTH],
    )
    return points, points


def _wishes(us: Portrait, others: Others) -> Both:
    theirs, people = others.wishes, others.populations
    no = np.zeros(others.size, dtype=np.bool_)
    is_country = others.of_country({code: code in us.countries_wanted for code in others.columns.country_codes})
    is_size = np.logical_or.reduce([no, *(_is_in_band(people, band) for band in us.sizes_wanted)])
    state_types = theirs.states(_TYPES) if us.types_wanted else no
    types = state_types, theirs.has_any(_TYPES, us.types_wanted)
    our_bands = [] if us.population is None else [band for band in SIZE_BOUNDS if is_in_band(us.population, band)]
    return (
        _mean_of_known(
            (no | bool(us.countries_wanted), is_country), ((people >= 0) & bool(us.sizes_wanted), is_size), types
        ),
        _mean_of_known(
            (theirs.states(_COUNTRIES), theirs.has_any(_COUNTRIES, [us.country])),
            (theirs.states(_SIZES) if us.population is not None else no, theirs.has_any(_SIZES, our_bands)),
            types,
        ),
    )


def _is_in_band(people: NDArray[np.int32], band: str) -> Mask:
    low, high = SIZE_BOUNDS.get(band, (0, 0))
    return (people >= low) & (people < (np.inf if high is None else high))


def _mean_of_known(*answers: tuple[Mask, Mask]) -> Points:
    """Of answers that are known, how many fit."""
    known = np.sum([is_known for is_known, _fits in answers], axis=0)
    fitting = np.sum([is_known & fits for is_known, fits in answers], axis=0)
    return np.where(known > 0, fitting / np.maximum(known, 1), wishes.NOT_STATED)


def _seeking(us: Portrait, others: Others) -> Both:
    theirs = np.where(
        others.wishes.is_seeking,
        np.where(others.is_here, 1.0, seeking.SEEKS_BUT_IS_NOT_HERE),
        np.where(others.is_here, seeking.ONLY_HERE, 0.0),
    )
    return theirs, seeking.judge(us, us).value


def _partners(us: Portrait, others: Others) -> Both:
    places, partner = others.pairs
    is_ours = np.isin(partner, np.fromiter(us.partners, dtype=np.int64))
    points = _together(partners.EACH, np.bincount(places[is_ours], minlength=others.size))
    return points, points


def _precedent(us: Portrait, others: Others) -> Both:
    points = precedent_points(us, others.columns, others.rows)
    return points, points


def _spheres(us: Portrait, others: Others) -> Both:
    asks, everything = others.asks, slice(None)
    theirs = asks.told(everything, asks.sphere)
    theirs_broad = asks.told(everything, asks.broad_sphere)
    same, wide = np.zeros(others.size, dtype=np.int64), np.zeros(others.size, dtype=np.int64)
    for number, of_broad in enumerate(asks.broad_spheres):
        if not asks.at.size or of_broad not in us.broad_spheres:
            continue
        finer = [code for code, each in enumerate(asks.spheres) if each in us.spheres and broad(each) == of_broad]
        common = _counted(theirs, finer)
        same += common
        wide += (_counted(theirs_broad, [number]) > 0) & (common == 0)
    points = 1.0 - (1.0 - spheres.SAME_SPHERE) ** same * (1.0 - spheres.SAME_BROAD_SPHERE) ** wide
    return points, points


def _counted(told: Mask, codes: list[int]) -> Numbers:
    counted: Numbers = told[:, [code for code in codes if code < told.shape[1]]].sum(axis=1)
    return counted


def _geography(us: Portrait, others: Others) -> Both:
    points = distance_points(us, others.columns.points[:, others.rows])
    return points, points


def _capacity(us: Portrait, others: Others) -> Both:
    waiting = np.array(list(others.letters_waiting.items()), dtype=np.int64).reshape(-1, 2)
    talks = others.counted(others.ties.talks[0]) + others.spread(waiting[:, 0], waiting[:, 1], otherwise=0)
    most = others.wishes.capacity
    points = np.where(
        most < 0,
        capacity.UNKNOWN / (1 + (others.partners + talks) / capacity.PARTNERS_THAT_HALVE),
        np.maximum(0, most - talks) / np.maximum(most, 1),
    )
    return points, capacity.judge(us, us).value


def _newcomer(us: Portrait, others: Others) -> Both:
    return 1 / (1 + others.partners), newcomer.judge(us, us).value


def _neighbours(us: Portrait, others: Others) -> Both:
    places = others.places_of(others.ties.one)
    region = NOWHERE if us.region_id is None else us.region_id
    is_near = (
        (others.ties.region_of_other == region) & (region != NOWHERE) & (others.ties.other != us.id) & (places >= 0)
    )
    ours = np.bincount(places[is_near], minlength=others.size)
    theirs = np.zeros(others.size, dtype=np.int64)
    for within, known in us.partners_by_region.items():
        if within is not None:
            theirs[others.regions == within] = len(known)
    return _together(neighbours.EACH, ours), _together(neighbours.EACH, theirs)


def _same_name(us: Portrait, others: Others) -> Both:
    points: Points = np.isin(others.ids, np.fromiter(us.namesakes, dtype=np.int64)).astype(np.float64)
    return points, points


def _together(each: float, counts: Numbers) -> Points:
    points: Points = 1.0 - (1.0 - each) ** counts
    return points


POINTS = {
    "needs_offers": _needs_offers,
    "size": _size,
    "languages": _languages,
    "wishes": _wishes,
    "seeking": _seeking,
    "partners": _partners,
    "precedent": _precedent,
    "spheres": _spheres,
    "geography": _geography,
    "capacity": _capacity,
    "newcomer": _newcomer,
    "neighbours": _neighbours,
    "same_name": _same_name,
}
