"""What is known of municipalities and of the links between them, as columns of numbers for the score of
`likelihood.py`: facts, the network of links abroad, and the links of our side."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.rules.network import Network

Floats = NDArray[Any]  # of numbers; numpy says of few of its results whether they are whole
Ints = NDArray[np.int64]
Features = dict[str, Any]

FEWEST = 100  # links of hromadas that have to be known before shares are counted from them
_SMALLEST = 500.0  # people: those of whom fewer or none are counted are taken for as many
SLAVIC = frozenset({"PL", "CZ", "SK", "BG", "RS", "HR", "SI", "MK", "BA", "ME"})
_EAST = SLAVIC | {"HU", "RO", "LT", "LV", "EE", "MD", "GE", "AM", "AZ", "KZ", "AL", "XK"}
_WEST = frozenset({"DE", "FR", "IT", "AT", "GB"})
APART = ("PL", "DE")  # with so many links that they have shapes of their own
OWN_SIZE = 10.5  # logarithm of the people of a middling hromada among those with partners


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
        return float(np.log(max(self.people, 1000.0))) if self.people > 0 else OWN_SIZE


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
        told |= bends("openness.partners", degrees, (0, 0.8, 1.7, 2.5, 4.2))
        told["openness.east"], told["openness.west"] = self.partners_in(_EAST), self.partners_in(_WEST)
        told["openness.excluded"] = np.log1p(np.bincount(in_excluded[in_excluded >= 0], minlength=facts.size))
        told |= bends("size.people", people, (6.9, 8.5, 9.5, 10.5, 11.5, 12.5, 16))
        in_country, in_region = facts.rank_within(facts.countries), facts.rank_within(facts.regions)
        told["size.rank_in_country"], told["size.rank_in_region"] = in_country, in_region
        told["size.first_of_region"] = (in_region == 0).astype(np.float32)
        told["renown.names"], told["renown.many_names"] = renown, np.maximum(renown - 2.5, 0)
        for code in APART:
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
        return blended(self.by_country, self.abroad.share_of_country, 6)

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


def blended(counted: Floats, share: Floats, weight: float) -> Floats:
    """A share counted from few, drawn towards that of all."""
    blended: Floats = (counted + weight * share) / (counted.sum() + weight)
    return blended


def bends(name: str, values: Floats, knots: Sequence[float]) -> Features:
    """A shape of straight pieces: how far a value has come between each two knots."""
    return {
        f"{name}_{number}": np.clip(values - low, 0, high - low)
        for number, (low, high) in enumerate(pairwise(knots), start=1)
    }
