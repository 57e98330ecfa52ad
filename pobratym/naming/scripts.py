"""In which letters a text is written, as far as ranking cares."""

import re

LATIN, CYRILLIC, OTHER = range(3)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_OTHER = re.compile("[\u0370-\u03ff\u0500-\u1dff\u1f00-\u1fff\u2c00-\uffff]")


def script_of(text: str) -> int:
    """Latin, Cyrillic, or any other script."""
    if text.isascii():
        return LATIN
    if _CYRILLIC.search(text):
        return CYRILLIC
    return OTHER if _OTHER.search(text) else LATIN
