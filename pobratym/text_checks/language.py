"""A text in another language than its field: Ukrainian in the field for English, or the other way round.

Told by the alphabet, which is all that sets the languages of our forms apart without a dictionary. Names stay as they
are written: «Interreg», «Smart City» in a Ukrainian text, «Бородянка» in an English one are no other language.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from pobratym.core.languages import in_words
from pobratym.text_checks.finding import Finding, excerpt

CYRILLIC_LANGUAGES = {"uk"}
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]{3,}")  # shorter ones are abbreviations and prefixes of names
# Addresses of the web and of mail are Latin in every language.
_ADDRESS = re.compile(r"\S{1,200}(?:@|://|www\.)\S{0,200}|(?:https?:|www\.)\S{1,200}")
_OWN_PARAGRAPH = 40  # letters that make a paragraph a text of its own: people put a translation below


def check_language(language: str, text: str) -> list[Finding]:
    """The whole text, or a paragraph of it, is not in the language of its field."""
    reason = _("This field is for a text %(in_language)s; this one is in another language. Move it, or translate it.")
    return [
        Finding(
            reason % {"in_language": in_words(language)},
            excerpt(text[start:end], 0, end - start)[:120],
            is_about_language=True,
            words=text[start:end],
            span=(start, end),
        )
        for start, end in _foreign(language, text)
    ]


def _foreign(language: str, text: str) -> Iterator[tuple[int, int]]:
    """Where what is foreign begins and ends: the whole text, or paragraphs of it."""
    if _is_foreign(language, text):
        yield 0, len(text)
        return
    start = 0
    for line in text.splitlines(keepends=True):
        part = line.rstrip("\r\n")
        if _letters(part) >= _OWN_PARAGRAPH and _is_foreign(language, part):
            yield start, start + len(part)
        start += len(line)


def _is_foreign(language: str, text: str) -> bool:
    text = _ADDRESS.sub(" ", text)
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if language in CYRILLIC_LANGUAGES:
        return latin > 2 * cyrillic and _has_common_words(text)
    return cyrillic > latin and bool(_WORD.search(text))


def _has_common_words(text: str) -> bool:
    """Words that are written small: a name has none."""
    return any(word.islower() and not _CYRILLIC.search(word) for word in _WORD.findall(text))


def _letters(text: str) -> int:
    return len(_CYRILLIC.findall(text)) + len(_LATIN.findall(text))
