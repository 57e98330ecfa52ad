"""What is looked at in free texts before others read them, in the languages that people write to us in: one idea a
file, each explains itself. Wartime first of all; and whether a text is in the language of its field.

Nothing is forbidden here: a finding sends the text to a moderator before others read it (docs/adr/0041).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pobratym.text_checks import coordinates, infrastructure, military, personal_data, strikes, visits
from pobratym.text_checks.finding import Finding, Kind
from pobratym.text_checks.language import check_language

__all__ = ["LONGEST", "Finding", "Kind", "findings", "in_order"]

# Letters of the longest text that any field admits: what is longer is refused, so nobody waits for all of it.
LONGEST = 6000


def findings(*texts: str | Mapping[str, str], strict: bool = False, today: date | None = None) -> list[Finding]:
    """Everything the checks find in the texts, each finding once.

    A mapping is a text in several languages: each of them is held to its language too. `strict` where the text is of a
    place under hostilities or occupied (`places.queries.is_near_the_front`). Each finding's `span` is a place in its
    own text.
    """
    return in_order(_all(texts, strict, today))


def about_wartime(found: Iterable[Finding]) -> list[Finding]:
    """What should not be public in wartime; not what is only in another language than its field."""
    return [each for each in found if not each.is_about_language]


def in_order(found: Iterable[Finding]) -> list[Finding]:
    """Each once, what concerns wartime first: where the first is about language, all are."""
    return sorted(dict.fromkeys(found), key=lambda each: each.is_about_language)


def _all(texts: Iterable[str | Mapping[str, str]], strict: bool, today: date | None) -> Iterator[Finding]:
    for each in texts:
        in_languages = {"": each} if isinstance(each, str) else each
        for language, text in in_languages.items():
            yield from _of_wartime(text[:LONGEST], strict, today)
            if language:
                yield from check_language(language, text[:LONGEST])


def _of_wartime(text: str, strict: bool, today: date | None) -> Iterator[Finding]:
    yield from coordinates.check(text)
    yield from infrastructure.check(text, strict=strict)
    yield from military.check(text, strict=strict)
    yield from strikes.check(text, strict=strict, today=today)
    yield from visits.check(text, strict=strict, today=today)
    yield from personal_data.check(text, strict=strict)
