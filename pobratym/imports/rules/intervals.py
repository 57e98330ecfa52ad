"""The intervals of one row: first days in one cell, last days in another, each of them one or several."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils.translation import gettext as _

from pobratym.imports.rules.days import days
from pobratym.imports.rules.no_data import UnreadableCell

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """From its first day to the first on which it no longer holds; None while it goes on."""

    begins: date
    ends: date | None


def intervals_of(first: str, last: str) -> list[Interval]:
    """The intervals in their order; the last day that a list names counts in.

    Of n first days the last one alone may go without its last day. Raises UnreadableCell where they do not fit.
    """
    begins, ends = days(first), days(last)
    if not begins or None in begins:
        raise UnreadableCell(_("the first day is missing"))
    while len(ends) > len(begins) and ends[-1] is None:
        ends.pop()
    if len(ends) == len(begins) - 1:
        ends.append(None)
    if len(begins) != len(ends):
        raise UnreadableCell(
            _("%(first)s first days and %(last)s last days do not fit together: write each pair in a row of its own")
            % {"first": len(begins), "last": len(ends)}
        )
    found = [_interval(begin, end) for begin, end in zip(begins, ends, strict=True) if begin is not None]
    return _in_order(sorted(found, key=lambda each: each.begins))


def _interval(begins: date, last: date | None) -> Interval:
    if last is not None and last < begins:
        raise UnreadableCell(_("the status ends on %(end)s, before it begins") % {"end": last})
    return Interval(begins, None if last is None else last + _DAY)


def _in_order(found: list[Interval]) -> list[Interval]:
    for one, two in pairwise(found):
        if one.ends is None or one.ends > two.begins + _DAY or one.begins == two.begins:
            raise UnreadableCell(
                _("of several intervals in one row each is to end before the next begins: %(begin)s does not")
                % {"begin": one.begins}
            )
    return found
