"""What stands in a cell of a table made by people, as a number, a day or a code; with words for what cannot be."""

import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from pobratym.places.models import Scheme

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f'’]")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}([.,][0-9]{1,9})?")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DOTTED_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_LIKE_LATIN = str.maketrans("АВСЕНІКМОРТХаосерх", "ABCEHIKMOPTXaocepx")
_FORMS = (
    (Scheme.KATOTTG, re.compile(r"UA[0-9]{17}")),
    (Scheme.WIKIDATA, re.compile(r"Q[0-9]{1,12}")),
    (Scheme.ISO_3166_2, re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")),
)
_SCHEMES = {
    "katottg": Scheme.KATOTTG,
    "катоттг": Scheme.KATOTTG,
    "кодифікатор": Scheme.KATOTTG,
    "geonames": Scheme.GEONAMES,
    "wikidata": Scheme.WIKIDATA,
    "вікідані": Scheme.WIKIDATA,
    "iso 3166-2": Scheme.ISO_3166_2,
    "iso_3166_2": Scheme.ISO_3166_2,
    "iso": Scheme.ISO_3166_2,
    "national": Scheme.NATIONAL,
    "національний": Scheme.NATIONAL,
    "національний код": Scheme.NATIONAL,
}


class UnreadableCell(ValueError):
    """The cell says nothing of the sort; the message says why, to the person who made the table."""


def number(text: str) -> Decimal | None:
    """A number with a decimal comma or point and blanks between thousands; None for an empty cell."""
    bare = _SPACES.sub("", text)
    if not bare:
        return None
    if not _NUMBER.fullmatch(bare):
        raise UnreadableCell(_("“%(value)s” is not a number") % {"value": text})
    return Decimal(bare.replace(",", "."))


def whole_number(text: str) -> int | None:
    """As `number`, of people: neither negative nor with a fraction."""
    found = number(text)
    if found is None:
        return None
    if found < 0 or found > 2_000_000_000:
        raise UnreadableCell(_("“%(value)s” is not a number of people") % {"value": text})
    if found != found.to_integral_value():
        raise UnreadableCell(
            _("“%(value)s” is not a whole number: separate thousands with a space or not at all") % {"value": text}
        )
    return int(found)


def share(text: str) -> Decimal | None:
    """Per cent, with or without the sign, from 0 to 100."""
    found = number(text.replace("%", ""))
    if found is None:
        return None
    if not 0 <= found <= 100:
        raise UnreadableCell(_("“%(value)s” is not a share between 0 and 100 per cent") % {"value": text})
    return found.quantize(Decimal("0.01"))


def day(text: str) -> date | None:
    """2026-01-31 or 31.01.2026; None for an empty cell."""
    if not text:
        return None
    iso, dotted = _ISO_DAY.fullmatch(text), _DOTTED_DAY.fullmatch(text)
    parts = iso.groups() if iso else dotted.groups()[::-1] if dotted else None
    try:
        if parts:
            return date(*map(int, parts))
    except ValueError:
        pass
    raise UnreadableCell(_("“%(value)s” is not a date: write 2026-01-31 or 31.01.2026") % {"value": text})


def identifier(value: str, scheme: str) -> tuple[str, str]:
    """Scheme and value; the scheme is told by the form of the value where its cell is empty."""
    code = value.strip()
    if not code:
        raise UnreadableCell(_("the identifier is missing"))
    if scheme.strip():
        known = _SCHEMES.get(scheme.strip().casefold())
        if known is None:
            raise UnreadableCell(
                _("“%(value)s” is not a list of identifiers; known are %(known)s")
                % {"value": scheme, "known": ", ".join(Scheme.values)}
            )
        return known, code.translate(_LIKE_LATIN) if known == Scheme.KATOTTG else code
    latin = code.translate(_LIKE_LATIN).upper()
    for known, form in _FORMS:
        if form.fullmatch(latin):
            return known, latin
    raise UnreadableCell(
        _("“%(value)s” is not a KATOTTG, Wikidata or ISO 3166-2 code: for another list fill in the column scheme")
        % {"value": code}
    )
