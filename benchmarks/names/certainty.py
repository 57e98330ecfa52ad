"""Whether the certainty of an answer means what it says: of answers with 0.8, eight of ten should be right.

    python -m benchmarks.names.certainty

Both halves of the queries, with made-up names among them as a quarter of all: words drawn letter by letter, each after
the two before it, as in the names of tune.csv, by a fixed seed. No place is meant by a made-up name, whatever it looks
like, so every answer to one is wrong.
"""

import csv
import os
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
django.setup()

from pobratym.places.queries import Reason, resolve_name  # noqa: E402

HERE = Path(__file__).parent
SEEDS = {"tune": 7, "unseen": 11}
SHARE = 0.25
MADE_UP = 400
_EDGES = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1.01)


@dataclass(frozen=True, slots=True)
class Claim:
    """How sure the first answer was, whether it was right, and how much the query counts."""

    certainty: float
    is_right: bool
    weight: float


def _rows(half: str) -> list[dict[str, str]]:
    with (HERE / f"{half}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def made_up(seed: int) -> Iterator[str]:
    """Words that look like names without end; those that happen to be names are left out."""
    following: dict[str, list[str]] = defaultdict(list)
    for row in _rows("tune"):
        if row["kind"] == "exact":
            name = f"^^{row['query'].lower()}$"
            for place in range(len(name) - 2):
                following[name[place : place + 2]].append(name[place + 2])
    rng = random.Random(seed)  # noqa: S311
    while True:
        word = "^^"
        while word[-1] != "$" and len(word) < 20:
            word += rng.choice(following[word[-2:]])
        word = word.strip("^$").capitalize()
        if 5 <= len(word) <= 14 and not any(each.reason.manner is Reason.EXACT for each in resolve_name(word)[:1]):
            yield word


def claims(half: str) -> list[Claim]:
    """Of the queries of one half and of made-up names."""
    found = []
    rows = _rows(half)
    for row in rows:
        answers = resolve_name(row["query"], country=row["country"] or None)
        if answers:
            found.append(Claim(answers[0].score, str(answers[0].geonames) == row["expected"], 1.0))
    weight = len(rows) * SHARE / (1 - SHARE) / MADE_UP
    for word, _ in zip(made_up(SEEDS[half]), range(MADE_UP), strict=False):
        answers = resolve_name(word)
        found.append(Claim(answers[0].score if answers else 0.0, False, weight))
    return found


def _weighed(some: list[Claim]) -> tuple[float, float, float]:
    weight = sum(each.weight for each in some)
    return (
        weight,
        sum(each.certainty * each.weight for each in some) / weight,
        sum(each.is_right * each.weight for each in some) / weight,
    )


def main() -> None:
    """Print for both halves, by certainty: how many queries, the mean certainty, the share that is right."""
    for half in SEEDS:
        found, apart = claims(half), 0.0
        total = sum(each.weight for each in found)
        print(f"{half}: certainty, queries, mean certainty, right")
        for low, high in pairwise(_EDGES):
            some = [each for each in found if low <= each.certainty < high]
            if some:
                weight, certainty, right = _weighed(some)
                apart += weight * abs(certainty - right) / total
                print(f"  {low:4.2f}-{min(high, 1):4.2f} {weight:6.0f} {certainty:7.3f} {right:7.3f}")
        nonsense = [each for each in found if each.weight != 1.0]
        sure = [sum(each.certainty > bound for each in nonsense) / len(nonsense) for bound in (0.5, 0.9)]
        print(f"  mean distance {apart:.3f}; made-up names above 0.5: {sure[0]:.3f}, above 0.9: {sure[1]:.3f}")


if __name__ == "__main__":
    main()
