"""The key by which names are compared: «Одеса», «Odesa» and «ODESA» have one, in any script, on any database."""

import re
import unicodedata

from anyascii import anyascii

from pobratym.naming.romanisation import romanise_lower

KEY_LENGTH = 200

_CYRILLIC = re.compile("[\u0400-\u04ff]")
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
