"""The network of twin towns as columns of numbers: every known pair, of whatever source, as places in the registry."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Network:
    """`one` and `other`: places of each pair, in both orders, each once. `size`: how many places there are."""

    one: Places
    other: Places
    size: int

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]], size: int) -> "Network":
        """Of pairs of places; those with a place that is not there (-1) are left out."""
        both = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
        both = both[(both >= 0).all(axis=1) & (both[:, 0] != both[:, 1])]
        both = np.unique(np.concatenate([both, both[:, ::-1]]), axis=0)
        return cls(both[:, 0].copy(), both[:, 1].copy(), size)

    @cached_property
    def degrees(self) -> Places:
        """How many known partners each place has."""
        return np.bincount(self.one, minlength=self.size)

    def partners_of(self, place: int) -> Places:
        own: Places = self.other[self.one == place]
        return own
