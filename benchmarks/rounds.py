"""How long a round takes: pairs of a thousand hromadas and a thousand municipalities abroad, and their timetable.

    python -m benchmarks.rounds [--each 1000] [--capacity 3] [--registry]

Preferences are made up, once with nothing in common and once with all wishing for the same, which takes longest. With
`--registry` the matchmaker's own scores of that many places of the database are measured too (DATABASE_URL); nothing is
written. The result is checked for blocking pairs each time.
"""

import argparse
from time import perf_counter, process_time
from typing import Any

import numpy as np

from pobratym.rounds.rules.assignment import Market, Mask, blocking_pairs, stable_pairs
from pobratym.rounds.rules.timetable import Wanted, timetable

SEED = 2022
TIMES = 120  # twelve a day over two weeks


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--each", type=int, default=1000, help="how many on each side")
    parser.add_argument("--capacity", type=int, default=3, help="partners that each would meet")
    parser.add_argument("--registry", action="store_true", help="measure the matchmaker's scores of the registry too")
    asked = parser.parse_args()
    dice = np.random.default_rng(SEED)
    shape = (asked.each, asked.each)
    one, other, common = dice.random(shape), dice.random(shape), dice.random((2, asked.each))
    measure("nothing in common", market(one, other, asked.capacity))
    noise = 0.01 * dice.random(shape)
    alike = market(common[0] + noise, common[1][:, None] + noise[::-1], asked.capacity)
    paired = measure("all wish for the same", alike)
    measure_timetable(paired, dice)
    if asked.registry:
        measure_scores(asked.each, asked.capacity)


def market(for_hromadas: Any, for_abroad: Any, capacity: int) -> Market:
    n, m = for_hromadas.shape
    everything = np.ones((n, m), dtype=np.bool_)
    return Market(for_hromadas, for_abroad, [capacity] * n, [capacity] * m, everything, ~everything)


def measure(name: str, asked: Market) -> Mask:
    began, began_work = perf_counter(), process_time()
    paired = stable_pairs(asked)
    print(
        f"pairs, {name}: {perf_counter() - began:.2f} s ({process_time() - began_work:.2f} s of processor time) for "
        f"{paired.sum():,} pairs; {len(blocking_pairs(asked, paired))} blocking pairs"
    )
    return paired


def measure_timetable(paired: Mask, dice: np.random.Generator) -> None:
    """Everybody can at about half of the times."""
    n, m = paired.shape
    can = {side: (dice.random(TIMES) < 0.5).tolist() for side in range(n + m)}
    talks = [Wanted(number, (i, n + j)) for number, (i, j) in enumerate(np.argwhere(paired).tolist())]
    began = perf_counter()
    found = timetable(talks, can)
    print(f"timetable: {perf_counter() - began:.2f} s for {len(talks):,} talks, {len(found.without_time)} without time")


def measure_scores(each: int, capacity: int) -> None:
    # Asked for alone, the benchmark needs no database.
    from benchmarks.matching import evenly  # noqa: PLC0415
    from pobratym.matching.queries import fits_between  # noqa: PLC0415
    from pobratym.places.models import Level, Municipality  # noqa: PLC0415

    hromadas = evenly(Municipality.objects.counted().order_by("id"), each)
    towns = evenly(Municipality.objects.abroad().filter(level=Level.MUNICIPALITY, population__gt=2000), each)
    fits_between([hromadas[0].pk], [towns[0].pk])  # the columns are read once a process
    began = perf_counter()
    fits = fits_between([place.pk for place in hromadas], [place.pk for place in towns])
    print(f"scores of {len(hromadas):,} × {len(towns):,} places: {perf_counter() - began:.2f} s")
    asked = market(fits.for_ones, fits.for_others, capacity)
    measure("by the matchmaker's scores", asked)


if __name__ == "__main__":
    main()
