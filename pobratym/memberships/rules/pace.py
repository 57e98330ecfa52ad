"""How long an answer takes, measured: never promised without a number behind it."""

from collections.abc import Sequence
from datetime import timedelta
from math import ceil

FEWEST = 5
MEASURED_OVER = timedelta(days=90)
# A request that nobody has looked at for two days is told of, and then every third day.
WAITS_LONG, REMINDED_EVERY = timedelta(days=2), timedelta(days=3)
_MOST_OF_THEM = 0.8


def usual_days(waited: Sequence[timedelta]) -> int | None:
    """Within how many days four of five were answered; None of fewer than FEWEST."""
    if len(waited) < FEWEST:
        return None
    longest = sorted(waited)[ceil(len(waited) * _MOST_OF_THEM) - 1]
    return max(1, ceil(longest / timedelta(days=1)))
