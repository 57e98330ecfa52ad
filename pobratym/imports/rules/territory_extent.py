"""Whether a row of the list speaks of a whole territory or of a part of it, by what the row calls it."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pobratym.core.lookalikes import as_seen, in_one_alphabet
from pobratym.imports.rules.no_data import UnreadableCell
from pobratym.places.models.municipalities import ALL_BUT

_BLANKS = re.compile(r"\s+")
_EXCEPTION = re.compile(r"\b(за винятком|за виключенням|окрім|крім|except for|except)\b:? ?(.{0,2000})", re.IGNORECASE)
_SETTLEMENT = re.compile(r"(с|м|смт|с-ще|селище|село|місто)(\. ?| )\S", re.IGNORECASE)
_PIECE = re.compile(r"\(?(частин[аиу]|частково|окремі|part of)\b", re.IGNORECASE)
_WITHIN = re.compile(r"\((частково|частина[^)]{0,200}|у межах[^)]{0,200}|в межах[^)]{0,200})\)", re.IGNORECASE)
_OF_HROMADA = re.compile(r"\s[\w’'ʼ`-]{2,60}ої\s(сільської|селищної|міської)\s(територіальної\s)?громади.{0,200}$")
_HROMADA_CODE = re.compile(r"UA[0-9]{4}(?!000)[0-9]{3}00000[0-9]{5}")
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Extent:
    """`part_name` is empty for the whole; an exception begins with «за винятком» and names what is left out."""

    part_name: str = ""


def extent_of(name: str, code: str) -> Extent:
    """What of the territory with this code the row speaks of, where the code is not of a settlement.

    Raises UnreadableCell where the name is a settlement's and the code its hromada's: filed as they stand, a whole
    hromada would be called occupied for one village.
    """
    bare = _one_line(name)
    if found := _EXCEPTION.search(bare):
        return Extent(f"{ALL_BUT} {found[2].strip(' .;:)')}"[:LONGEST])
    if _PIECE.match(bare) or _WITHIN.search(bare):
        return Extent(bare[:LONGEST])
    if _SETTLEMENT.match(bare) and _HROMADA_CODE.fullmatch(code):
        raise UnreadableCell(
            _("“%(name)s” is a settlement, and %(code)s the code of a whole hromada: give the settlement's own code")
            % {"name": bare[:120], "code": code}
        )
    return Extent()


def settlement_name(name: str) -> str:
    """A settlement as the list calls it, without its hromada, whose page tells."""
    bare = _one_line(name)
    return (bare if _PIECE.match(bare) or "(" in bare else _OF_HROMADA.sub("", bare))[:LONGEST]


def _one_line(name: str) -> str:
    """Without the ends of lines of a cell, which tables made of a document often write as a stroke."""
    return _BLANKS.sub(" ", in_one_alphabet(as_seen(name)).replace(" / ", " ")).strip()
