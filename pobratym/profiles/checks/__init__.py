"""What is looked at in free texts before others read them, in Ukrainian and English: one idea a file, each explains
itself. Wartime first of all; and whether a text is in the language of its field.

Nothing is forbidden here: a finding sends the text to a moderator before it becomes public.
"""

from collections.abc import Callable, Iterable, Mapping

from pobratym.profiles.checks import coordinates, infrastructure, military, visits
from pobratym.profiles.checks.finding import Finding
from pobratym.profiles.checks.language import check_language

CHECKS: tuple[Callable[[str], list[Finding]], ...] = (
    coordinates.check,
    infrastructure.check,
    military.check,
    visits.check,
)

__all__ = ["CHECKS", "LONGEST", "Finding", "findings", "in_order"]

# Letters of the longest text that any field admits: what is longer is refused, so nobody waits for all of it.
LONGEST = 6000


def findings(*texts: str | Mapping[str, str]) -> list[Finding]:
    """Everything the checks find in the texts, each finding once.

    A mapping is a text in several languages: each of them is held to its language too.
    """
    return in_order(_all(texts))


def in_order(found: Iterable[Finding]) -> list[Finding]:
    """Each once, what concerns wartime first: where the first is about language, all are."""
    return sorted(dict.fromkeys(found), key=lambda each: each.is_about_language)


def _all(texts: Iterable[str | Mapping[str, str]]) -> Iterable[Finding]:
    for each in texts:
        in_languages = {"": each} if isinstance(each, str) else each
        for language, text in in_languages.items():
            for check in CHECKS:
                yield from check(text[:LONGEST])
            if language:
                yield from check_language(language, text[:LONGEST])
