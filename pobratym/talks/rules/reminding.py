"""When both sides are reminded of a meeting."""

from datetime import datetime, timedelta

BEFORE = timedelta(days=1)


def is_due(*, starts_at: datetime, chosen_at: datetime, now: datetime) -> bool:
    """Within a day before it begins, unless the time was chosen on that day: then everybody has just read of it."""
    return now < starts_at <= now + BEFORE and chosen_at <= starts_at - BEFORE
