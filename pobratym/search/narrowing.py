"""Filters upon the columns: which places pass, and how many would pass with another choice.

A facet that describes the place (country, oblast, level, kind, size) is a choice of cells; one that looks at what the
place says or where it lies (text, distance, needs and offers, languages, partnerships) is a choice of rows. A facet's
counts leave its own choice out, so that each tells what choosing it would give.
"""

from collections.abc import Iterable
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from pobratym.places.models import Level
from pobratym.places.queries.columns import KINDS, LEVELS, Columns, kilometres_from
from pobratym.profiles.vocabulary import broad, with_children
from pobratym.search.cells import BANDS, cells_of
from pobratym.search.filters import RADII, Filters, Side
from pobratym.search.told import DIRECTIONS, FORMS, LANGUAGES, SPHERES, STAGES, Told

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]
_BROAD = np.array([SPHERES[broad(sphere)] for sphere in SPHERES], dtype=np.int64)
# The facets of a need or offer: one listing must have them all.
_OF_LISTINGS = {"sphere": (1, SPHERES), "form": (2, FORMS), "direction": (3, DIRECTIONS)}


class Narrowing:
    """The places that pass `filters`; `found`: those that the text names, None where nothing is looked for.

    `is_open`: no level and no country goes without saying, as where the places of records are judged, not listed.
    """

    def __init__(
        self, filters: Filters, columns: Columns, told: Told, found: Rows | None = None, *, is_open: bool = False
    ) -> None:
        self.filters, self.columns, self.told, self.found = filters, columns, told, found
        self.is_open = is_open or bool(filters.text)
        self.cells = cells_of(columns)
        self._cells_but: dict[str, Mask] = {}
        self._rows_but: dict[str, Mask | None] = {}

    @cached_property
    def rows(self) -> Rows:
        """Places that pass everything, larger first."""
        mask = self._cell_mask()[self.cells.of_rows]
        chosen = self._row_mask()
        return np.flatnonzero(mask if chosen is None else mask & chosen)

    @cached_property
    def total(self) -> int:
        return int(self._weights[self._cell_mask()].sum())

    def passing(self, rows: Rows, *, without: str = "") -> Mask:
        """Which of these places pass; `without` names a facet that is left out of the question."""
        passing: Mask = self._cell_mask(without)[self.cells.of_rows[rows]]
        chosen = self._row_mask("listing" if without in _OF_LISTINGS else without)
        return passing if chosen is None else passing & chosen[rows]

    @cached_property
    def kilometres(self) -> NDArray[np.float32] | None:
        """Distances of all places from the one they shall be near; None where none is named."""
        here = self.columns.positions_of([self.filters.near] if self.filters.near else [])
        return kilometres_from(self.columns, here.item(0)) if here.size else None

    # Counts: value -> places that pass once it alone is chosen in its facet.

    def countries(self) -> dict[str, int]:
        counts = self._by_cell(self.cells.countries, "country", len(self.columns.country_codes))
        return {code: n for code, n in zip(self.columns.country_codes, counts, strict=True) if n}

    def oblasts(self) -> dict[str, int]:
        counts = self._by_cell(self.cells.regions, "oblast", len(self.columns.region_ids))
        return {str(pk): n for pk, n in zip(self.columns.region_ids, counts, strict=True) if n}

    def kinds(self) -> dict[str, int]:
        return dict(zip(KINDS, self._by_cell(self.cells.kinds, "kind", len(KINDS)), strict=True))

    def levels(self) -> dict[str, int]:
        return dict(zip(LEVELS, self._by_cell(self.cells.levels, "level", len(LEVELS)), strict=True))

    def sizes(self) -> dict[str, int]:
        return dict(zip(BANDS, self._by_cell(self.cells.bands, "size", len(BANDS)), strict=True))

    def seeking(self) -> int:
        return int(self.passing(self.told.seeking[0], without="seeking").sum())

    def without_partner(self) -> int:
        """All that pass otherwise, less those of them that have one."""
        cells = self._cell_mask("no_partner")
        chosen = self._row_mask("no_partner")
        weights = self._weights_of(chosen) if self.filters.has_no_partner else self._weights
        return int(weights[cells].sum()) - int(self.passing(self.told.partnered[0], without="no_partner").sum())

    def languages(self) -> dict[str, int]:
        return _distinct(self.told.languages[:, self.passing(self.told.languages[0], without="language")], LANGUAGES)

    def statuses(self) -> dict[str, int]:
        return _distinct(self.told.parties[:, self.passing(self.told.parties[0], without="status")], STAGES)

    def of_listings(self, name: str) -> dict[str, int]:
        """Counts of sphere, form or direction; the other two must be those of the same need or offer."""
        listings = self.told.listings[:, self._listing_mask(without=name)]
        listings = listings[:, self.passing(listings[0], without=name)]
        column, numbers = _OF_LISTINGS[name]
        pairs = listings[[0, column]]
        if name == "sphere":  # a finer sphere counts for its broad one as well
            pairs = np.concatenate((pairs, np.stack((pairs[0], _BROAD[pairs[1]]))), axis=1)
        return _distinct(pairs, numbers)

    def radii(self) -> dict[str, int]:
        if self.kilometres is None:
            return {}
        near = np.flatnonzero(self.kilometres <= max(RADII))
        distances = self.kilometres[near[self.passing(near, without="within")]]
        return {str(radius): int((distances <= radius).sum()) for radius in RADII}

    # How the choices become masks.

    def _by_cell(self, attribute: NDArray[np.signedinteger], name: str, size: int) -> list[int]:
        """Sums of the cells that pass, by the attribute; row 0 takes those without one."""
        mask = self._cell_mask(name)
        weights = self._weights[mask]
        counts = np.bincount(attribute[mask].astype(np.int64) + 1, weights=weights, minlength=size + 1)
        return [int(n) for n in counts[1:].tolist()]

    @cached_property
    def _weights(self) -> NDArray[np.int64]:
        return self._weights_of(self._row_mask())

    def _weights_of(self, rows: Mask | None) -> NDArray[np.int64]:
        """How many places of each cell pass the choices of rows."""
        return self.cells.counts if rows is None else self.cells.counted(np.flatnonzero(rows))

    def _cell_mask(self, without: str = "") -> Mask:
        """Cells that pass all choices but one; of a facet that is not in use nothing is left out."""
        left_out = without if self._cell_masks.get(without) is not None else ""
        if left_out not in self._cells_but:
            mask = np.ones(self.cells.counts.size, dtype=np.bool_)
            for name, chosen in self._cell_masks.items():
                if name != left_out and chosen is not None:
                    mask &= chosen
            self._cells_but[left_out] = mask
        return self._cells_but[left_out]

    @cached_property
    def _cell_masks(self) -> dict[str, Mask | None]:
        asked, cells = self.filters, self.cells
        regions = [self.columns.region_index(pk) for pk in asked.oblasts]
        return {
            "side": self._of_side(),
            "country": self._of_country(),
            "oblast": np.isin(cells.regions, [each for each in regions if each >= 0]) if regions else None,
            "kind": np.isin(cells.kinds, [KINDS[kind] for kind in asked.kinds]) if asked.kinds else None,
            "level": self._of_level(),
            "size": np.isin(cells.bands, [BANDS[band] for band in asked.sizes]) if asked.sizes else None,
        }

    def _of_side(self) -> Mask | None:
        if self.filters.side is Side.EVERYWHERE:
            return None
        in_ukraine: Mask = self.cells.countries == self.columns.country_index("UA")
        return in_ukraine if self.filters.side is Side.UKRAINE else ~in_ukraine

    def _of_country(self) -> Mask | None:
        """Found by name, so that old ties can be looked up, but nobody is led to those one does not write to."""
        if self.filters.countries:
            return np.isin(self.cells.countries, [self.columns.country_index(code) for code in self.filters.countries])
        if self.is_open:
            return None
        excluded = [self.columns.country_index(code) for code in self.columns.excluded_countries]
        return np.isin(self.cells.countries, excluded, invert=True)

    def _of_level(self) -> Mask | None:
        """Without a level: whatever has the name that is looked for, else hromadas and municipalities."""
        levels = self.filters.levels or (() if self.is_open else (Level.MUNICIPALITY,))
        return np.isin(self.cells.levels, [LEVELS[level] for level in levels]) if levels else None

    def _row_mask(self, without: str = "") -> Mask | None:
        left_out = without if without in self._row_masks else ""
        if left_out not in self._rows_but:
            masks = [mask for name, mask in self._row_masks.items() if name != left_out]
            self._rows_but[left_out] = reduce(np.logical_and, masks) if masks else None
        return self._rows_but[left_out]

    @cached_property
    def _row_masks(self) -> dict[str, Mask]:
        asked, told = self.filters, self.told
        masks: dict[str, Mask] = {}
        if self.found is not None:
            masks["text"] = self._mask(self.found)
        if asked.within and self.kilometres is not None:
            masks["within"] = self.kilometres <= asked.within
        if asked.is_seeking:
            masks["seeking"] = self._mask(told.seeking[0])
        if asked.has_no_partner:
            masks["no_partner"] = ~self._mask(told.partnered[0])
        if asked.languages:
            masks["language"] = self._mask(_with(told.languages, [LANGUAGES[code] for code in asked.languages]))
        if asked.statuses:
            masks["status"] = self._mask(_with(told.parties, [STAGES[stage] for stage in asked.statuses]))
        if asked.spheres or asked.forms or asked.directions:
            masks["listing"] = self._mask(told.listings[0, self._listing_mask()])
        return masks

    def _listing_mask(self, without: str = "") -> Mask:
        """The needs and offers that have the sphere, the form and the direction asked for, all at once."""
        mask = np.ones(self.told.listings.shape[1], dtype=np.bool_)
        asked = {
            "sphere": _spheres(self.filters.spheres),
            "form": [FORMS[form] for form in self.filters.forms],
            "direction": [DIRECTIONS[direction] for direction in self.filters.directions],
        }
        for name, numbers in asked.items():
            if numbers and name != without:
                mask &= np.isin(self.told.listings[_OF_LISTINGS[name][0]], numbers)
        return mask

    def _mask(self, rows: Rows) -> Mask:
        mask = np.zeros(self.columns.ids.size, dtype=np.bool_)
        mask[rows] = True
        return mask


def _spheres(spheres: Iterable[str]) -> list[int]:
    """Who asks for a broad sphere is shown the finer ones under it as well."""
    return sorted({SPHERES[each] for sphere in spheres for each in with_children(sphere)})


def _with(table: NDArray[np.int64], numbers: list[int]) -> Rows:
    rows: Rows = table[0, np.isin(table[1], numbers)]
    return rows


def _distinct(table: NDArray[np.int64], numbers: dict[str, int]) -> dict[str, int]:
    """How many different places each value has."""
    if not table.shape[1]:
        return dict.fromkeys(numbers, 0)
    values = np.unique(table[1] * (table[0].max() + 1) + table[0]) // (table[0].max() + 1)
    return dict(zip(numbers, np.bincount(values, minlength=len(numbers)).tolist(), strict=True))
