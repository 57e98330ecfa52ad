"""How tables write the sections of the list of territories, and which hromada a settlement's code belongs to."""

import re

from pobratym.places.models import TerritoryState

# Words, numbers of the sections in the Ministry's list, and our own codes.
_WORDS = {
    TerritoryState.POSSIBLE_HOSTILITIES: (
        "I.1", "1.1", "possible hostilities", "можливі бойові дії", "можливих бойових дій",
        "території можливих бойових дій", "територія можливих бойових дій",
    ),
    TerritoryState.ACTIVE_HOSTILITIES: (
        "I.2", "1.2", "active hostilities", "активні бойові дії", "активних бойових дій",
        "території активних бойових дій", "територія активних бойових дій",
    ),
    TerritoryState.ACTIVE_WITH_E_RESOURCES: (
        "I.3", "1.3", "active hostilities with e-resources", "active hostilities, state e-resources in operation",
        "активні бойові дії, на яких функціонують державні електронні інформаційні ресурси",
        "активні бойові дії з державними електронними ресурсами",
        "території активних бойових дій, на яких функціонують державні електронні інформаційні ресурси",
    ),
    TerritoryState.OCCUPIED: (
        "II", "2", "occupied", "temporarily occupied", "тимчасово окупована", "тимчасово окуповані",
        "тимчасово окупована територія", "тимчасово окуповані території", "тимчасово окуповані рф території україни",
        "тимчасово окуповані російською федерацією території україни",
    ),
}  # fmt: skip
# What the codes of a hromada and of all that lies in it begin with: oblast, raion, hromada.
STEM = "UA0000000"
_LATIN_NUMERALS = str.maketrans("ІіI", "iii")
_BLANKS = re.compile(r"\s+")
_SETTLEMENT = re.compile(r"(UA[0-9]{7})([0-9]{5})[0-9]{5}")


def _folded(text: str) -> str:
    bare = _BLANKS.sub(" ", text.replace("’", "'").replace("_", " ")).strip(' .;:«»"')
    return bare.casefold().translate(_LATIN_NUMERALS)


_STATES = {_folded(word): state.value for state, words in _WORDS.items() for word in (state.value, *words)}


def section(text: str) -> str | None:
    """The section that is meant, in Ukrainian, English or as a number; None where it is none."""
    return _STATES.get(_folded(text))


def sections_told() -> str:
    """The sections as a person may write them."""
    return ", ".join(f"{words[0]} ({state.value})" for state, words in _WORDS.items())


def hromada_stem(code: str) -> str:
    """What the code of a settlement or city district has in common with its hromada; empty for other units.

    A code is UA, two digits of the oblast, two of the raion, three of the hromada, three of the settlement, two of the
    city district, and five that are its own; the code of a hromada has 00000 after the first seven.
    """
    found = _SETTLEMENT.fullmatch(code)
    return found[1] if found and found[2] != "00000" else ""
