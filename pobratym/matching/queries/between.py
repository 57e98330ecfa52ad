"""How well the members of two groups fit each other, all at once: what a round pairs them by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.criteria import DEFAULT_WEIGHTS
from pobratym.matching.queries.others import Others
from pobratym.matching.queries.portraits import here, namesakes_among, portraits
from pobratym.matching.queries.scores import fits
from pobratym.matching.queries.shortlist import eligible
from pobratym.places.queries.columns import all_columns

NOBODY = 0  # what is private is no reason to anybody


@dataclass(frozen=True, eq=False)
class FitsBetween:
    """Row i is the i-th of the ones, column j the j-th of the others; 0..1, and 0 where the two may not be paired."""

    for_ones: NDArray[np.floating[Any]]
    for_others: NDArray[np.floating[Any]]
    may_pair: NDArray[np.bool_]


def fits_between(
    ones: Sequence[int], others: Sequence[int], *, letters_waiting: Mapping[int, int] | None = None
) -> FitsBetween:
    """Of municipalities by their ids: hromadas and municipalities abroad, by public facts and the default weights.

    Partners by the public register, other tiers and excluded countries may not be paired.
    """
    shape = (len(ones), len(others))
    found = FitsBetween(np.zeros(shape), np.zeros(shape), np.zeros(shape, dtype=np.bool_))
    everybody = [*ones, *others]
    columns, present = all_columns(), here(everybody)
    drawn = portraits(ones, seen_by=NOBODY, letters_waiting=letters_waiting)
    names = namesakes_among(everybody)
    place = {pk: at for at, pk in enumerate(others)}
    for row, pk in enumerate(ones):
        us = replace(drawn[pk], namesakes=names[pk])
        them = Others(columns, eligible(us, columns, others, present, None), present, letters_waiting or {})
        if not them.size:
            continue
        at = [place[each] for each in them.ids.tolist()]
        found.for_ones[row, at], found.for_others[row, at] = fits(us, them, DEFAULT_WEIGHTS)
        found.may_pair[row, at] = True
    return found
