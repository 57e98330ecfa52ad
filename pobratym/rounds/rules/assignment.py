"""Pairs that are stable: no hromada and no municipality abroad would both rather have each other than what they got.

Deferred acceptance (Gale and Shapley, 1962, "College Admissions and the Stability of Marriage") with capacities on both
sides. Each side ranks single municipalities and wishes for the best ones up to its capacity, so preferences over sets
are responsive and what comes out is pairwise stable (Roth, 1984, "Stability and Polarization of Interests in Job
Matching"). Hromadas propose: of all stable results it is the one that is best for every hromada.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]
Mask = NDArray[np.bool_]
Ranks = NDArray[np.int32]
DIGITS = 9  # of a score: beyond them it depends on the order in which its parts were added


@dataclass(frozen=True, eq=False)
class Market:
    """n hromadas and m municipalities abroad that look for each other.

    `for_hromadas[i, j]`: how well j fits i; `for_abroad[i, j]`: how well i fits j (0..1, more is better). `allowed`:
    pairs that may come about; `pinned`: pairs that come about whatever anybody prefers, and take their places first.
    """

    for_hromadas: Scores
    for_abroad: Scores
    places_of_hromadas: Sequence[int]
    places_abroad: Sequence[int]
    allowed: Mask
    pinned: Mask

    @property
    def open(self) -> Mask:
        """Pairs that are left to preferences."""
        found: Mask = self.allowed & ~self.pinned
        return found

    @property
    def left_of_hromadas(self) -> list[int]:
        """Places that pinned pairs leave."""
        return [max(0, each) for each in (np.asarray(self.places_of_hromadas) - self.pinned.sum(axis=1)).tolist()]

    @property
    def left_abroad(self) -> list[int]:
        return [max(0, each) for each in (np.asarray(self.places_abroad) - self.pinned.sum(axis=0)).tolist()]


def ranks(scores: Scores) -> Ranks:
    """The place (0 is best) of each column in the list of its row; equal scores stand in the order of their numbers."""
    order = np.argsort(-np.round(scores, DIGITS), axis=1, kind="stable")
    found = np.empty_like(order, dtype=np.int32)
    np.put_along_axis(found, order, np.arange(order.shape[1], dtype=np.int32)[None, :], axis=1)
    return found


def stable_pairs(market: Market) -> Mask:
    """(n, m): who is paired, pinned pairs among them."""
    paired = market.pinned.copy()
    rank_of = np.ascontiguousarray(ranks(market.for_abroad.T).T)  # [i, j]: the place of i in the list of j
    left, room, is_open = market.left_of_hromadas, market.left_abroad, market.open
    held: list[list[tuple[int, int]]] = [[] for _each in room]  # worst first: (-rank, hromada)
    # Only a better one than this is taken; it never gets worse, so whoever is refused now is refused for good.
    bar = np.where(np.asarray(room) > 0, paired.shape[0], 0)
    wanted = [_by_preference(market.for_hromadas[i], is_open[i]) for i in range(len(left))]
    # The order changes no result; whoever is wished for most comes first (from the end) and displaces nobody later.
    waiting = [i for i in np.argsort(-rank_of.sum(axis=1), kind="stable").tolist() if left[i]]
    while waiting:
        i = waiting.pop()
        while left[i] and wanted[i].size:
            may = rank_of[i, wanted[i]] < bar[wanted[i]]
            first = int(may.argmax())
            if not may[first]:
                break
            j, wanted[i] = int(wanted[i][first]), wanted[i][first + 1 :]
            left[i] -= 1
            mine = (-int(rank_of[i, j]), i)
            if len(held[j]) < room[j]:
                heappush(held[j], mine)
            else:
                refused = heappushpop(held[j], mine)[1]
                left[refused] += 1
                waiting.append(refused)
            if len(held[j]) == room[j]:
                bar[j] = -held[j][0][0]
    for j, those in enumerate(held):
        paired[[i for _rank, i in those], j] = True
    return paired


def _by_preference(scores: Scores, is_open: Mask) -> NDArray[np.intp]:
    """Numbers of those that may be asked, the best first."""
    may: NDArray[np.intp] = np.flatnonzero(is_open)
    return may[np.argsort(-np.round(scores[may], DIGITS), kind="stable")]


def blocking_pairs(market: Market, paired: Mask) -> list[tuple[int, int]]:
    """Pairs left to preferences that did not come about though both would rather have it: none where it is stable.

    Whoever has a place left takes anybody who is allowed; whoever has none would give up the worst it got. Pinned pairs
    are given up by nobody.
    """
    chosen = paired & ~market.pinned
    would = _would(ranks(market.for_hromadas), chosen, market.left_of_hromadas)
    would &= _would(ranks(market.for_abroad.T), chosen.T, market.left_abroad).T
    found = np.argwhere(would & market.open & ~paired)
    return [(int(i), int(j)) for i, j in found]


def _would(rank: Ranks, chosen: Mask, left: Sequence[int]) -> Mask:
    """(rows, columns): whether each of the rows would take each of the columns."""
    places = np.asarray(left)
    has_room = chosen.sum(axis=1) < places
    worst = np.where(chosen, rank, -1).max(axis=1, initial=-1)
    would: Mask = has_room[:, None] | (rank < worst[:, None])
    return would & (places > 0)[:, None]
