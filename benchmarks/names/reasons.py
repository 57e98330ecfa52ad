"""How often the first answer is right, by the reason it gives, on a published list of places.

    python -m benchmarks.names.reasons LIST.csv

LIST.csv has the columns name, country (ISO code) and expected (GeoNames number): a list of twin towns, say, whose
places somebody else has put on the map. Each name is asked with its country and without. Half of the places (by the
checksum of its number) is what the chances of `ranking` were fitted on, the other half says whether they hold.
"""

import csv
import os
import sys
from collections import defaultdict
from pathlib import Path
from zlib import crc32

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
django.setup()

from pobratym.places.queries import resolve_name  # noqa: E402

CERTAIN = 0.5


def main() -> None:
    """Print a line for each half, with and without the country, and each reason."""
    claims: dict[tuple[str, str, str], list[tuple[float, bool]]] = defaultdict(list)
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as lines:
        rows = {(row["name"], row["country"]): row["expected"] for row in csv.DictReader(lines)}
    for (name, country), expected in rows.items():
        half = "fitted" if crc32(expected.encode()) & 1 else "kept"
        for given in (country, None):
            for first in resolve_name(name, country=given, limit=1):
                there = "anywhere" if not given else "there" if first.country == given else "elsewhere"
                claims[half, there, first.reason].append((first.score, str(first.geonames) == expected))
    print(f"{'half':<8}{'country':<11}{'reason':<24}{'n':>6}{'right':>7}{'mean':>7}{'n >= .5':>9}{'right':>7}")
    for (half, there, reason), some in sorted(claims.items()):
        sure = [is_right for certainty, is_right in some if certainty >= CERTAIN]
        right, mean = sum(is_right for _, is_right in some) / len(some), sum(each for each, _ in some) / len(some)
        of_sure = f"{sum(sure) / len(sure):>7.2f}" if sure else "      -"
        print(f"{half:<8}{there:<11}{reason:<24}{len(some):>6}{right:>7.2f}{mean:>7.2f}{len(sure):>9}{of_sure}")


if __name__ == "__main__":
    main()
