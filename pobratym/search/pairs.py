"""Two places named together: «Київ Мюнхен», «Kyiv – Munich». Whoever writes so asks for what links the two."""

import re
from collections.abc import Iterator
from itertools import chain, zip_longest
from typing import NamedTuple

from pobratym.naming.folding import fold
from pobratym.places.queries import Hit, Reason, hits

# Between two names as people write them: dashes, signs, and "and" in the languages of the interface.
_BETWEEN = re.compile(r"\s{1,3}[-–—+&/|]\s{1,3}|[–—/|+&;]|\s{1,3}(?:і|й|та|and|und|et|oraz|i)\s{1,3}", re.IGNORECASE)
_MOST_WORDS = 8
_NAMESAKES = 20
_SURE = 0.5  # of a name that is inflected («Києва») or spelt in another way


class Pair(NamedTuple):
    """What either name may mean, likeliest first."""

    one: list[Hit]
    other: list[Hit]

    @property
    def hits(self) -> list[Hit]:
        """The likeliest of both, then their namesakes, each once."""
        mixed = (hit for hit in chain.from_iterable(zip_longest(self.one, self.other)) if hit)
        return list({hit.id: hit for hit in mixed}.values())

    def is_of(self, places: frozenset[int]) -> bool:
        """Whether a record that concerns these places links the two."""
        return any(hit.id in places for hit in self.one) and any(hit.id in places for hit in self.other)


def is_named(hit: Hit) -> bool:
    """Whether the text is the name or begins it, not merely like it."""
    return hit.reason.manner in (Reason.EXACT, Reason.PREFIX)


def says_two(text: str) -> bool:
    """Whether something stands between two names that only stands between two."""
    return len(_BETWEEN.split(text.strip(), maxsplit=1)) == 2


def pair_in(text: str) -> Pair | None:
    """The two places that a text of several words names, one after the other; None where it does not."""
    found = [pair for one, other in _halves(text) if (pair := _pair(one, other))]
    return max(found, key=lambda pair: pair.one[0].certainty + pair.other[0].certainty, default=None)


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Where it can be taken apart: at a sign between the two, else between any two words."""
    said = _BETWEEN.split(text.strip(), maxsplit=1)
    if len(said) == 2:
        yield said[0], said[1]
        return
    words = text.replace(",", " ").split()
    if len(words) <= _MOST_WORDS:
        for at in range(1, len(words)):
            yield " ".join(words[:at]), " ".join(words[at:])


def _pair(one: str, other: str) -> Pair | None:
    first, second = _called(one), _called(other)
    return Pair(first, second) if first and second and first[0].id != second[0].id else None


def _called(name: str) -> list[Hit]:
    """Places of the name as it stands, or with more words behind it («Ingelheim» am Rhein)."""
    met = hits(name, limit=_NAMESAKES) if len(name) > 1 else []
    whole = f"{fold(name)} "
    return [hit for hit in met if _is_sure(hit, whole)]


def _is_sure(hit: Hit, whole: str) -> bool:
    manner = hit.reason.manner
    if manner is Reason.PREFIX:
        return hit.key.startswith(whole)
    return manner is Reason.EXACT or (not manner.is_guess and hit.certainty >= _SURE)
