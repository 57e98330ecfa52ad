"""Whether a letter is nearly the same as others: word for word, as mass mail is.

Compared by shingles, runs of five words (Broder, "On the resemblance and containment of documents", 1997).
"""

import re
from collections.abc import Iterable, Mapping

SHINGLE = 5  # words
NEARLY_THE_SAME = 0.8  # share of common shingles
# Letters are begun from the same profile, so two that are alike are no mass mailing yet.
ALIKE_ALLOWED = 2
_WORD = re.compile(r"\w{1,60}")


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Runs of five words, without case, punctuation and numbers; of a shorter text the text itself."""
    words = [word for word in _WORD.findall(text.casefold()) if not word.isdigit()]
    if len(words) <= SHINGLE:
        return frozenset({tuple(words)} if words else set())
    return frozenset(tuple(words[place : place + SHINGLE]) for place in range(len(words) - SHINGLE + 1))


def likeness(one: str, other: str) -> float:
    """Share of shingles that both have, of all that either has: 0 to 1."""
    first, second = shingles(one), shingles(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def is_mass_mail(letter: Mapping[str, str], others: Iterable[Mapping[str, str]]) -> bool:
    """Whether it says nearly the same as more of the sender's other letters than ALIKE_ALLOWED, in any language."""
    alike = sum(any(_alike(text, other.get(language, "")) for language, text in letter.items()) for other in others)
    return alike > ALIKE_ALLOWED


def _alike(one: str, other: str) -> bool:
    return likeness(one, other) >= NEARLY_THE_SAME
