"""How well rankings find partners that are known: the cases, the rankings beside which ours stands, the figures."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pobratym.core.sphere import kilometres_to_all
from pobratym.matching.criteria import DEFAULT_WEIGHTS
from pobratym.matching.queries.between import NOBODY
from pobratym.matching.queries.likelihoods import municipalities_abroad
from pobratym.matching.queries.link_files import Pair
from pobratym.matching.queries.portraits import portraits
from pobratym.matching.queries.precedents import PublicScore, known_pairs
from pobratym.matching.queries.promising import Asked, looked_at, promising
from pobratym.matching.rules.measures import FIRST, MORE, Estimate, Figures, Found, figures, gini, ranks, ratio
from pobratym.matching.rules.network import Network
from pobratym.places.queries.columns import Columns

Scores = NDArray[Any]
Rows = NDArray[np.int64]
Ranking = Callable[[int], Scores]  # a place of the registry -> a score for each candidate
LISTED = MORE  # of a list as shown
SMALLEST = 1000  # people of a candidate in the first table; the second has all
_SEED = 2026


@dataclass(frozen=True, slots=True)
class Case:
    """A Ukrainian community and its links that have to be found, as places of the registry."""

    place: int
    wanted: tuple[int, ...]
    is_linked: bool  # some of its partners are known


@dataclass(frozen=True)
class World:
    """The registry, the links that are known, and those that are hidden."""

    columns: Columns
    network: Network
    hidden: tuple[Pair, ...]  # as places

    @classmethod
    def of(cls, columns: Columns, hidden: Collection[Pair], known: Collection[Pair]) -> "World":
        """What is to be found is hidden wherever else it is known."""
        pairs = {*known, *known_pairs()} - set(hidden)
        return cls(columns, Network.of(_placed(columns, pairs), len(columns.ids)), tuple(_placed(columns, hidden)))

    @cached_property
    def is_ukrainian(self) -> NDArray[np.bool_]:
        is_ukrainian: NDArray[np.bool_] = self.columns.countries == self.columns.country_index("UA")
        return is_ukrainian

    def candidates(self, smallest: int) -> Rows:
        """Municipalities abroad that may be proposed, with so many people at least."""
        rows = municipalities_abroad(self.columns)
        return rows[self.columns.populations[rows] >= smallest]

    def cases(self, candidates: Rows) -> list[Case]:
        """The communities that have a link with one of the candidates at least."""
        own: dict[int, set[int]] = {}
        is_candidate = np.zeros(len(self.columns.ids), dtype=np.bool_)
        is_candidate[candidates] = True
        for one, other in (pair for pair in (*self.hidden, *((b, a) for a, b in self.hidden)) if min(pair) >= 0):
            if self.is_ukrainian[one] and is_candidate[other]:
                own.setdefault(one, set()).add(other)
        return [
            Case(place, tuple(sorted(own[place])), bool(np.any(~self.is_ukrainian[self.network.partners_of(place)])))
            for place in sorted(own)
        ]


def with_populations(columns: Columns, populations: Mapping[int, int]) -> Columns:
    """The registry with these people by number of the municipality."""
    people = columns.populations.copy()
    places = columns.places_of(np.array(list(populations), dtype=np.int64))
    people[places[places >= 0]] = np.array(list(populations.values()), dtype=np.int32)[places >= 0]
    return replace(columns, populations=people)


def _placed(columns: Columns, pairs: Collection[Pair]) -> list[Pair]:
    """Numbers of municipalities to places; -1 where one is not in force."""
    numbers = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    places = np.stack([columns.places_of(numbers[:, 0]), columns.places_of(numbers[:, 1])], axis=1)
    return [(int(one), int(other)) for one, other in places.tolist()]


@dataclass(frozen=True, slots=True)
class Exposure:
    """Who stands in the first 20 of the lists of all hromadas: how many different places, what share of the candidates,
    and how unevenly they are shown (Gini over those that are shown, and over all candidates)."""

    shown: int
    coverage: float
    gini: float
    gini_of_all: float


@dataclass(frozen=True, slots=True)
class Result:
    """Of one ranking, by groups of communities."""

    ranking: str
    all: Figures
    of_the_country: Figures
    unlinked: Figures
    unlinked_of_the_country: Figures
    linked: Figures
    exposure: Exposure | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Recall among the first 20 of communities without a known link, ours by that of the best other ranking."""

    other: str
    ratio: Estimate


@dataclass(frozen=True)
class Evaluation:
    """One table: all rankings over the same candidates and cases."""

    candidates: int
    results: tuple[Result, ...]
    comparison: Comparison | None


def evaluate(
    world: World, ours: Mapping[str, Ranking], others: Mapping[str, Ranking], rows: Rows, hromadas: Sequence[int]
) -> Evaluation:
    """Rankings by their names; the first of ours is compared with the best of the others. `rows`: the candidates;
    `hromadas`: whose lists are counted for exposure, which takes most of the time and is left out where there are
    none."""
    rankings = {**ours, **others}
    cases = world.cases(rows)
    found = {
        name: [_found(world, case, ranking(case.place), rows) for case in cases] for name, ranking in rankings.items()
    }
    unlinked = [number for number, case in enumerate(cases) if not case.is_linked]
    linked = [number for number, case in enumerate(cases) if case.is_linked]
    results = tuple(
        Result(
            name,
            figures([each[0] for each in own]),
            figures([each[1] for each in own]),
            figures([own[number][0] for number in unlinked]),
            figures([own[number][1] for number in unlinked]),
            figures([own[number][0] for number in linked]),
            _exposure(world, rankings[name], rows, hromadas) if hromadas else None,
        )
        for name, own in found.items()
    )
    best = max(results[len(ours) :], key=lambda each: each.unlinked.recall20.value, default=None)
    if best is None or not unlinked:
        return Evaluation(len(rows), results, None)
    of_best, of_ours = ([found[name][number][0] for number in unlinked] for name in (best.ranking, results[0].ranking))
    return Evaluation(len(rows), results, Comparison(best.ranking, ratio(of_ours, of_best)))


def _found(world: World, case: Case, scores: Scores, rows: Rows) -> tuple[Found, Found]:
    """Among all candidates, and among those of each partner's country; partners that are known are no candidates."""
    stays = ~np.isin(rows, world.network.partners_of(case.place))
    rows, scores = rows[stays], scores[stays]
    places = {int(place): number for number, place in enumerate(rows.tolist())}
    everywhere = ranks(scores, [places[each] for each in case.wanted])
    inside: list[float] = []
    among: list[int] = []
    for each in case.wanted:
        there = np.flatnonzero(world.columns.countries[rows] == world.columns.countries[each])
        inside += ranks(scores[there], [int(np.searchsorted(there, places[each]))])
        among.append(len(there))
    return Found(everywhere, (len(rows),) * len(everywhere)), Found(tuple(inside), tuple(among))


def _exposure(world: World, ranking: Ranking, rows: Rows, hromadas: Sequence[int]) -> Exposure:
    shown = np.zeros(len(rows), dtype=np.int64)
    for place in hromadas:
        scores = np.array(ranking(place), dtype=float)
        own = world.network.partners_of(place)
        scores[np.isin(rows, own) if len(own) else ()] = -np.inf
        shown[np.argpartition(-scores, FIRST)[:FIRST]] += 1
    seen = shown[shown > 0]
    return Exposure(len(seen), len(seen) / len(rows), gini(seen), gini(shown))


def our_rankings(world: World, populations: Mapping[int, int]) -> Callable[[Rows], dict[str, Ranking]]:
    """Ours, for candidates: by what is public alone, and the list as it is shown to a hromada that has said nothing.
    Worked out once for all tables."""
    ours = PublicScore(world.columns, frozenset(), world.network, populations)
    shown: dict[int, Rows] = {}

    def of(rows: Rows) -> dict[str, Ranking]:
        places = np.searchsorted(ours.abroad, rows)

        def as_shown(place: int) -> Scores:
            if place not in shown:
                shown[place] = _list_shown(world, ours, place)
            scores = np.full(len(world.columns.ids), -LISTED)
            scores[shown[place]] = -np.arange(len(shown[place]))
            return scores[rows]

        return {"public facts": lambda place: ours.likelihood.scores(place)[places], "list as shown": as_shown}

    return of


def _list_shown(world: World, ours: PublicScore, place: int) -> Rows:
    """The first of the list, in its order, without partners that are known; the register's are no partners here."""
    pk = int(world.columns.ids[place])
    us = replace(portraits([pk], seen_by=NOBODY)[pk], partners={}, precedents=ours.precedents(place))
    us = replace(us, population=ours.populations.get(pk, us.population))
    asked = Asked(LISTED)
    numbers = promising(us, looked_at(us, DEFAULT_WEIGHTS, asked), DEFAULT_WEIGHTS, asked)
    listed = world.columns.places_of(np.array(numbers, dtype=np.int64))
    others: Rows = listed[~np.isin(listed, world.network.partners_of(place))][:LISTED]
    return others


def baselines(world: World, rows: Rows) -> dict[str, Ranking]:
    """Plain rankings that ours has to beat."""
    columns, network = world.columns, world.network
    chance = np.random.default_rng(_SEED)
    people = np.log(np.maximum(columns.populations, 1)).astype(np.float32)
    degrees = network.degrees[rows]
    popular = degrees + people[rows] / 100  # people decide among those with as many links
    countries = columns.countries[rows]
    abroad = np.isin(network.other, rows) & world.is_ukrainian[network.one]
    linked = np.bincount(columns.countries[network.other[abroad]], minlength=len(columns.country_codes)) + 0.1
    of_country = np.bincount(countries, popular, minlength=len(columns.country_codes))
    rated = popular * (linked / np.maximum(of_country, 1e-9))[countries]
    indicators = _indicators(columns, people, network)

    def nearest(place: int) -> Scores:
        away: Scores = kilometres_to_all(columns.points[:, rows], columns.points[:, place : place + 1])
        return -np.nan_to_num(away, nan=1e6)

    def alike(place: int) -> Scores:
        apart: Scores = np.abs(people[rows] - people[place])
        return -apart

    def cosine(place: int) -> Scores:
        own = indicators[place]
        lengths = np.linalg.norm(indicators[rows], axis=1) * np.linalg.norm(own)
        alike: Scores = indicators[rows] @ own / np.maximum(lengths, 1e-9)
        return alike

    return {
        "random": lambda place: chance.random(len(rows)),
        "popularity": lambda place: popular,
        "country rate × popularity": lambda place: rated,
        "nearest": nearest,
        "size similarity": alike,
        "cosine on scaled indicators": cosine,
    }


def _indicators(columns: Columns, people: Scores, network: Network) -> Scores:
    """Size, place on the globe and number of known partners, each with mean 0 and deviation 1."""
    told = np.stack([people, *columns.points, np.log1p(network.degrees)], axis=1)
    told = np.nan_to_num(told)
    scaled: Scores = (told - told.mean(axis=0)) / (told.std(axis=0) + 1e-9)
    return scaled
