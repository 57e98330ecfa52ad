"""Letters that look alike in two alphabets, and signs that are not seen: what a reader cannot tell apart, we do not."""

import re
from unicodedata import category

_LATIN, _CYRILLIC = "ABCEHIKMOPTXYaceiopxyÏï", "АВСЕНІКМОРТХУасеіорхуЇї"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)
_WORD = re.compile(r"\w+")
_BLANKS = re.compile(r"\s+")
_KEPT = "\n\t\r"
# What takes no room on paper: format signs, controls, variation selectors, and letters that are drawn as nothing.
_UNSEEN = {
    code: None
    for code in range(0x10000)
    if (category(chr(code)) in {"Cf", "Cc"} and chr(code) not in _KEPT) or 0xFE00 <= code <= 0xFE0F
} | dict.fromkeys((0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0))
# Blanks of another width, which look like the usual one.
_ODD_BLANKS = {code: " " for code in range(0x10000) if category(chr(code)) == "Zs"}
_SEEN = _UNSEEN | _ODD_BLANKS
_NAMED = {code: f"‹U+{code:04X}›" for code in _SEEN if code != ord(" ")}
# In a place where only digits can stand.
_LIKE_DIGITS = str.maketrans({"O": "0", "З": "3", "I": "1", "l": "1", "L": "1"})


def as_seen(text: str) -> str:
    """The text without the signs that are not seen, and with usual blanks."""
    return text if text.isascii() and text.isprintable() else text.translate(_SEEN)


def with_unseen_named(text: str) -> str:
    """The text for a message: what is not seen stands there by its number, ‹U+200B›."""
    return text.translate(_NAMED)


def in_latin(text: str) -> str:
    """Cyrillic letters that look like Latin ones as those: for codes, which are Latin."""
    return text.translate(_TO_LATIN)


def in_one_alphabet(text: str) -> str:
    """Each word in the alphabet of the letters that only one of them has: «Cтатус» with a Latin C as «Статус»."""
    return _WORD.sub(lambda found: _word(found[0]), text)


def as_code(text: str) -> str:
    """A code of the codifier as it was meant: without blanks, Latin letters in front and digits behind."""
    code = in_latin(_BLANKS.sub("", as_seen(text))).upper()
    return code[:2] + code[2:].translate(_LIKE_DIGITS) if code.startswith("UA") else code


def _word(word: str) -> str:
    if word.isascii() and word.isdigit():
        return word
    latin = sum("a" <= letter.casefold() <= "z" for letter in word)
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in word)
    if not latin or not cyrillic:
        return word
    only_latin = latin - sum(letter in _LATIN for letter in word)
    only_cyrillic = cyrillic - sum(letter in _CYRILLIC for letter in word)
    is_cyrillic = (only_cyrillic, cyrillic) >= (only_latin, latin)
    return word.translate(_TO_CYRILLIC if is_cyrillic else _TO_LATIN)
