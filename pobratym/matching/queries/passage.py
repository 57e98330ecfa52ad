"""How a list came about: from all municipalities of the registry to those that are shown, with the true counts."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pobratym.matching.criteria.portrait import Portrait
from pobratym.matching.queries.settled import Mask
from pobratym.matching.queries.shortlist import open_to
from pobratym.places.queries.columns import Columns

REGISTRY, MAY, ASKED, COMPARED, JUDGED, LISTED = "registry", "may", "asked", "compared", "judged", "listed"


class Step(NamedTuple):
    """`key`: what was done; `left`: how many municipalities are left after it."""

    key: str
    left: int


@dataclass(frozen=True, eq=False)
class Passage:
    """What a list was made from; counted when somebody asks."""

    us: Portrait
    columns: Columns
    here: Collection[int]
    remain: Mask | None  # after what was put aside
    country: str | None
    only_here: bool
    compared: int
    judged: int
    listed: int

    @property
    def steps(self) -> list[Step]:
        """From the whole registry down."""
        may = open_to(self.us, self.columns, self.here)
        asked = open_to(self.us, self.columns, self.here, self.country, self.remain)
        if self.only_here:
            asked &= np.isin(self.columns.ids, list(self.here))
        counts = {
            REGISTRY: len(self.columns.ids),
            MAY: int(np.count_nonzero(may)),
            ASKED: int(np.count_nonzero(asked)),
            COMPARED: self.compared,
            JUDGED: self.judged,
            LISTED: self.listed,
        }
        return [Step(key, count) for key, count in counts.items()]
