"""Days as civil servants write them; one or several in a cell, with words for what cannot be read."""

import re
from datetime import date, timedelta

from django.utils.translation import gettext as _

from pobratym.core.lookalikes import as_seen, in_one_alphabet, with_unseen_named
from pobratym.imports.rules.no_data import UnreadableCell, says_nothing

_MONTHS = (
    "січ", "лют", "берез", "квіт", "трав", "черв", "лип", "серп", "верес", "жовт", "листоп", "груд",
)  # fmt: skip
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = r"(?:[T ]{1,2}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_YEAR_ENDS = r"(?: ?(?:року|рік|р)\b\.?)?"
_DAY = re.compile(
    r"(?<![0-9])(?:"
    r"(?P<y1>[0-9]{4})[-./](?P<m1>[0-9]{1,2})[-./](?P<d1>[0-9]{1,2})"
    r"|(?P<d2>[0-9]{1,2})(?:[.,] ?| )(?P<m2>[0-9]{1,2})(?:[.,] ?| )(?P<y2>[0-9]{4}|[0-9]{2})"
    r"|(?P<d3>[0-9]{1,2})[-–](?P<m3>[0-9]{1,2})[-–](?P<y3>[0-9]{4})"
    r"|(?P<d4>[0-9]{1,2})/(?P<m4>[0-9]{1,2})/(?P<y4>[0-9]{4})"
    r"|(?P<d5>[0-9]{1,2}) (?P<m5>[а-яіїєґa-z]{3,10}) (?P<y5>[0-9]{4})"
    r")(?![0-9])" + _TIME + _YEAR_ENDS,
    re.IGNORECASE,
)
_SERIAL = re.compile(r"([0-9]{5})(?:[.,]0{1,6})?")
_FIRST_DAY, _FIRST_SERIAL, _LAST_SERIAL = date(1899, 12, 30), 36_526, 73_415
# What parts several days of one cell, beside blanks and ends of lines; and words and marks that say nothing more.
_PARTED = re.compile(r"([/;\\|])")
_JOINING = frozenset(("та", "і", "й", "and", "з", "із", "від", "до", "по", "станом", "на", "from", "until", "to"))
_MARKS = "*,.()[]:†‡¹²³⁴⁵⁶⁷⁸⁹"
# An interval that goes on: no last day.
_GOES_ON = (
    "по теперішній час", "по теперешній час", "до теперішнього часу", "теперішній час", "дотепер", "по цей час",
    "до цього часу", "по сьогодні", "до сьогодні", "дотепер триває", "триває", "триває досі", "досі", "по даний час",
    "до даного часу", "на даний час", "чинний", "чинна", "діє", "безстроково", "не завершено", "не припинено",
    "не визначено", "до окремого рішення", "до припинення", "present", "ongoing", "now", "to date", "open",
)  # fmt: skip
_GOING_ON = frozenset(_GOES_ON)


def day(text: str) -> date | None:
    """One day; None for an empty cell. Raises UnreadableCell for anything else, and for several."""
    found = days(text)
    if len(found) > 1:
        raise UnreadableCell(_("“%(value)s” is more than one day") % {"value": with_unseen_named(text)})
    return found[0] if found else None


def days(text: str) -> list[date | None]:
    """The days of a cell in their order; None for an interval between two separators that goes on.

    Raises UnreadableCell where something else stands there.
    """
    bare = in_one_alphabet(as_seen(text)).strip()
    if says_nothing(bare):
        return []
    if found := _SERIAL.fullmatch(bare):
        return [_of_serial(int(found[1]), text)]
    slots, last = _Slots(text), 0
    for found in _DAY.finditer(bare[:2000]):
        slots.take_words(bare[last : found.start()], is_between=bool(last))
        slots.take_day(_of(found, text))
        last = found.end()
    slots.take_words(bare[last:])
    return slots.found


def is_of_days(text: str) -> bool:
    """Whether a cell holds days and nothing else; a note that names an order by its day does not."""
    try:
        return any(days(text))
    except UnreadableCell:
        return False


def days_within(text: str) -> set[date]:
    """The days that are named somewhere in a text."""
    found = set()
    for each in _DAY.finditer(in_one_alphabet(as_seen(text))[:2000]):
        try:
            found.add(_of(each, text))
        except UnreadableCell:
            continue
    return found


class _Slots:
    """The days of a cell and what stands between them, from left to right."""

    def __init__(self, text: str) -> None:
        self.found: list[date | None] = []
        self._text, self._is_filled = text, False

    def take_day(self, day: date) -> None:
        self.found.append(day)
        self._is_filled = True

    def take_words(self, text: str, *, is_between: bool = False) -> None:
        for piece in _PARTED.split(text):
            if _PARTED.fullmatch(piece):
                if not self._is_filled:
                    self.found.append(None)
                self._is_filled = False
                continue
            words = piece.split()
            said = " ".join(words).casefold().strip(_MARKS + " ")
            if said and not all(word.strip(_MARKS) in {"", *_JOINING} for word in said.split()):
                self._take_open_end(said, is_range=is_between and text == piece)

    def _take_open_end(self, said: str, *, is_range: bool) -> None:
        if is_range and says_nothing(said):
            raise UnreadableCell(
                _("“%(value)s” is a period: give its first and its last day in columns of their own")
                % {"value": with_unseen_named(self._text)}
            )
        if said not in _GOING_ON and not says_nothing(said):
            raise _no_day(self._text)
        self.found.append(None)
        self._is_filled = True


def _of(found: re.Match[str], text: str) -> date:
    for number in "12345":
        year, month, of_month = (found[f"{part}{number}"] for part in "ymd")
        if year is not None:
            return _date(year, month, of_month, text, is_slashed=number == "4")
    raise _no_day(text)


def _date(year: str, month: str, of_month: str, text: str, *, is_slashed: bool) -> date:
    numbers = int(year) + (2000 if len(year) == 2 else 0), _month(month), int(of_month)
    if is_slashed:
        numbers = _unslashed(*numbers, text)
    try:
        return date(*numbers)
    except ValueError:
        raise _no_day(text) from None


def _unslashed(year: int, month: int, of_month: int, text: str) -> tuple[int, int, int]:
    """24/02/2022 and 02/24/2022 say one day, 02/03/2022 two."""
    if month > 12:
        return year, of_month, month
    if of_month > 12 or month == of_month:
        return year, month, of_month
    raise UnreadableCell(
        _("“%(value)s” may be two days: write %(one)s or %(two)s")
        % {"value": text, "one": f"{of_month:02}.{month:02}.{year}", "two": f"{month:02}.{of_month:02}.{year}"}
    )


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    folded = text.casefold()
    for number, (uk, en) in enumerate(zip(_MONTHS, _ENGLISH_MONTHS, strict=True), start=1):
        if folded.startswith((uk, en)):
            return number
    return 0


def _of_serial(serial: int, text: str) -> date:
    if not _FIRST_SERIAL <= serial <= _LAST_SERIAL:
        raise _no_day(text)
    return _FIRST_DAY + timedelta(days=serial)


def _no_day(text: str) -> UnreadableCell:
    return UnreadableCell(
        _("“%(value)s” is not a date: write 2026-01-31 or 31.01.2026") % {"value": with_unseen_named(text)}
    )
