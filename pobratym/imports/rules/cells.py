"""What stands in a cell of a table made by people, as a number, a day or a code; with words for what cannot be."""

import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from pobratym.core.lookalikes import as_code, as_seen, in_one_alphabet, with_unseen_named
from pobratym.imports.rules.days import day, days
from pobratym.imports.rules.no_data import UnreadableCell, says_nothing
from pobratym.places.models import Scheme

__all__ = ["UnreadableCell", "date", "day", "days", "identifier", "number", "said", "share", "whole_number"]

_SPACES = re.compile(r"[\s'’]")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}([.,][0-9]{1,9})?")
# Behind a number: marks of a footnote, the unit that its heading tells already.
_BEHIND = re.compile(r"(осіб|особи|особа|чол|км2|км²|кв\.км|га)?\.?([*†‡¹²³⁴⁵⁶⁷⁸⁹⁾]{1,5}|[0-9]\))?", re.IGNORECASE)
_MINUSES = str.maketrans("−–", "--")
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


def said(text: str) -> str:
    """What the cell says, as it is seen; nothing where it tells that there is no data."""
    return "" if says_nothing(text) else as_seen(text).strip()


def number(text: str, times: int = 1) -> Decimal | None:
    """A number with a decimal comma or point and blanks between thousands, in units of `times`; None where there is
    none."""
    bare = _SPACES.sub("", said(text)).translate(_MINUSES)
    if not bare:
        return None
    found = _NUMBER.match(bare)
    if found is None or not _BEHIND.fullmatch(bare[found.end() :][:20]):
        raise UnreadableCell(_("“%(value)s” is not a number") % {"value": with_unseen_named(text)})
    return Decimal(found[0].replace(",", ".")) * times


def whole_number(text: str, times: int = 1) -> int | None:
    """As `number`, of people: neither negative nor with a fraction."""
    found = number(text, times)
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


def identifier(value: str, scheme: str) -> tuple[str, str]:
    """Scheme and value; the scheme is told by the form of the value where its cell is empty."""
    code = said(value)
    if not code:
        raise UnreadableCell(_("the identifier is missing"))
    latin = as_code(code)
    if listed := said(scheme):
        known = _SCHEMES.get(in_one_alphabet(listed).casefold())
        if known is None:
            raise UnreadableCell(
                _("“%(value)s” is not a list of identifiers; known are %(known)s")
                % {"value": with_unseen_named(scheme), "known": ", ".join(Scheme.values)}
            )
        return known, latin if known == Scheme.KATOTTG else code
    for known, form in _FORMS:
        if form.fullmatch(latin):
            return known, latin
    raise UnreadableCell(
        _("“%(value)s” is not a KATOTTG, Wikidata or ISO 3166-2 code: for another list fill in the column scheme")
        % {"value": with_unseen_named(value.strip())}
    )
