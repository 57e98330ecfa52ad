"""Which pair talks when: nobody in two talks at once, and no more interpreters than there are.

Times of talks are the colours of an edge colouring in which each edge has a list of its own; whether one exists is hard
to say in general (Even, Itai and Shamir, 1976, "On the Complexity of Timetable and Multicommodity Flow Problems"). The
pair with the fewest times in common goes first and takes its earliest one; a pair that finds none makes room by moving
one other talk. What still finds none is said, and moderators talk to the two sides.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """A talk that is to be held: of two sides (numbers), with an interpreter of a language, or none (empty)."""

    pair: int
    sides: tuple[int, int]
    language: str = ""


@dataclass(frozen=True)
class Timetable:
    """Pair -> number of the time at which it talks; and the pairs that found none."""

    times: Mapping[int, int]
    without_time: tuple[int, ...]


def timetable(
    talks: Sequence[Wanted], can: Mapping[int, Sequence[bool]], interpreters: Mapping[str, int] | None = None
) -> Timetable:
    """`can`: side -> for each time, in their order, whether it can; `interpreters`: language -> how many at once.

    The same talks always get the same times.
    """
    table = _Table({talk.pair: talk for talk in talks}, can, interpreters or {})
    for talk in sorted(talks, key=lambda each: (len(table.common[each.pair]), each.pair)):
        table.place(talk)
    missing = sorted(pair for pair in table.talks if pair not in table.times)
    return Timetable(dict(sorted(table.times.items())), tuple(missing))


class _Table:
    """What is settled so far."""

    def __init__(
        self, talks: Mapping[int, Wanted], can: Mapping[int, Sequence[bool]], interpreters: Mapping[str, int]
    ) -> None:
        self.talks, self.interpreters = talks, interpreters
        self.common = {pair: _common(can, talk.sides) for pair, talk in talks.items()}
        self.times: dict[int, int] = {}
        self.busy: dict[tuple[int, int], int] = {}  # (side, time) -> pair
        self.interpreted: Counter[tuple[str, int]] = Counter()

    def place(self, talk: Wanted) -> None:
        at = self._free(talk)
        if at is not None:
            self._settle(talk, at)
            return
        for at in self.common[talk.pair]:
            if self._make_room(talk, at):
                return

    def _free(self, talk: Wanted, but: int = -1) -> int | None:
        return next((at for at in self.common[talk.pair] if at != but and self._is_free(talk, at)), None)

    def _is_free(self, talk: Wanted, at: int) -> bool:
        return self._has_interpreter(talk, at) and not any((side, at) in self.busy for side in talk.sides)

    def _has_interpreter(self, talk: Wanted, at: int) -> bool:
        return not talk.language or self.interpreted[talk.language, at] < self.interpreters.get(talk.language, 0)

    def _make_room(self, talk: Wanted, at: int) -> bool:
        """Move the one talk that stands in the way at this time."""
        in_the_way = {self.busy[side, at] for side in talk.sides if (side, at) in self.busy}
        if len(in_the_way) != 1:
            return False
        other = self.talks[in_the_way.pop()]
        elsewhere = self._free(other, but=at)
        if elsewhere is None:
            return False
        self._take_off(other)
        if not self._is_free(talk, at):
            self._settle(other, at)
            return False
        self._settle(other, elsewhere)
        self._settle(talk, at)
        return True

    def _settle(self, talk: Wanted, at: int) -> None:
        self.times[talk.pair] = at
        self.busy.update({(side, at): talk.pair for side in talk.sides})
        if talk.language:
            self.interpreted[talk.language, at] += 1

    def _take_off(self, talk: Wanted) -> None:
        at = self.times.pop(talk.pair)
        for side in talk.sides:
            del self.busy[side, at]
        if talk.language:
            self.interpreted[talk.language, at] -= 1


def _common(can: Mapping[int, Sequence[bool]], sides: tuple[int, int]) -> list[int]:
    one, other = sides
    return [at for at, (mine, theirs) in enumerate(zip(can[one], can[other], strict=True)) if mine and theirs]
