"""When talks of a round can begin, and which of these times lie in the working hours of a side."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pobratym.talks.rules.clock import NoSuchTime, TimeTwice, moment

KYIV = ZoneInfo("Europe/Kyiv")
_FIRST_OF_WEEKEND = 5  # Saturday, as date.weekday() counts


def days_of(first: date, last: date) -> list[date]:
    """The working days, Monday to Friday, from the first to the last."""
    days = (first + timedelta(days=each) for each in range((last - first).days + 1))
    return [day for day in days if day.weekday() < _FIRST_OF_WEEKEND]


def beginnings(days: Sequence[date], *, opens: time, closes: time, minutes: int, pause: int) -> list[datetime]:
    """Moments (UTC) at which a talk can begin, one after another with a pause between, in the hours of Kyiv's clocks.

    Each talk has a hromada on one side, so that no other hours are needed: whoever talks twice has `pause` minutes.
    """
    return [at for day in days for at in _of_day(day, opens, closes, timedelta(minutes=minutes), pause)]


def _of_day(day: date, opens: time, closes: time, length: timedelta, pause: int) -> Iterator[datetime]:
    try:
        at, end = (moment(datetime.combine(day, each), KYIV) for each in (opens, closes))
    except (NoSuchTime, TimeTwice):
        return  # clocks change on Sundays, when nobody talks
    while at + length <= end:
        yield at
        at += length + timedelta(minutes=pause)


def can_talk(
    starts: Sequence[datetime], *, days: Sequence[date], opens: time, closes: time, minutes: int, zone: str
) -> list[bool]:
    """Of each beginning, whether the whole talk lies in the working hours of a side's clock, on a day that it can."""
    clock, length, may = ZoneInfo(zone), timedelta(minutes=minutes), set(days)
    return [_is_within(at.astimezone(clock), (at + length).astimezone(clock), may, opens, closes) for at in starts]


def _is_within(start: datetime, end: datetime, days: set[date], opens: time, closes: time) -> bool:
    is_one_day = start.date() == end.date() and start.date() in days
    return is_one_day and opens <= start.time() and end.time() <= closes
