"""Whether an article shows what it says."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from pobratym.core.errors import Text


def shows_nothing(*, has_text: bool, source_title: str, source_url: str, own: str) -> Text | None:
    """Why the register cannot rest on the article: it has no text, or no source but itself (`own`: our address)."""
    if not has_text:
        return _("The article has no text, so it is no evidence. Write what happened, then publish it again.")
    if not source_title.strip() and not source_url.strip():
        return _("The article names no source, so it is no evidence. Say where it can be looked up.")
    if source_url and urlsplit(source_url).hostname == urlsplit(own).hostname:
        return _("The article names this platform as its source. Say where it can be looked up outside.")
    return None
