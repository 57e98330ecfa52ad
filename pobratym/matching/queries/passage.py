"""How a list came about: from all municipalities of the registry to those that are shown, with the true counts."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pobratym.matching.criteria.portrait import Portrait
from pobratym.matching.queries.others import Others
from pobratym.matching.queries.promising import Asked
from pobratym.matching.queries.shortlist import open_to

REGISTRY, MAY, ASKED, COMPARED, JUDGED, LISTED = "registry", "may", "asked", "compared", "judged", "listed"


class Step(NamedTuple):
    """`key`: what was done; `left`: how many municipalities are left after it."""

    key: str
    left: int


@dataclass(frozen=True, eq=False)
class Passage:
    """What a list was made from; counted when somebody asks."""

    us: Portrait
    asked: Asked
    compared: Others
    judged: int
    listed: int

    @property
    def steps(self) -> list[Step]:
        """From the whole registry down."""
        columns, here = self.compared.columns, self.compared.here
        may = open_to(self.us, columns, here)
        asked = open_to(self.us, columns, here, self.asked.country, self.asked.remain)
        if self.asked.only_here:
            asked &= np.isin(columns.ids, list(here))
        counts = {
            REGISTRY: len(columns.ids),
            MAY: int(np.count_nonzero(may)),
            ASKED: int(np.count_nonzero(asked)),
            COMPARED: self.compared.size,
            JUDGED: self.judged,
            LISTED: self.listed,
        }
        return [Step(key, count) for key, count in counts.items()]
