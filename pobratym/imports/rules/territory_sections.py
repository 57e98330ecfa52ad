"""How tables write the sections of the list of territories, and which hromada a settlement's code belongs to."""

import re

from pobratym.core.lookalikes import as_seen, in_one_alphabet
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
_CYRILLIC_NUMERALS = str.maketrans("i", "і")
_LATIN_NUMERALS = str.maketrans("ІіI", "iii")
_BLANKS = re.compile(r"\s+")
# The number of a section before its name: «ІІ. », «2. », «1.1 ».
_NUMBER = re.compile(r"^(?:[ivх]{1,4}|[0-9]{1,2})(?:\.[0-9]{1,2}){0,2}[.)]?\s(?=\w)")
# Forms of the words in the order in which they are tried: where the e-resources work, hostilities are active too.
_OPENING = r"^(?:(?:територі[яїй]|території|зон[аи]|район(?:и)?) )?(?:[а-яіїєґ', ]{0,40})?"
_STEMS = (
    (TerritoryState.OCCUPIED, re.compile(_OPENING + r"(?:тимчасов\w{1,2} окуп|окупован|окупац)")),
    (TerritoryState.POSSIBLE_HOSTILITIES, re.compile(_OPENING + r"можлив\w{1,4} (?:бойов|ведення бойов)")),
    (TerritoryState.ACTIVE_WITH_E_RESOURCES, re.compile(_OPENING + r"активн\w{1,3} бойов\w{1,2} ді.{1,40}ресурс")),
    (TerritoryState.ACTIVE_HOSTILITIES, re.compile(_OPENING + r"активн\w{1,3} бойов")),
)
_SETTLEMENT = re.compile(r"(UA[0-9]{7})([0-9]{5})[0-9]{5}")


def _folded(text: str) -> str:
    bare = _BLANKS.sub(" ", as_seen(text).replace("’", "'").replace("_", " ")).strip(' .;:«»"*')
    return in_one_alphabet(bare).casefold().translate(_LATIN_NUMERALS)


_STATES = {_folded(word): state.value for state, words in _WORDS.items() for word in (state.value, *words)}


def section(text: str) -> str | None:
    """The section that is meant, in Ukrainian, English or as a number; None where it is none, or more than one."""
    folded = _folded(text[:400])
    if known := _STATES.get(folded):
        return known
    bare = _NUMBER.sub("", _NUMBER.sub("", folded))
    if known := _STATES.get(bare):
        return known
    said = bare.translate(_CYRILLIC_NUMERALS)
    found = [state for state, words in _STEMS if words.search(said)]
    if TerritoryState.ACTIVE_WITH_E_RESOURCES in found:
        found.remove(TerritoryState.ACTIVE_HOSTILITIES)
    is_both = "окуп" in said and "бойов" in said
    return found[0].value if len(found) == 1 and not is_both and "не " not in said and "колишн" not in said else None


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


def lies_in_no_hromada(stem: str) -> bool:
    """Whether the code names no raion and no hromada: the oblast is what it lies in, as Prypiat does."""
    return stem[4:] == "00000"
