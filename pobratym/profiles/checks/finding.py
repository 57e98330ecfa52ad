"""What a check answers with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

_AROUND = 30  # letters of context on each side of what was found
# Words whose full stop ends no sentence.
_SHORTENED = ("вул", "просп", "пров", "бульв", "пл", "буд", "р", "м", "с", "St", "Ave")
_END = re.compile(r"[!?\n]|" + "".join(rf"(?<!\b{word})" for word in _SHORTENED) + r"[.](?!\S)", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """Something in a text that deserves a second look before it is public: why, and where it stands."""

    reason: str | Promise
    excerpt: str
    is_about_language: bool = False  # else it is about what should not be public in wartime


def excerpt(text: str, start: int, end: int) -> str:
    """What was found, with a few words around it."""
    head, tail = max(0, start - _AROUND), min(len(text), end + _AROUND)
    return ("…" if head else "") + " ".join(text[head:tail].split()) + ("…" if tail < len(text) else "")


def sentences(text: str) -> Iterator[tuple[str, int]]:
    """The sentences of a text, each with where it begins: words belong together within one sentence only."""
    start = 0
    for end in _END.finditer(text):
        if end.start() > start:
            yield text[start : end.start()], start
        start = end.end()
    if start < len(text):
        yield text[start:], start
