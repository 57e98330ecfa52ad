"""How likely two municipalities are to be twin towns, from public facts alone: an additive score.

A conditional logit over all municipalities abroad (McFadden 1974): score = sum of coefficient × feature, and the
features are bends of size, distance and number of partners (shapes) and shares of country and region among links that
are known (of all, of hromadas near by, of hromadas as large). Because it is a sum, the share of each part of the score
is exact, and a reason that quotes a part is true of the score. benchmarks/matching_fit.py fits the coefficients;
docs/matching.md tells how, and how far they can be trusted.

Links between the municipality asked for and its partners never enter its own features, except as its known partners.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from pobratym.core.sphere import EARTH_KM
from pobratym.matching.rules.known_links import (
    APART,
    OWN_SIZE,
    SLAVIC,
    Features,
    Floats,
    Home,
    Homes,
    Ints,
    Known,
    bends,
    blended,
)

_FITTED = Path(__file__).with_name("likelihood.json")
_NEAR_KM, _AS_LARGE, _SAME_REGION = 120.0, 0.8, 0.5
NEIGHBOURS = frozenset({"PL", "SK", "HU", "RO", "MD"})

# What a reason can speak of: prefix of the features of each part.
PARTS = ("country", "region", "experience", "openness", "size", "renown", "distance", "own")


@dataclass(slots=True)
class Told:
    """Features of one municipality asked for: values by country, by region, and by place."""

    by_country: Features = field(default_factory=dict)
    by_region: Features = field(default_factory=dict)
    by_place: Features = field(default_factory=dict)


def features(us: Home, known: Known, own: Ints, at: Any = slice(None)) -> Told:
    """`known` without our own links; `own`: our known partners, as places among the facts; `at`: the places asked
    for."""
    told, facts, homes = Told(), known.abroad.facts, known.homes
    near, alike = _nearness(us, known.home, homes)
    _countries(told, us, known, near, alike)
    _regions(told, known, near)
    countries = facts.countries[at]
    told.by_place |= _near_places(known, near, at)
    told.by_place |= _sizes(us, known, countries, at)
    told.by_place |= _distances(us, known, countries, at)
    _own(told, known, own, at)
    return told


def _nearness(us: Home, others: Ints, homes: Homes) -> tuple[Floats, Floats]:
    """How near each of these is to us, with a part for the same oblast; how alike in size."""
    away = EARTH_KM * np.sqrt(np.square(homes.points[:, others] - us.point).sum(axis=0))
    near = np.exp(-np.nan_to_num(away, nan=1e4) / _NEAR_KM) + _SAME_REGION * (homes.regions[others] == us.region)
    people = np.log(np.maximum(np.nan_to_num(homes.people[others], nan=np.exp(OWN_SIZE)), 1000.0))
    return near, np.exp(-0.5 * ((people - us.log_people) / _AS_LARGE) ** 2)


def _countries(told: Told, us: Home, known: Known, near: Floats, alike: Floats) -> None:
    facts, share = known.abroad.facts, known.share_of_country
    count = len(facts.codes)
    with np.errstate(divide="ignore"):
        room = np.where(facts.room_of_country > 0, np.log(facts.room_of_country), 0.0)
    there = facts.countries[known.partner]
    of_near = blended(np.bincount(there, near, minlength=count), share, 6)
    of_alike = blended(np.bincount(there, alike, minlength=count), share, 15)
    is_neighbour = facts.of(NEIGHBOURS).astype(float)
    larger = us.log_people - OWN_SIZE
    told.by_country |= {
        "country.share": np.log(share) - room,
        "country.room": room,
        "country.near": np.log(of_near / share),
        "country.alike": np.log(of_alike / share),
        "country.neighbour": is_neighbour,
        "country.slavic": facts.of(SLAVIC).astype(float),
        "country.neighbour_of_large": larger * is_neighbour,
    }
    told.by_country |= {f"country.{code}_of_large": larger * facts.of({code}) for code in APART}


def _regions(told: Told, known: Known, near: Floats) -> None:
    facts, share = known.abroad.facts, known.share_of_region
    counted = np.bincount(facts.regions[known.partner], near, minlength=len(share))
    in_country = np.bincount(facts.country_of_region, counted, minlength=len(facts.codes))[facts.country_of_region]
    told.by_region |= {
        "region.share": np.log(share / known.abroad.share_of_room),
        "region.near": np.log((counted + 3 * share) / (in_country + 3) / share),
        "region.near_links": np.log1p(counted),
    }


def _near_places(known: Known, near: Floats, at: Any) -> Features:
    size = known.abroad.facts.size
    one, other = known.abroad.links
    best = np.zeros(size)
    np.maximum.at(best, known.partner, np.minimum(near, 1))
    return {
        "experience.near": np.log1p(np.bincount(known.partner, near, minlength=size)[at]),
        "experience.near_of_partners": np.log1p(np.bincount(one, best[other], minlength=size)[at]),
    }


def _sizes(us: Home, known: Known, countries: Ints, at: Any) -> Features:
    abroad = known.abroad
    ratio = abroad.facts.log_people[at] - us.log_people
    apart = np.abs(ratio)
    larger = us.log_people - OWN_SIZE
    told = {
        "size.smaller": np.maximum(-ratio, 0),
        "size.larger": np.maximum(ratio, 0),
        "size.apart": np.minimum(apart, 0.7),
        "size.far_smaller": np.maximum(-ratio - 1.5, 0),
        "size.far_larger": np.maximum(ratio - 1.5, 0),
        "openness.of_large": larger * abroad.degrees[at],
        "renown.of_large": larger * abroad.features["renown.names"][at],
    }
    return told | {f"size.{code}_apart": apart * abroad.facts.of({code})[countries] for code in APART}


def _distances(us: Home, known: Known, countries: Ints, at: Any) -> Features:
    abroad, facts = known.abroad, known.abroad.facts
    chords = np.sqrt(np.square(facts.points[:, at] - us.point).sum(axis=0))
    away = 2 * EARTH_KM * np.arcsin(np.minimum(np.nan_to_num(chords, nan=0.25) / 2, 1))
    away = np.log(np.maximum(away, 20.0)).astype(np.float32)
    far = np.maximum(away - 7.3, 0)
    is_neighbour = facts.of(NEIGHBOURS)[countries]
    told = bends("distance.km", away, (3, 5, 6, 6.7, 7.3, 9.9))
    told |= {name: each * is_neighbour for name, each in bends("distance.neighbour_km", away, (3, 5, 6, 6.7)).items()}
    return told | {
        "distance.of_large": (us.log_people - OWN_SIZE) * np.maximum(away - 6.7, 0),
        "openness.far": far * abroad.degrees[at],
        "size.far": far * facts.log_people[at],
        "renown.far": far * abroad.features["renown.names"][at],
    }


def _own(told: Told, known: Known, own: Ints, at: Any) -> None:
    """What follows from the partners that we have."""
    facts = known.abroad.facts
    size, count = facts.size, len(facts.codes)
    if not len(own):
        return
    counted = np.bincount(facts.countries[own], minlength=count)
    expected = np.exp(told.by_country["country.near"]) * known.share_of_country
    told.by_country["own.country"] = np.log((counted + 2 * expected) / (len(own) + 2) / expected)
    told.by_country["own.same_country"] = (counted > 0).astype(float)
    told.by_region["own.region"] = np.log1p(np.bincount(facts.regions[own], minlength=len(facts.country_of_region)))
    one, other = known.abroad.links
    is_own = np.zeros(size, dtype=np.bool_)
    is_own[own] = True
    like_us = np.unique(known.home[is_own[known.partner]])
    theirs = known.partner[np.isin(known.home, like_us)]
    told.by_place["own.partners_of_partners"] = np.log1p(np.bincount(one[is_own[other]], minlength=size)[at])
    told.by_place["own.beside_partners"] = np.log1p(np.bincount(theirs, minlength=size)[at])


@dataclass(frozen=True)
class Coefficients:
    """As fitted: a coefficient a feature; `how` tells from what, when and how well."""

    weights: Mapping[str, float]
    how: Mapping[str, Any]
    rates: Mapping[str, float]  # links by country among those it was fitted on


@lru_cache(maxsize=2)
def coefficients(*, with_links: bool) -> Coefficients:
    """Those for an instance where links are known, or those that do without."""
    told = json.loads(_FITTED.read_text(encoding="utf-8"))
    return Coefficients(told["with_links" if with_links else "without_links"], told["how"], told["rates"])


class Likelihood:
    """The score of every municipality abroad for one of ours."""

    def __init__(self, known: Known, fitted: Coefficients) -> None:
        self._known, self._weights = known, fitted.weights
        self._standing = self._sum(known.abroad.features)

    def scores(self, place: int) -> Floats:
        """For each of the facts; the higher, the likelier."""
        told, rest = self._told(place)
        facts = rest.abroad.facts
        scores: Floats = self._standing + self._sum({**rest.places, **told.by_place})
        scores += self._sum(told.by_country)[facts.countries] + self._sum(told.by_region)[facts.regions]
        return scores

    def parts(self, place: int) -> dict[str, Floats]:
        """The same by parts: their sum is the score."""
        told, rest = self._told(place)
        facts = rest.abroad.facts
        found: dict[str, Floats] = {part: np.zeros(facts.size) for part in PARTS}
        for features_, spread in (
            ({**rest.abroad.features, **rest.places, **told.by_place}, slice(None)),
            (told.by_country, facts.countries),
            (told.by_region, facts.regions),
        ):
            for name, values in features_.items():
                found[name.partition(".")[0]] += self._weights.get(name, 0.0) * values[spread]
        return found

    def _told(self, place: int) -> tuple[Told, Known]:
        own = self._known.partners_of(place)
        rest = self._known.without([place]) if len(own) else self._known
        return features(rest.homes.at(place), rest, own), rest

    def _sum(self, told: Features) -> Any:
        parts = [self._weights[name] * values for name, values in told.items() if name in self._weights]
        return sum(parts) if parts else np.zeros(len(next(iter(told.values()))))
