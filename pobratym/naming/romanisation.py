"""Ukrainian in Latin letters, as the Cabinet of Ministers' resolution 55 of 27.01.2010 orders for passports."""

import re

_INSIDE = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia",
}  # fmt: skip
_AT_THE_BEGINNING = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_APOSTROPHES = "'’ʼ‘`´"
_LETTER = "а-щьюяєіїґ"

# A word begins where no letter, combining accent or apostrophe stands before.
_BEGINNING = re.compile(rf"(?<![\w\u0300-\u036f{_APOSTROPHES}])[єїйюя]", re.IGNORECASE)
# Between letters an apostrophe is a sign of Ukrainian spelling; elsewhere it is a quotation mark and stays.
_ZH = re.compile("зг", re.IGNORECASE)
_APOSTROPHE = re.compile(rf"(?<=[{_LETTER}])[{_APOSTROPHES}](?=[{_LETTER}])", re.IGNORECASE)
_TABLE = str.maketrans(_INSIDE)


def romanise(text: str) -> str:
    """«Згурівка» -> «Zghurivka». Letters that are not Ukrainian stay as they are.

    зг becomes zgh (not zh, which is ж); є ї й ю я are written otherwise at the beginning of a word; the soft sign and
    the apostrophe are dropped.
    """
    text = _BEGINNING.sub(lambda match: _as_written(match[0], _AT_THE_BEGINNING, text, match.end()), text)
    text = _APOSTROPHE.sub("", text)
    text = _ZH.sub(lambda match: _gh(match[0]), text)
    return "".join(_as_written(letter, _INSIDE, text, place) for place, letter in enumerate(text, start=1))


def readable(name: str, language: str) -> str:
    """The name of a person for a reader of `language` (ISO code): in Latin letters where it is not Ukrainian."""
    return name if language == "uk" else romanise(name)


def romanise_lower(text: str) -> str:
    """The same for a text in small letters; quick, for a million names."""
    text = _BEGINNING.sub(lambda match: _AT_THE_BEGINNING[match[0]], text)
    return _APOSTROPHE.sub("", text).replace("зг", "zgh").translate(_TABLE)


def _as_written(letter: str, table: dict[str, str], text: str, following: int) -> str:
    """The letter's Latin form in the letter's own case: Щ is Shch in Щастя and SHCH in ЩАСТЯ."""
    latin = table.get(letter.lower())
    if latin is None:
        return letter
    if letter.islower():
        return latin
    after, before = text[following : following + 1], text[max(following - 2, 0) : following - 1]
    shouting = after.isupper() or (before.isupper() and not after.islower())
    return latin.upper() if shouting else latin.capitalize()


def _gh(pair: str) -> str:
    return ("Z" if pair[0].isupper() else "z") + ("GH" if pair[1].isupper() else "gh")
