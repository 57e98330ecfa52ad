"""Where municipalities abroad stand for a hromada by the score from public facts: kept by the process, asked by id.

It is counted from the public partnerships of the register and the lists of twin towns that were imported
(docs/adr/0061).
"""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from pobratym.core.keeping import renewed
from pobratym.core.sphere import kilometres_to_all
from pobratym.journal.areas import Area
from pobratym.journal.marks import Marks, marks
from pobratym.matching.criteria import precedent
from pobratym.matching.criteria.portrait import Finding, Precedent
from pobratym.matching.queries.likelihoods import likelihood, municipalities_abroad
from pobratym.matching.queries.ties import public_ties
from pobratym.matching.rules.likelihood import Likelihood
from pobratym.matching.rules.network import Network
from pobratym.partnerships.queries.twin_links import twin_pairs
from pobratym.places.queries.columns import Columns, all_columns

Rows = NDArray[np.int64]
Points = NDArray[np.float32]
Pairs = frozenset[tuple[int, int]]
FIRST = 4000  # all that stand lower count as this one
NEAR_KM = 120
HROMADAS_HELD = 64  # those asked for last, some 200 kB each
NOTHING_KNOWN: Mapping[int, Precedent] = {}


def known_pairs() -> Pairs:
    """Every two municipalities that are known to be linked, the lower number first."""
    ties = public_ties()
    registered = zip(ties.one.tolist(), ties.other.tolist(), strict=True)
    return frozenset((min(pair), max(pair)) for pair in (*registered, *twin_pairs()))


class PublicScore:
    """The score of the whole registry, with the links it is counted from; worked out when it is first asked.

    `populations`: people by number of the municipality where somebody tells them apart from the registry.
    """

    def __init__(
        self, columns: Columns, pairs: Pairs, network: Network, populations: Mapping[int, int] | None = None
    ) -> None:
        self.columns, self.pairs, self.network = columns, pairs, network
        self.populations = populations or {}
        self.precedents = lru_cache(maxsize=HROMADAS_HELD)(partial(Precedents, self))  # by row of the hromada

    @cached_property
    def likelihood(self) -> Likelihood:
        return likelihood(self.columns, self.network, self.populations)

    @cached_property
    def abroad(self) -> Rows:
        """Rows of the registry that have a score, in the order of scores."""
        return municipalities_abroad(self.columns)

    @cached_property
    def is_abroad(self) -> NDArray[np.bool_]:
        found = np.zeros(len(self.columns.ids), dtype=np.bool_)
        found[self.abroad] = True
        return found

    @cached_property
    def is_ours(self) -> NDArray[np.bool_]:
        is_ours: NDArray[np.bool_] = self.columns.countries == self.columns.country_index("UA")
        return is_ours

    @cached_property
    def links(self) -> tuple[Rows, Rows]:
        """Rows of a hromada and of its partner abroad, for each of their links."""
        one, other = self.network.one, self.network.other
        chosen = self.is_ours[one] & self.is_abroad[other]
        return one[chosen], other[chosen]

    @cached_property
    def points_of_the_last(self) -> Points:
        """For each row of the registry, and for one that is not there; NaN where there is no score."""
        last = np.where(self.is_abroad, precedent.points(FIRST), np.nan)
        return np.append(last, np.nan).astype(np.float32)


@renewed(lambda: marks(Area.REGISTRY, Area.PARTNERSHIPS))
def public_score(_then: Marks | None, before: PublicScore | None, _now: Marks) -> PublicScore:
    """As registry, register and lists are now; the same one as long as no place and no link has changed."""
    columns, pairs = all_columns(), known_pairs()
    if before and before.columns is columns and before.pairs == pairs:
        return before
    return PublicScore(columns, pairs, Network.of(_rows(columns, pairs), len(columns.ids)))


def make_score() -> None:
    """Works it out now, so that nobody waits for it: half a second of processor time."""
    score = public_score()
    if len(score.abroad):
        _ = score.likelihood


def _rows(columns: Columns, pairs: Pairs) -> Rows:
    numbers = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return np.stack([columns.places_of(numbers[:, 0]), columns.places_of(numbers[:, 1])], axis=1)


def precedents_of(municipality: int) -> Mapping[int, Precedent]:
    """Of a Ukrainian municipality whose centre is known; of anybody else there are none."""
    score = public_score()
    place = int(score.columns.places_of(np.array([municipality]))[0])
    if place < 0 or not score.is_ours[place] or not len(score.abroad) or np.isnan(score.columns.points[0, place]):
        return NOTHING_KNOWN
    found: Precedents = score.precedents(place)
    return found


class Precedents(Mapping[int, Precedent]):
    """Of one hromada: municipalities abroad by their ids."""

    def __init__(self, score: PublicScore, place: int) -> None:
        self._score, self._place = score, place
        scores = score.likelihood.scores(place)
        first = np.argpartition(-scores, min(FIRST, len(scores)) - 1)[:FIRST]
        ids = score.columns.ids[score.abroad[first]]
        self._first: Rows = first[np.lexsort((ids, -scores[first]))]  # places among the scores, the highest first
        self.rows: Rows = score.abroad[self._first]

    def __getitem__(self, pk: int) -> Precedent:
        row = int(self._score.columns.places_of(np.array([pk]))[0])
        if row < 0 or not self._score.is_abroad[row]:
            raise KeyError(pk)
        return Precedent(self._rank_of.get(row, FIRST), partial(self._findings, row))

    def __iter__(self) -> Iterator[int]:
        return iter(self._score.columns.ids[self._score.abroad].tolist())

    def __len__(self) -> int:
        return len(self._score.abroad)

    def points(self, columns: Columns, rows: Rows) -> Points:
        """The points of these rows of the registry, as the criterion has them; NaN where there is no score."""
        points = self._score.points_of_the_last.copy()
        points[self.rows] = precedent.points(np.arange(1, len(self.rows) + 1))
        if columns is not self._score.columns:  # another edition of the registry: by ids
            rows = self._score.columns.places_of(columns.ids[rows])
        return points[rows]

    @cached_property
    def _rank_of(self) -> Mapping[int, int]:
        return {row: rank for rank, row in enumerate(self.rows.tolist(), start=1)}

    @cached_property
    def _pulls(self) -> Mapping[str, Points]:
        """Of the first: how far each part lifts them above the mean of all places."""
        parts = self._score.likelihood.parts(self._place)
        return {part: (each[self._first] - each.mean()).astype(np.float32) for part, each in parts.items()}

    def _findings(self, row: int) -> tuple[Finding, ...]:
        """Of the first only."""
        rank = self._rank_of.get(row)
        if rank is None:
            return ()
        counts = self._counts(row)
        return tuple(Finding(part, float(each[rank - 1]), *counts.get(part, ())) for part, each in self._pulls.items())

    def _counts(self, row: int) -> Mapping[str, tuple[int, ...]]:
        """By part of the score: links behind it, and those of hromadas near us."""
        columns, partners = self._score.columns, self._others[1]
        in_country = columns.countries[partners] == columns.countries[row]
        in_region = in_country & (columns.regions[partners] == columns.regions[row]) & (columns.regions[row] >= 0)
        own = self._score.links[1][self._score.links[0] == self._place]
        of_it = self._score.network.partners_of(row)
        return {
            "country": self._different(in_country),
            "region": self._different(in_region),
            "experience": (int(np.count_nonzero(partners == row)),),
            "openness": (int(np.count_nonzero(self._score.is_abroad[of_it])),),
            "own": (int(np.count_nonzero(columns.countries[own] == columns.countries[row])),),
        }

    def _different(self, chosen: NDArray[np.bool_]) -> tuple[int, int]:
        """How many different partners among these links, and among those of hromadas near us."""
        partners, is_near = self._others[1], self._is_near
        return len(np.unique(partners[chosen])), len(np.unique(partners[chosen & is_near]))

    @cached_property
    def _others(self) -> tuple[Rows, Rows]:
        """Links of other hromadas: rows of hromada and partner."""
        homes, partners = self._score.links
        others = homes != self._place
        return homes[others], partners[others]

    @cached_property
    def _is_near(self) -> NDArray[np.bool_]:
        """Of those links: whether the hromada is no farther away than NEAR_KM, or in our oblast."""
        columns, homes = self._score.columns, self._others[0]
        away = kilometres_to_all(columns.points[:, homes], columns.points[:, self._place : self._place + 1])
        ours = columns.regions[self._place]
        is_near: NDArray[np.bool_] = (away <= NEAR_KM) | ((columns.regions[homes] == ours) & (ours >= 0))
        return is_near
