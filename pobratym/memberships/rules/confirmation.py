"""Once a year whoever speaks for a municipality says that it is still so."""

from datetime import datetime, timedelta

CONFIRMED_FOR = timedelta(days=365)
# Before the year is over: a month, and a week.
REMINDED_BEFORE = (timedelta(days=30), timedelta(days=7))


def is_overdue(since: datetime, now: datetime) -> bool:
    """Whether nobody has said for more than a year that it is so."""
    return now - since > CONFIRMED_FOR


def may_be_confirmed(since: datetime, now: datetime) -> bool:
    """From the first reminder on there is a button."""
    return now - since > CONFIRMED_FOR - REMINDED_BEFORE[0]


def reminders_due(since: datetime, now: datetime) -> int:
    """How many reminders should have been sent by now."""
    return sum(now - since > CONFIRMED_FOR - before for before in REMINDED_BEFORE)
