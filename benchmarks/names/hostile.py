"""Ten thousand random and hostile texts against the whole registry: an answer or none, never an error, none slow.

python -m benchmarks.names.hostile [COUNT]
"""

import gc
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
django.setup()

from pobratym.places.queries import database_lookup, look_up, resolve_name  # noqa: E402

SEED = 1
LIMIT_MS = 50.0
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz -'",
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя -'’",
    "אבגדהוזחט ابتثجحخ ",
    "東京北上海市大阪ーキエフ서울",
    "\x00\x01\x1b\u202e\u200b\ufeff\t\n\r",
    "😀🏳️‍🌈👩‍👩‍👧",
    "\"'`;--/*%_\\(){}[]<>&|!^~*:+?=,.",
)
_FIXED = (
    "' OR 1=1 --", "Robert'); DROP TABLE registry_name;--", '"a" NEAR/5 "b"', "NOT * AND OR", "key:*", "^a", "%%%%",
    "a" * 10_000, "Сан " * 3_000, "-".join("абвг" for _ in range(2_000)), "," * 5_000, "(" * 5_000, "\u202eаседО",
    "Одеса, " * 500, "Одеса Техас США," * 300, ", ".join("abcdefghij" * 40), "a b c d " * 2_000, "é" * 1_000_000,
    *"asmkbcdсмпк", "sa", "sa-", "ko", "на", "по", "ne", "al", "mo", "san", "saint", "santa", "new", "nova", "villa",
    "santa maria de " * 100, "San", "St", "La", "s a n t a", "і" * 200, "New", "Saint-", "ааааааааа",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """One text asked in one way, and the milliseconds of the processor and of the clock."""

    name: str
    text: str
    cpu: float
    wall: float


def texts(count: int) -> Iterator[str]:
    """The fixed ones, then random ones of every length and mixture."""
    yield from _FIXED
    rng = random.Random(SEED)  # noqa: S311
    for _ in range(count - len(_FIXED)):
        letters = "".join(rng.sample(_ALPHABETS, rng.randint(1, 3))) if rng.random() < 0.5 else rng.choice(_ALPHABETS)
        yield "".join(rng.choice(letters) for _ in range(int(rng.paretovariate(0.7)) % 400 + 1))


def _ask(name: str, ask: Callable[[str], Any], asked: Sequence[str]) -> list[Asked]:
    gc.collect()
    gc.freeze()  # as the server does: a full collection of all that is loaded is no work of the question
    ask("Одеса")
    answers = []
    for text in asked:
        worked, started = time.process_time(), time.perf_counter()
        ask(text)
        ended = time.perf_counter()
        answers.append(Asked(name, text, (time.process_time() - worked) * 1000, (ended - started) * 1000))
    return answers


def _report(answers: list[Asked]) -> None:
    answers.sort(key=lambda each: each.cpu)
    quantiles = ", ".join(
        f"p{share:g} {answers[min(int(len(answers) * share / 100), len(answers) - 1)].cpu:.2f}"
        for share in (50, 95, 99)
    )
    late = sum(each.cpu > LIMIT_MS for each in answers), sum(each.wall > LIMIT_MS for each in answers)
    print(
        f"{answers[0].name}: {len(answers):,} texts, no error; CPU ms {quantiles}, worst {answers[-1].cpu:.2f}; "
        f"wall worst {max(each.wall for each in answers):.2f}; over {LIMIT_MS:g} ms: {late[0]} CPU, {late[1]} wall"
    )
    for each in answers[:-4:-1]:
        print(f"    {each.cpu:7.2f} ms CPU {each.wall:7.2f} wall  {len(each.text)} {each.text[:50]!r}")


def main() -> None:
    """Ask all of them in each way, print how long they took and the longest."""
    asked = list(texts(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
    ways: dict[str, Callable[[str], Any]] = {
        "resolve_name": resolve_name,
        "look_up": look_up,
        "stored (no index)": lambda text: database_lookup.matches(text, country=None, level=None, limit=10),
    }
    for name, ask in ways.items():
        _report(_ask(name, ask, asked))


if __name__ == "__main__":
    main()
