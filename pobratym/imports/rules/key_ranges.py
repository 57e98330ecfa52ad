"""Primary keys as ranges: what an edition filed takes two numbers, however many rows it were."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

Key = int | str
Range = tuple[Any, Any]


def ranges(keys: Iterable[Key]) -> list[Range]:
    """Whole numbers as ranges with both ends, 1 2 3 7 is 1-3 and 7-7; keys that are texts one by one."""
    return joined((key, key) for key in sorted(keys))


def joined(found: Iterable[Range]) -> list[Range]:
    """Ranges in order, those that touch each other as one."""
    whole: list[Range] = []
    for first, last in found:
        if whole and isinstance(first, int) and whole[-1][1] == first - 1:
            whole[-1] = (whole[-1][0], last)
        else:
            whole.append((first, last))
    return whole


class Ranges:
    """Asks quickly whether a key is among them."""

    def __init__(self, found: Iterable[Iterable[Any]] = ()) -> None:
        self.ranges: list[Range] = sorted((first, last) for first, last in found)
        self._firsts = [first for first, _last in self.ranges]

    def __contains__(self, key: object) -> bool:
        place = bisect_right(self._firsts, key) - 1
        return place >= 0 and bool(key <= self.ranges[place][1])

    def __iter__(self) -> Iterator[Range]:
        return iter(self.ranges)

    def __bool__(self) -> bool:
        return bool(self.ranges)

    def without(self, keys: Iterable[Key]) -> list[Range]:
        """The ranges cut open around `keys`; whole numbers only, a text is a range of its own."""
        left = list(self.ranges)
        for key in sorted(keys):
            place = bisect_right([first for first, _last in left], key) - 1
            if place < 0 or key > left[place][1]:
                continue
            first, last = left.pop(place)
            pieces = [(first, key - 1), (key + 1, last)] if isinstance(key, int) else []
            left[place:place] = [(begin, end) for begin, end in pieces if begin <= end]
        return left
