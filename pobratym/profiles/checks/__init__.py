"""The sensitivity check of free texts in wartime, in Ukrainian and English: one idea a file, each explains itself.

Nothing is forbidden here: a finding sends the text to a moderator before it becomes public.
"""

from collections.abc import Callable, Iterable

from pobratym.profiles.checks import coordinates, infrastructure, military, visits
from pobratym.profiles.checks.finding import Finding

CHECKS: tuple[Callable[[str], list[Finding]], ...] = (
    coordinates.check,
    infrastructure.check,
    military.check,
    visits.check,
)

__all__ = ["CHECKS", "LONGEST", "Finding", "findings"]

# Letters of the longest text that any field admits: what is longer is refused, so nobody waits for all of it.
LONGEST = 6000


def findings(*texts: str) -> list[Finding]:
    """Everything the checks find in the texts, each finding once."""
    return list(dict.fromkeys(_all(texts)))


def _all(texts: Iterable[str]) -> Iterable[Finding]:
    for text in filter(None, texts):
        for check in CHECKS:
            yield from check(text[:LONGEST])
