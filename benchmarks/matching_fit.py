"""Fits the coefficients of the score from public facts, and measures them on communities that it has not seen.

    python -m benchmarks.matching_fit LINKS.csv --statistics FILE.csv [--write]

LINKS.csv: known links with the columns cc_a, katottg_a, geonames_a and the same for b. A conditional logit: each link
is explained by the municipality abroad that was chosen among all (of whom some are drawn, with their chance of being
drawn taken out again, McFadden 1978); no absence of a link is taken for a no. What is known of a community's own links
never enters its features, unless as partners it has already: each community stands there once as if it had none, and
once, if it has several, with half of them. A third of the communities is held out for the figures, with all their links
taken from the network; for --write all are used.
"""

import argparse
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from django.utils import timezone
from numpy.typing import NDArray

from pobratym.matching.queries.evaluation import SMALLEST, World, with_populations
from pobratym.matching.queries.likelihoods import facts_of, homes_of, known_links
from pobratym.matching.queries.link_files import read_links, read_populations
from pobratym.matching.rules import likelihood
from pobratym.matching.rules.known_links import Known
from pobratym.matching.rules.likelihood import PARTS, Coefficients, Likelihood, features
from pobratym.matching.rules.measures import Found, figures, ranks
from pobratym.matching.rules.network import Network
from pobratym.places.queries.columns import all_columns

Floats = NDArray[np.floating[Any]]
DRAWN, RIDGE, SEED = 1000, 3.0, 2026
OFTEN = 0.35  # a community with many links counts less than each of them apart


@dataclass(frozen=True)
class Rows:
    """Places that were chosen and places that were drawn: features, chance of being drawn, group, chosen or not."""

    names: tuple[str, ...]
    values: Floats
    offsets: Floats
    groups: NDArray[np.int64]
    chosen: Floats
    weights: Floats  # of groups


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the score from public facts.")
    parser.add_argument("links", type=Path)
    parser.add_argument("--statistics", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="fit on all communities and write likelihood.json")
    asked = parser.parse_args()
    populations = read_populations(asked.statistics)
    columns = with_populations(all_columns(), populations)
    world = World.of(columns, (), read_links(asked.links).pairs)
    facts, homes = facts_of(columns), homes_of(columns, populations)
    known = known_links(columns, facts, homes, world.network, {})
    alone = known_links(columns, facts, homes, Network.of((), len(columns.ids)), {})
    is_large = facts.people >= SMALLEST
    communities = np.random.default_rng(SEED).permutation(np.unique(known.home[is_large[known.partner]])).tolist()
    held_out, fitted_on = communities[: len(communities) // 3], communities[len(communities) // 3 :]
    print(f"{len(known.home)} links of {len(communities)} communities, {len(held_out)} held out", flush=True)
    how: dict[str, Any] = {"method": "conditional logit, ridge, see benchmarks/matching_fit.py", "drawn": DRAWN}
    how |= {"ridge": RIDGE, "seed": SEED, "links": len(known.home), "communities": len(communities)}
    how |= {"fitted_on": timezone.localdate().isoformat(), "file": sha256(asked.links.read_bytes()).hexdigest()[:16]}
    written: dict[str, Any] = {"how": how, "rates": rates(known)}
    for name, of in (("with_links", known), ("without_links", alone)):
        weights = fitted(of, known, fitted_on, is_large, unseen=held_out)
        how[name] = told = measured(of, known, held_out, weights, is_large)
        print(name, json.dumps(told), flush=True)
        if asked.write:
            written[name] = {
                key: float(f"{value:.5g}") for key, value in fitted(of, known, communities, is_large).items()
            }
    if asked.write:
        likelihood._FITTED.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def rates(known: Known, apart: Collection[int] = ()) -> dict[str, float]:
    """Links of our communities by country."""
    counted = known.without(apart).by_country
    return {code: float(count) for code, count in zip(known.abroad.facts.codes, counted, strict=True) if count}


def seen(of: Known, known: Known, without: Collection[int]) -> Known:
    """What is known when nothing is known of some communities; without links, shares of countries stay known."""
    rest = of.without(without)
    if len(of.home):
        return rest
    return Known(of.abroad, of.homes, of.home, of.partner, known.without(without).by_country)


def fitted(
    of: Known, known: Known, communities: Sequence[int], is_large: NDArray[np.bool_], unseen: Collection[int] = ()
) -> dict[str, float]:
    """Coefficients by feature; those of features that never differ are left out."""
    rows = drawn(of, known, communities, is_large, unseen)
    scale = rows.values.std(axis=0)
    used = np.flatnonzero(scale > 1e-6)
    found = newton(rows.values[:, used] / scale[used], rows)
    return {rows.names[column]: float(value / scale[column]) for column, value in zip(used, found, strict=True)}


def drawn(
    of: Known, known: Known, communities: Sequence[int], is_large: NDArray[np.bool_], unseen: Collection[int]
) -> Rows:
    chance, facts = np.random.default_rng(SEED), known.abroad.facts
    odds = proposal(known.without(unseen), is_large)
    standing = of.abroad.features
    names: tuple[str, ...] = ()
    values: list[Floats] = []
    offsets: list[Floats] = []
    groups: list[NDArray[np.int64]] = []
    chosen: list[Floats] = []
    weights: list[float] = []
    for place in communities:
        own = known.partners_of(place)
        own = own[is_large[own]]
        rest = seen(of, known, [*unseen, place])
        halves = [(own, own[:0])]
        if len(own) > 1 and len(of.home):
            mixed = chance.permutation(own)
            halves.append((mixed[: max(1, len(own) // 2)], mixed[max(1, len(own) // 2) :]))
        for hidden, shown in halves:
            others = chance.choice(facts.size, DRAWN, p=odds)
            others = others[~np.isin(others, own)]
            at = np.concatenate([hidden, others])
            told = features(rest.homes.at(int(place)), rest, shown, at)
            columns = {name: each[at] for name, each in {**standing, **rest.places}.items()}
            columns |= {name: each[facts.countries[at]] for name, each in told.by_country.items()}
            columns |= {name: each[facts.regions[at]] for name, each in told.by_region.items()} | told.by_place
            columns |= {name: np.zeros(len(at)) for name in _OWN if name not in columns}
            names = tuple(sorted(columns))
            values.append(np.stack([columns[name] for name in names], axis=1).astype(np.float32))
            offsets.append(np.concatenate([np.zeros(len(hidden)), -np.log(odds[others] * len(others))]))
            chosen.append(np.concatenate([np.ones(len(hidden)), np.zeros(len(others))]))
            groups.append(np.full(len(at), len(weights)))
            weights.append((0.5 if len(shown) else 1.0) * len(hidden) ** -OFTEN)
    return Rows(
        names,
        np.concatenate(values),
        np.concatenate(offsets),
        np.concatenate(groups),
        np.concatenate(chosen),
        np.array(weights),
    )


_OWN = ("own.country", "own.same_country", "own.region", "own.partners_of_partners", "own.beside_partners")


def proposal(known: Known, is_large: NDArray[np.bool_]) -> Floats:
    """The chance of each place of being drawn: those that might well be chosen more often."""
    facts, abroad = known.abroad.facts, known.abroad
    likely = np.exp(0.8 * abroad.degrees) * np.sqrt(np.maximum(facts.people, 500)) * is_large
    share = known.share_of_country[facts.countries]
    in_country = np.bincount(facts.countries, likely, minlength=len(facts.codes))[facts.countries]
    odds = 0.15 * is_large / is_large.sum() + 0.55 * likely / np.maximum(in_country, 1e-9) * share
    odds += 0.3 * likely / likely.sum()
    shares: Floats = odds / odds.sum()
    return shares


def newton(values: Floats, rows: Rows) -> Floats:
    """The highest penalised likelihood."""
    values = (values - values.mean(axis=0)).astype(np.float64)
    first = np.flatnonzero(np.r_[True, rows.groups[1:] != rows.groups[:-1]])
    links = np.add.reduceat(rows.chosen, first)

    def at(point: Floats) -> tuple[Floats, float]:
        scores = values @ point + rows.offsets
        highest = np.maximum.reduceat(scores, first)
        powers = np.exp(scores - highest[rows.groups])
        sums = np.add.reduceat(powers, first)
        gain = np.add.reduceat(rows.chosen * scores, first) - links * (highest + np.log(sums))
        return powers / sums[rows.groups], float((rows.weights * gain).sum() - RIDGE / 2 * point @ point)

    point = np.zeros(values.shape[1])
    shares, best = at(point)
    for _ in range(15):
        slope = values.T @ (rows.weights[rows.groups] * (rows.chosen - links[rows.groups] * shares)) - RIDGE * point
        bend = values.T @ (values * (rows.weights * links)[rows.groups][:, None] * shares[:, None])
        means = np.add.reduceat(values * shares[:, None], first, axis=0)
        bend -= (means * (rows.weights * links)[:, None]).T @ means
        step, length = np.linalg.solve(bend + RIDGE * np.eye(len(point)), slope), 1.0
        while length > 1e-3:
            nearer, gained = at(point + length * step)
            if gained > best:
                break
            length /= 2
        if gained - best < 0.01:
            break
        point, shares, best = point + length * step, nearer, gained
    return point


def measured(
    of: Known, known: Known, held_out: Sequence[int], weights: dict[str, float], is_large: NDArray[np.bool_]
) -> dict[str, Any]:
    """On the communities held out, nothing of which is known: recall and hits, and recall without each part."""
    facts, rest = known.abroad.facts, seen(of, known, held_out)
    rows = np.flatnonzero(is_large)
    whole: list[Found] = []
    inside: list[Found] = []
    without: dict[str, list[Found]] = {part: [] for part in PARTS}
    model = Likelihood(rest, Coefficients(weights, {}, {}))
    for place in held_out:
        own = known.partners_of(place)
        own = np.searchsorted(rows, own[is_large[own]])
        by_part = {part: each[rows] for part, each in model.parts(int(place)).items()}
        scores = np.sum(list(by_part.values()), axis=0)
        whole.append(Found(ranks(scores, own.tolist()), (len(rows),) * len(own)))
        countries = facts.countries[rows]
        there = [np.flatnonzero(countries == countries[each]) for each in own]
        places = [int(np.searchsorted(at, each)) for at, each in zip(there, own, strict=True)]
        found = [ranks(scores[at], [each])[0] for at, each in zip(there, places, strict=True)]
        inside.append(Found(tuple(found), tuple(len(at) for at in there)))
        for part, points in by_part.items():
            without[part].append(Found(ranks(scores - points, own.tolist()), (len(rows),) * len(own)))
    of_all, of_country = figures(whole), figures(inside)
    told: dict[str, Any] = {"communities": of_all.municipalities, "links": of_all.links}
    for name, figure in (
        ("recall20", of_all.recall20),
        ("recall100", of_all.recall100),
        ("hit20", of_all.hit20),
        ("recall20_of_the_country", of_country.recall20),
    ):
        told[name] = [round(number, 3) for number in (figure.value, figure.low, figure.high)]
    told["recall20_without"] = {p: round(figures(each).recall20.value, 3) for p, each in without.items() if each}
    return told


if __name__ == "__main__":
    main()
