"""How good rankings are at finding partners that are known: plain numbers, no database.

Links that a list does not name are no proof against a place: only where the known partners stand is measured, so every
figure is a floor.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[Any]  # of numbers, whole or not
FIRST, MORE = 20, 100
_DRAWS = 1000
_SEED = 2026


@dataclass(frozen=True, slots=True)
class Found:
    """Where the partners of one municipality stand: their ranks (1 is the best) among how many candidates."""

    ranks: tuple[float, ...]
    among: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and the bounds that hold 95 % of the figures of drawn municipalities."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one ranking over some municipalities. Recall: share of the links among the first; hit: share of the
    municipalities with one at least; reciprocal: mean of 1/rank of the first partner found; percentile: median over
    the links of rank by candidates, in per cent."""

    municipalities: int
    links: int
    recall20: Estimate
    recall100: Estimate
    hit20: Estimate
    reciprocal: Estimate
    percentile: Estimate


def ranks(scores: Floats, wanted: Sequence[int]) -> tuple[float, ...]:
    """Ranks of the wanted among all by their scores, the highest first; equals share the middle of their ranks."""
    found = []
    for place in wanted:
        own = scores[place]
        found.append(float(np.count_nonzero(scores > own)) + (np.count_nonzero(scores == own) + 1) / 2)
    return tuple(found)


def figures(found: Sequence[Found]) -> Figures:
    """Figures with their bootstrap intervals: municipalities are drawn, with all links of each."""
    return Figures(
        len(found),
        sum(len(each.ranks) for each in found),
        *(_estimate(found, measure) for measure in (_recall(FIRST), _recall(MORE), _hit, _reciprocal, _percentile)),
    )


def ratio(found: Sequence[Found], other: Sequence[Found]) -> Estimate:
    """Recall among the first 20 of one ranking by that of another, over the same municipalities, drawn together."""
    links = np.array([len(each.ranks) for each in found])
    ours, theirs = _within(found, FIRST), _within(other, FIRST)
    drawn = _drawn(len(links))
    upper, lower = ours[drawn].sum(axis=1), theirs[drawn].sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.where(lower > 0, upper / lower, np.inf)
    own = float(ours.sum() / theirs.sum()) if theirs.sum() else float("inf")
    low, high = np.quantile(shares, [0.025, 0.975], method="nearest")
    return Estimate(own, float(low), float(high))


def gini(counts: Sequence[float] | Floats) -> float:
    """How unevenly something is spread: 0 where all have the same, near 1 where one has everything."""
    values = np.sort(np.array(counts, dtype=float))
    if not len(values) or not values.sum():
        return 0.0
    places = np.arange(1, len(values) + 1)
    return float((2 * places - len(values) - 1) @ values / (len(values) * values.sum()))


Measure = Callable[[Sequence[Found], NDArray[np.int64]], Floats]


def _estimate(found: Sequence[Found], measure: Measure) -> Estimate:
    if not found:
        return Estimate(0.0, 0.0, 0.0)
    value = float(measure(found, np.arange(len(found))[None, :])[0])
    low, high = np.quantile(measure(found, _drawn(len(found))), [0.025, 0.975])
    return Estimate(value, float(low), float(high))


def _drawn(count: int) -> NDArray[np.int64]:
    """(draws, municipalities): the same for every ranking, so that rankings can be compared."""
    return np.random.default_rng(_SEED).integers(0, count, (_DRAWS, count))


def _within(found: Sequence[Found], first: int) -> Floats:
    return np.array([sum(rank <= first for rank in each.ranks) for each in found], dtype=float)


def _recall(first: int) -> Measure:
    def measure(found: Sequence[Found], drawn: NDArray[np.int64]) -> Floats:
        links = np.array([len(each.ranks) for each in found], dtype=float)
        shares: Floats = _within(found, first)[drawn].sum(axis=1) / links[drawn].sum(axis=1)
        return shares

    return measure


def _hit(found: Sequence[Found], drawn: NDArray[np.int64]) -> Floats:
    shares: Floats = (_within(found, FIRST) > 0)[drawn].mean(axis=1)
    return shares


def _reciprocal(found: Sequence[Found], drawn: NDArray[np.int64]) -> Floats:
    means: Floats = np.array([1 / min(each.ranks) for each in found])[drawn].mean(axis=1)
    return means


def _percentile(found: Sequence[Found], drawn: NDArray[np.int64]) -> Floats:
    shares = [100 * np.array(each.ranks) / np.array(each.among) for each in found]
    return np.array([np.median(np.concatenate([shares[each] for each in row])) for row in drawn.tolist()])
