"""When a letter that nobody decides comes to its end, so that inboxes do not fill with the dead."""

from datetime import datetime, timedelta

EXPIRES_AFTER = timedelta(days=90)


def is_silent(last_word_at: datetime, now: datetime) -> bool:
    """Whether nobody of the two sides has written for EXPIRES_AFTER."""
    return now - last_word_at >= EXPIRES_AFTER
