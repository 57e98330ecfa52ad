"""What the map shows, as a table: one row an oblast, or the hromadas of one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pobratym.core.alphabet import alphabetical
from pobratym.places.models import Municipality
from pobratym.search.municipalities.selection import (
    MunicipalityRow,
    MunicipalitySelection,
    described,
    municipalities,
)

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class OblastRow:
    """An oblast with its hromadas that pass the filters."""

    oblast: Municipality
    hromadas: int
    seeking: int
    partnered: int

    @property
    def without_partner(self) -> int:
        return self.hromadas - self.partnered


def by_oblast(found: MunicipalitySelection, oblasts: list[Municipality]) -> list[OblastRow]:
    """Every oblast with its counts, in the order of `oblasts`."""
    now = found.narrowing.activity
    counts = [
        _by_region(found, rows)
        for rows in (found.narrowing.rows, *(_passing(found, table[0]) for table in (now.seeking, now.partnered)))
    ]
    return [OblastRow(oblast, *(column.get(oblast.pk, 0) for column in counts)) for oblast in oblasts]


def _passing(found: MunicipalitySelection, rows: Rows) -> Rows:
    return rows[found.narrowing.passing(rows)]


def _by_region(found: MunicipalitySelection, rows: Rows) -> dict[int, int]:
    regions = found.columns.regions[rows]
    counts = np.bincount(regions[regions >= 0], minlength=len(found.columns.region_ids))
    return dict(zip(found.columns.region_ids, counts.tolist(), strict=True))


def hromadas_of(found: MunicipalitySelection) -> list[MunicipalityRow]:
    """The hromadas that pass the filters, in alphabetical order; an oblast has at most about a hundred."""
    hromadas = municipalities(found.ids())
    kilometres = found.distances([each.pk for each in hromadas])
    return described(sorted(hromadas, key=lambda each: alphabetical(str(each))), distances=kilometres)
