"""A question upon the columns: which places pass, and how many would pass with another choice.

Places alike in country, region, level, kind and size are counted together: sixteen thousand cells stand for a quarter
of a million places, so that five facets are counted in a fraction of a millisecond.

A facet that describes the place (country, oblast, level, kind, size) is a choice of cells; one that looks at what the
place says or where it lies (text, distance, needs and offers, languages, partnerships) is a choice of rows. A facet's
counts leave its own choice out, so that each tells what choosing it would give.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce

import numpy as np
from numpy.typing import NDArray

from pobratym.places.models import Level
from pobratym.places.queries.columns import KINDS, LEVELS, Columns, kilometres_from
from pobratym.profiles.vocabulary import SIZE_BOUNDS, SizeBand, broad, with_children
from pobratym.search.activity import DIRECTIONS, FORMS, LANGUAGES, SPHERES, STAGES, Activity
from pobratym.search.identifiers import holders_asked, is_asked_by_identifier
from pobratym.search.municipalities.grammar import RADII, Side
from pobratym.search.question import Question

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]
_BROAD = np.array([SPHERES[broad(sphere)] for sphere in SPHERES], dtype=np.int64)
# The facets of a need or offer: one listing must have them all.
_OF_LISTINGS = {"sphere": (1, SPHERES), "form": (2, FORMS), "direction": (3, DIRECTIONS)}

BANDS: dict[str, int] = {band: number for number, band in enumerate(SizeBand.values)}
_BOUNDS = [SIZE_BOUNDS[band][0] for band in SizeBand.values]


@dataclass(frozen=True, eq=False)
class Cells:
    """One row a cell: what its places have in common and how many they are; `of_rows`: the cell of each place."""

    of_rows: NDArray[np.int32]
    counts: NDArray[np.int64]
    countries: NDArray[np.int16]
    regions: NDArray[np.int16]
    levels: NDArray[np.int8]
    kinds: NDArray[np.int8]
    bands: NDArray[np.int8]  # BANDS, -1 where the size is not known

    def counted(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many of these places each cell has."""
        return np.bincount(self.of_rows[rows], minlength=self.counts.size)


@lru_cache(maxsize=1)
def cells_of(columns: Columns) -> Cells:
    """The cells of the registry; kept as long as its columns are."""
    bands = (np.searchsorted(_BOUNDS, columns.populations, side="right") - 1).astype(np.int8)
    code = columns.countries.astype(np.int64) * (len(columns.region_ids) + 1) + columns.regions + 1
    code = (code * (len(LEVELS) + 1) + columns.levels + 1) * len(KINDS) + columns.kinds
    code = code * (len(BANDS) + 1) + bands + 1
    _codes, firsts, of_rows, counts = np.unique(code, return_index=True, return_inverse=True, return_counts=True)
    return Cells(
        of_rows=of_rows.astype(np.int32),
        counts=counts,
        countries=columns.countries[firsts],
        regions=columns.regions[firsts],
        levels=columns.levels[firsts],
        kinds=columns.kinds[firsts],
        bands=bands[firsts],
    )


class Narrowing:
    """The places that pass `question`; `found`: those that the text names, None where nothing is looked for.

    `is_open`: no level and no country goes without saying, as where the places of records are judged, not listed.
    """

    def __init__(
        self, question: Question, activity: Activity, found: Rows | None = None, *, is_open: bool = False
    ) -> None:
        self.question, self.activity, self.found = question, activity, found
        self.columns, self.chosen = activity.columns, question.chosen
        self.is_open = is_open or bool(question.text) or is_asked_by_identifier(question)
        self.cells = cells_of(self.columns)
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

    def passing(self, rows: NDArray[np.signedinteger], *, without: str = "") -> Mask:
        """Which of these places pass; `without` names a facet that is left out of the question."""
        passing: Mask = self._cell_mask(without)[self.cells.of_rows[rows]]
        chosen = self._row_mask("listing" if without in _OF_LISTINGS else without)
        return passing if chosen is None else passing & chosen[rows]

    def among(self, ids: Iterable[int]) -> frozenset[int]:
        """Those of these municipalities that pass."""
        rows = self.columns.positions_of(list(ids))
        return frozenset(self.columns.ids[rows[self.passing(rows)]].tolist())

    def by_number(self, *, after: int, most: int, is_backwards: bool = False) -> list[int]:
        """At most so many that pass, behind (or before) a number, in the order of numbers: in portions, since a page
        of a list that is read to its end is small beside the registry."""
        ids, positions = self.columns.by_id
        found: list[int] = []
        start, portion = int(np.searchsorted(ids, after, side="left" if is_backwards else "right")), 8 * most
        while len(found) < most and (start > 0 if is_backwards else start < ids.size):
            end = max(0, start - portion) if is_backwards else min(ids.size, start + portion)
            places = slice(end, start) if is_backwards else slice(start, end)
            passing = ids[places][self.passing(positions[places])].tolist()
            found = [*passing, *found] if is_backwards else [*found, *passing]
            start, portion = end, 2 * portion
        return found[-most:] if is_backwards else found[:most]

    @cached_property
    def holders(self) -> Mapping[str, Mapping[str, int]]:
        """Scheme -> number asked for -> the municipality that has it."""
        return holders_asked(self.question)

    @cached_property
    def kilometres(self) -> NDArray[np.float32] | None:
        """Distances of all places from the one they shall be near; None where none is named."""
        here = self.columns.positions_of([int(number) for number in self.chosen.get("near", ())])
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
        return int(self.passing(self.activity.seeking[0], without="seeking").sum())

    def without_partner(self) -> int:
        """All that pass otherwise, less those of them that have one."""
        cells = self._cell_mask("no_partner")
        chosen = self._row_mask("no_partner")
        weights = self._weights_of(chosen) if self.chosen.get("no_partner") else self._weights
        return int(weights[cells].sum()) - int(self.passing(self.activity.partnered[0], without="no_partner").sum())

    def identified(self, scheme: str) -> dict[str, int]:
        holders = self.holders[scheme]
        rows = self.columns.positions_of(list(holders.values()))
        passing = self.columns.ids[rows[self.passing(rows, without=scheme)]].tolist()
        return {value: int(place in passing) for value, place in holders.items()}

    def languages(self) -> dict[str, int]:
        table = self.activity.languages
        return _distinct(table[:, self.passing(table[0], without="language")], LANGUAGES)

    def statuses(self) -> dict[str, int]:
        table = self.activity.parties
        return _distinct(table[:, self.passing(table[0], without="status")], STAGES)

    def of_listings(self, name: str) -> dict[str, int]:
        """Counts of sphere, form or direction; the other two must be those of the same need or offer."""
        listings = self.activity.listings[:, self._listing_mask(without=name)]
        listings = listings[:, self.passing(listings[0], without=name)]
        column, numbers = _OF_LISTINGS[name]
        pairs = listings[[0, column]]
        if name == "sphere":  # a finer sphere counts for its broad one as well
            pairs = np.concatenate((pairs, np.stack((pairs[0], _BROAD[pairs[1]]))), axis=1)
        return _distinct(pairs, numbers)

    def radii(self, radii: Sequence[int] = RADII) -> dict[str, int]:
        if self.kilometres is None:
            return {}
        near = np.flatnonzero(self.kilometres <= max(radii))
        distances = self.kilometres[near[self.passing(near, without="within")]]
        return {str(radius): int((distances <= radius).sum()) for radius in radii}

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
        cells = self.cells
        regions = [self.columns.region_index(int(pk)) for pk in self.chosen.get("oblast", ())]
        kinds = [KINDS[kind] for kind in self.chosen.get("kind", ())]
        bands = [BANDS[band] for band in self.chosen.get("size", ())]
        return {
            "side": self._of_side(),
            "country": self._of_country(),
            "oblast": np.isin(cells.regions, [each for each in regions if each >= 0]) if regions else None,
            "kind": np.isin(cells.kinds, kinds) if kinds else None,
            "level": self._of_level(),
            "size": np.isin(cells.bands, bands) if bands else None,
        }

    def _of_side(self) -> Mask | None:
        (side,) = self.chosen.get("side", (Side.EVERYWHERE,))
        if side == Side.EVERYWHERE:
            return None
        in_ukraine: Mask = self.cells.countries == self.columns.country_index("UA")
        return in_ukraine if side == Side.UKRAINE else ~in_ukraine

    def _of_country(self) -> Mask | None:
        """Found by name, so that old ties can be looked up, but nobody is led to those one does not write to."""
        if codes := self.chosen.get("country"):
            indexes = [self.columns.country_index(code) for code in codes]
            return np.isin(self.cells.countries, [each for each in indexes if each >= 0])
        if self.is_open:
            return None
        excluded = [self.columns.country_index(code) for code in self.columns.excluded_countries]
        return np.isin(self.cells.countries, excluded, invert=True)

    def _of_level(self) -> Mask | None:
        """Without a level: whatever has the name that is looked for, else hromadas and municipalities."""
        levels = self.chosen.get("level") or (() if self.is_open else (Level.MUNICIPALITY,))
        return np.isin(self.cells.levels, [LEVELS[level] for level in levels]) if levels else None

    def _row_mask(self, without: str = "") -> Mask | None:
        left_out = without if without in self._row_masks else ""
        if left_out not in self._rows_but:
            masks = [mask for name, mask in self._row_masks.items() if name != left_out]
            self._rows_but[left_out] = reduce(np.logical_and, masks) if masks else None
        return self._rows_but[left_out]

    @cached_property
    def _row_masks(self) -> dict[str, Mask]:
        asked, now = self.chosen, self.activity
        masks: dict[str, Mask] = {}
        if self.found is not None:
            masks["text"] = self._mask(self.found)
        if (within := asked.get("within")) and self.kilometres is not None:
            masks["within"] = self.kilometres <= int(within[0])
        for scheme, holders in self.holders.items():
            masks[scheme] = self._mask(self.columns.positions_of(list(holders.values())))
        if asked.get("seeking"):
            masks["seeking"] = self._mask(now.seeking[0])
        if asked.get("no_partner"):
            masks["no_partner"] = ~self._mask(now.partnered[0])
        if languages := asked.get("language"):
            masks["language"] = self._mask(_with(now.languages, [LANGUAGES[code] for code in languages]))
        if stages := asked.get("status"):
            masks["status"] = self._mask(_with(now.parties, [STAGES[stage] for stage in stages]))
        if any(asked.get(name) for name in _OF_LISTINGS):
            masks["listing"] = self._mask(now.listings[0, self._listing_mask()])
        return masks

    def _listing_mask(self, without: str = "") -> Mask:
        """The needs and offers that have the sphere, the form and the direction asked for, all at once."""
        mask = np.ones(self.activity.listings.shape[1], dtype=np.bool_)
        asked = {
            "sphere": _spheres(self.chosen.get("sphere", ())),
            "form": [FORMS[form] for form in self.chosen.get("form", ())],
            "direction": [DIRECTIONS[direction] for direction in self.chosen.get("direction", ())],
        }
        for name, numbers in asked.items():
            if numbers and name != without:
                mask &= np.isin(self.activity.listings[_OF_LISTINGS[name][0]], numbers)
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
