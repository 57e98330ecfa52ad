"""When a letter is tried again, when somebody is reminded, when nothing more is expected."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from pobratym.core.errors import Text

# After a full mailbox: people come back from leave and clear it.
TRIES_AFTER = (timedelta(days=3), timedelta(days=7))
# A letter that was made ready on paper is posted within a week, or its writer is asked.
POST_WITHIN = timedelta(days=7)
# First answers take four to eight weeks: before that nobody is reminded (letters of intent, what is known of them).
SILENT_AFTER = timedelta(days=30)
REMINDED_AFTER = timedelta(weeks=6)
# A person whose own mailbox sent mail back sends no letters so long.
SENDER_RESTS = timedelta(days=7)


def next_try(tries: int) -> timedelta | None:
    """How long after a full mailbox the letter is sent again, after so many tries; None: no more."""
    return TRIES_AFTER[tries - 1] if 0 < tries <= len(TRIES_AFTER) else None


def wrong_day(posted_on: date | None, *, written_on: date, today: date) -> Text | None:
    """Why a letter was not posted on that day."""
    if posted_on is None:
        return _("Say on which day.")
    if posted_on > today:
        return _("This day has not come yet.")
    if posted_on < written_on:
        return _("The letter was not written yet on that day.")
    return None
