"""When a link is void, and when a letter takes no answer without an account any more."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.introductions.rules.meanwhile import happened
from pobratym.introductions.workflow import UNDER_WAY

VALID_FOR = timedelta(days=180)  # a letter on paper takes weeks, a council that is asked takes months


def is_void(*, revoked_at: datetime | None, expires_at: datetime, now: datetime) -> bool:
    """Whether it opens nothing: not even what has become of the letter."""
    return revoked_at is not None or expires_at <= now


def takes_no_answer(*, status: str, is_represented: bool) -> Text | None:
    """Why nothing can be answered with a link that is valid."""
    if status not in UNDER_WAY:
        return happened(status)
    if is_represented:
        return _("Your municipality is represented on Pobratym. Its representatives answer the letter in their inbox.")
    return None
