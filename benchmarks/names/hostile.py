"""Ten thousand random and hostile texts against the whole registry: an answer or none, never an error, none slow.

python -m benchmarks.names.hostile [COUNT]
"""

import os
import random
import sys
import time
from collections.abc import Iterator

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
django.setup()

from pobratym.registry.queries import look_up, resolve_name  # noqa: E402

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
    "Одеса, " * 500, "santa maria de " * 100, "San", "St", "La", "s a n t a", "і" * 200, "New", "Saint-", "ааааааааа",
)  # fmt: skip


def texts(count: int) -> Iterator[str]:
    """The fixed ones, then random ones of every length and mixture."""
    yield from _FIXED
    rng = random.Random(SEED)  # noqa: S311
    for _ in range(count - len(_FIXED)):
        letters = "".join(rng.sample(_ALPHABETS, rng.randint(1, 3))) if rng.random() < 0.5 else rng.choice(_ALPHABETS)
        yield "".join(rng.choice(letters) for _ in range(int(rng.paretovariate(0.7)) % 400 + 1))


def main() -> None:
    """Print how long they took, and every one that took too long."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    resolve_name("Одеса")
    times: list[tuple[float, str, str]] = []
    for text in texts(count):
        for name, ask in (("resolve_name", resolve_name), ("look_up", look_up)):
            started = time.perf_counter()
            ask(text)
            times.append(((time.perf_counter() - started) * 1000, name, text))
    for name in ("resolve_name", "look_up"):
        own = sorted(ms for ms, which, _ in times if which == name)
        quantiles = ", ".join(
            f"p{share:g} {own[min(int(len(own) * share / 100), len(own) - 1)]:.2f}" for share in (50, 95, 99)
        )
        print(f"{name}: {len(own):,} texts, no error, {quantiles}, worst {own[-1]:.2f} ms")
    for ms, name, text in sorted(times, reverse=True)[:10]:
        print(f"{'SLOW ' if ms > LIMIT_MS else ''}{ms:8.2f} ms {name} {len(text)} {text[:60]!r}")


if __name__ == "__main__":
    main()
