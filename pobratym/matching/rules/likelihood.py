"""How likely two municipalities are to be twin towns, from public facts alone: an additive score.

A conditional logit over all municipalities abroad (McFadden 1974): score = sum of coefficient × feature, and the
features are bends of size, distance and number of partners (shapes) and shares of country and region among links that
are known (of all, of hromadas near by, of hromadas as large). Because it is a sum, the share of each part of the score
is exact, and a reason that quotes a part is true of the score. benchmarks/matching_fit.py fits the coefficients;
docs/matching.md tells how, and how far they can be trusted.

Links between the municipality asked for and its partners never enter its own features, except as its known partners.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pobratym.core.sphere import EARTH_KM
from pobratym.matching.rules.network import Network

Floats = NDArray[Any]  # of numbers; numpy says of few of its results whether they are whole
Ints = NDArray[np.int64]
Features = dict[str, Any]

_FITTED = Path(__file__).with_name("likelihood.json")
FEWEST = 100  # links of hromadas that have to be known before shares are counted from them
_NEAR_KM, _AS_LARGE, _SAME_REGION = 120.0, 0.8, 0.5
_SMALLEST = 500.0  # people: those of whom fewer or none are counted are taken for as many
NEIGHBOURS = frozenset({"PL", "SK", "HU", "RO", "MD"})
_SLAVIC = frozenset({"PL", "CZ", "SK", "BG", "RS", "HR", "SI", "MK", "BA", "ME"})
_EAST = _SLAVIC | {"HU", "RO", "LT", "LV", "EE", "MD", "GE", "AM", "AZ", "KZ", "AL", "XK"}
_WEST = frozenset({"DE", "FR", "IT", "AT", "GB"})
_APART = ("PL", "DE")  # with so many links that they have shapes of their own
_OWN_SIZE = 10.5  # logarithm of the people of a middling hromada among those with partners

# What a reason can speak of: prefix of the features of each part.
PARTS = ("country", "region", "experience", "openness", "size", "renown", "distance", "own")


@dataclass(frozen=True, eq=False)
class Facts:
    """Municipalities abroad as columns of numbers. `rows`: their places in the registry; `names`: how many names each
    has on file; `countries` and `regions` are codes from 0; `is_excluded`: places of the registry in countries that
    nobody is brought together with."""

    rows: Ints
    codes: tuple[str, ...]  # ISO codes by country
    countries: Ints
    regions: Ints
    people: Floats
    points: NDArray[np.float32]  # (3, n) on the unit sphere
    names: Ints
    is_excluded: NDArray[np.bool_]

    @property
    def size(self) -> int:
        return len(self.rows)

    @cached_property
    def log_people(self) -> Floats:
        known: Floats = np.log(np.maximum(self.people, _SMALLEST)).astype(np.float32)
        return known

    @cached_property
    def place_of(self) -> Ints:
        """Where each place of the registry stands here; -1 where it does not."""
        found = np.full(len(self.is_excluded), -1, dtype=np.int64)
        found[self.rows] = np.arange(self.size)
        return found

    @cached_property
    def country_of_region(self) -> Ints:
        found = np.zeros(int(self.regions.max(initial=-1)) + 1, dtype=np.int64)
        found[self.regions] = self.countries
        return found

    @cached_property
    def room_of_region(self) -> Floats:
        """How much there is to be linked with: the sum of the square roots of people."""
        return np.bincount(self.regions, np.sqrt(np.maximum(self.people, _SMALLEST)))

    @cached_property
    def room_of_country(self) -> Floats:
        return np.bincount(self.country_of_region, self.room_of_region, minlength=len(self.codes))

    def of(self, codes: Collection[str]) -> NDArray[np.bool_]:
        """For each country whether it is one of these."""
        return np.array([code in codes for code in self.codes], dtype=np.bool_)

    def rank_within(self, groups: Ints) -> Floats:
        """Logarithm of 1 + how many of its group are larger."""
        order = np.lexsort((-self.log_people, groups))
        sizes = np.bincount(groups)
        first = np.cumsum(sizes) - sizes
        found = np.zeros(self.size, dtype=np.float32)
        found[order] = np.log1p(np.arange(self.size) - first[groups[order]])
        return found


@dataclass(frozen=True, slots=True)
class Home:
    """The municipality asked for. `place`: its place in the registry; `region` a code that hromadas share."""

    place: int
    region: int
    people: float  # NaN where unknown
    point: NDArray[np.float32]  # (3, 1)

    @property
    def log_people(self) -> float:
        return float(np.log(max(self.people, 1000.0))) if self.people > 0 else _OWN_SIZE


@dataclass(frozen=True, eq=False)
class Homes:
    """All municipalities of our side, as columns over the whole registry."""

    regions: Ints
    people: Floats
    points: NDArray[np.float32]

    def at(self, place: int) -> Home:
        return Home(place, int(self.regions[place]), float(self.people[place]), self.points[:, place : place + 1])


@dataclass(frozen=True, eq=False)
class Abroad:
    """What stays the same whoever asks: the facts, and the links of municipalities abroad among themselves."""

    facts: Facts
    network: Network

    @cached_property
    def links(self) -> tuple[Ints, Ints]:
        """Links abroad in both orders, as places among the facts."""
        one, other = self.facts.place_of[self.network.one], self.facts.place_of[self.network.other]
        is_abroad = (one >= 0) & (other >= 0)
        return one[is_abroad], other[is_abroad]

    def partners_in(self, codes: Collection[str]) -> Floats:
        one, other = self.links
        there = self.facts.of(codes)[self.facts.countries[other]]
        return np.log1p(np.bincount(one[there], minlength=self.facts.size)).astype(np.float32)

    @cached_property
    def features(self) -> Features:
        """One value a place."""
        facts = self.facts
        degrees = self.degrees
        in_excluded = facts.place_of[self.network.one[facts.is_excluded[self.network.other]]]
        people, renown = facts.log_people, np.log1p(facts.names).astype(np.float32)
        told: Features = {}
        told |= _bends("openness.partners", degrees, (0, 0.8, 1.7, 2.5, 4.2))
        told["openness.east"], told["openness.west"] = self.partners_in(_EAST), self.partners_in(_WEST)
        told["openness.excluded"] = np.log1p(np.bincount(in_excluded[in_excluded >= 0], minlength=facts.size))
        told |= _bends("size.people", people, (6.9, 8.5, 9.5, 10.5, 11.5, 12.5, 16))
        in_country, in_region = facts.rank_within(facts.countries), facts.rank_within(facts.regions)
        told["size.rank_in_country"], told["size.rank_in_region"] = in_country, in_region
        told["size.first_of_region"] = (in_region == 0).astype(np.float32)
        told["renown.names"], told["renown.many_names"] = renown, np.maximum(renown - 2.5, 0)
        for code in _APART:
            there = facts.of({code})[facts.countries]
            told |= {
                f"openness.{code}": degrees * there,
                f"size.{code}": people * there,
                f"renown.{code}": renown * there,
            }
        return told

    @cached_property
    def degrees(self) -> Floats:
        """Logarithm of 1 + how many partners each has in other countries than ours."""
        return np.log1p(np.bincount(self.links[0], minlength=self.facts.size)).astype(np.float32)

    @cached_property
    def share_of_country(self) -> Floats:
        """How the links of municipalities abroad are spread over countries: what is expected before ours are known."""
        linked = np.bincount(self.facts.countries[self.links[0]], minlength=len(self.facts.codes))
        room = self.facts.room_of_country
        spread = linked + 50 * room / room.sum() + 0.5
        share: Floats = spread / spread.sum()
        return share

    @cached_property
    def share_of_room(self) -> Floats:
        """Of a region in its country."""
        facts = self.facts
        return facts.room_of_region / facts.room_of_country[facts.country_of_region]


@dataclass(frozen=True, eq=False)
class Known:
    """Links of our side that are known: home (place in the registry) and partner (place among the facts)."""

    abroad: Abroad
    homes: Homes
    home: Ints
    partner: Ints
    counted: Floats | None = None  # links by country where the links themselves are not known

    @classmethod
    def of(cls, abroad: Abroad, homes: Homes, is_ours: NDArray[np.bool_], rates: Mapping[str, float]) -> "Known":
        """Those in the network; where they are too few to count shares, the shares of countries are `rates`."""
        network, partners = abroad.network, abroad.facts.place_of[abroad.network.other]
        ours = is_ours[network.one] & (partners >= 0)
        home, partner = network.one[ours], partners[ours]
        counted = None
        if len(home) < FEWEST:
            counted = np.array([rates.get(code, 0.0) for code in abroad.facts.codes])
        return cls(abroad, homes, home, partner, counted)

    def without(self, homes: Collection[int]) -> "Known":
        """As if nothing were known of these."""
        stays = ~np.isin(self.home, list(homes))
        return Known(self.abroad, self.homes, self.home[stays], self.partner[stays], self.counted)

    def partners_of(self, place: int) -> Ints:
        own: Ints = self.partner[self.home == place]
        return own

    @cached_property
    def by_country(self) -> Floats:
        facts = self.abroad.facts
        if self.counted is not None:
            return self.counted
        return np.bincount(facts.countries[self.partner], minlength=len(facts.codes)).astype(float)

    @cached_property
    def share_of_country(self) -> Floats:
        return _blended(self.by_country, self.abroad.share_of_country, 6)

    @cached_property
    def share_of_region(self) -> Floats:
        """Of a region in its country."""
        facts = self.abroad.facts
        linked = np.bincount(facts.regions[self.partner], minlength=len(facts.country_of_region))
        in_country = np.bincount(facts.country_of_region, linked, minlength=len(facts.codes))
        share: Floats = (linked + 4 * self.abroad.share_of_room) / (in_country[facts.country_of_region] + 4)
        return share

    @cached_property
    def places(self) -> Features:
        """What is known of each place by links of our side."""
        size = self.abroad.facts.size
        counts = np.bincount(self.partner, minlength=size)
        one, other = self.abroad.links
        linked = counts > 0
        return {
            "experience.any": linked.astype(np.float32),
            "experience.partners": np.log1p(counts).astype(np.float32),
            "experience.partners_of_partners": np.log1p(np.bincount(one, linked[other], minlength=size)),
        }


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
    people = np.log(np.maximum(np.nan_to_num(homes.people[others], nan=np.exp(_OWN_SIZE)), 1000.0))
    return near, np.exp(-0.5 * ((people - us.log_people) / _AS_LARGE) ** 2)


def _countries(told: Told, us: Home, known: Known, near: Floats, alike: Floats) -> None:
    facts, share = known.abroad.facts, known.share_of_country
    count = len(facts.codes)
    with np.errstate(divide="ignore"):
        room = np.where(facts.room_of_country > 0, np.log(facts.room_of_country), 0.0)
    there = facts.countries[known.partner]
    of_near = _blended(np.bincount(there, near, minlength=count), share, 6)
    of_alike = _blended(np.bincount(there, alike, minlength=count), share, 15)
    is_neighbour = facts.of(NEIGHBOURS).astype(float)
    larger = us.log_people - _OWN_SIZE
    told.by_country |= {
        "country.share": np.log(share) - room,
        "country.room": room,
        "country.near": np.log(of_near / share),
        "country.alike": np.log(of_alike / share),
        "country.neighbour": is_neighbour,
        "country.slavic": facts.of(_SLAVIC).astype(float),
        "country.neighbour_of_large": larger * is_neighbour,
    }
    told.by_country |= {f"country.{code}_of_large": larger * facts.of({code}) for code in _APART}


def _blended(counted: Floats, share: Floats, weight: float) -> Floats:
    """A share counted from few, drawn towards that of all."""
    blended: Floats = (counted + weight * share) / (counted.sum() + weight)
    return blended


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
    larger = us.log_people - _OWN_SIZE
    told = {
        "size.smaller": np.maximum(-ratio, 0),
        "size.larger": np.maximum(ratio, 0),
        "size.apart": np.minimum(apart, 0.7),
        "size.far_smaller": np.maximum(-ratio - 1.5, 0),
        "size.far_larger": np.maximum(ratio - 1.5, 0),
        "openness.of_large": larger * abroad.degrees[at],
        "renown.of_large": larger * abroad.features["renown.names"][at],
    }
    return told | {f"size.{code}_apart": apart * abroad.facts.of({code})[countries] for code in _APART}


def _distances(us: Home, known: Known, countries: Ints, at: Any) -> Features:
    abroad, facts = known.abroad, known.abroad.facts
    chords = np.sqrt(np.square(facts.points[:, at] - us.point).sum(axis=0))
    away = 2 * EARTH_KM * np.arcsin(np.minimum(np.nan_to_num(chords, nan=0.25) / 2, 1))
    away = np.log(np.maximum(away, 20.0)).astype(np.float32)
    far = np.maximum(away - 7.3, 0)
    is_neighbour = facts.of(NEIGHBOURS)[countries]
    told = _bends("distance.km", away, (3, 5, 6, 6.7, 7.3, 9.9))
    told |= {name: each * is_neighbour for name, each in _bends("distance.neighbour_km", away, (3, 5, 6, 6.7)).items()}
    return told | {
        "distance.of_large": (us.log_people - _OWN_SIZE) * np.maximum(away - 6.7, 0),
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


def _bends(name: str, values: Floats, knots: Sequence[float]) -> Features:
    """A shape of straight pieces: how far a value has come between each two knots."""
    return {
        f"{name}_{number}": np.clip(values - low, 0, high - low)
        for number, (low, high) in enumerate(pairwise(knots), start=1)
    }


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
