"""The key by which names are compared: «Одеса», «Odesa» and «ODESA» have one, in any script, on any database."""

import re
import unicodedata

from anyascii import anyascii

from pobratym.naming.romanisation import romanise_lower

KEY_LENGTH = 200
LATIN, CYRILLIC, OTHER = range(3)

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_NOT_UKRAINIAN = re.compile("[ыэъёўђћџљњјѓќѕә]", re.IGNORECASE)
_OTHER = re.compile("[\u0370-\u03ff\u0500-\u1dff\u1f00-\u1fff\u2c00-\uffff]")
_DROPPED = re.compile("['`\"\u02b9-\u02bc’‘]")
_SEPARATOR = re.compile("[^a-z0-9]+")


def fold(text: str) -> str:
    """Small Latin letters, digits and single spaces; empty where nothing of that is left.

    Cyrillic goes by the Ukrainian table first (resolution 55 of 2010), everything else by anyascii. Apostrophes vanish,
    hyphens and other punctuation are spaces. Folding a key changes nothing.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).lower()
        if _CYRILLIC.search(text):
            text = romanise_lower(text)
        text = anyascii(_DROPPED.sub("", text))
    return _SEPARATOR.sub(" ", _DROPPED.sub("", text.lower()))[:KEY_LENGTH].strip()


def script_of(text: str) -> int:
    """In which letters a text is written, as far as ranking cares: Latin, Cyrillic, or any other script."""
    if text.isascii():
        return LATIN
    if _CYRILLIC.search(text):
        return CYRILLIC
    return OTHER if _OTHER.search(text) else LATIN


def is_ukrainian(text: str) -> bool:
    """Whether a text is in Cyrillic letters all of which Ukrainian has."""
    return script_of(text) == CYRILLIC and not _NOT_UKRAINIAN.search(text)
