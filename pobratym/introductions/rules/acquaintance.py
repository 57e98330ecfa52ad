"""Two letters must not cross: who has been written to answers instead of writing anew."""

from django.utils.translation import gettext as _

from pobratym.core.errors import Text


def letters_would_cross(*, their_letter_waits: bool, in_talks: bool) -> Text | None:
    """Why a new letter to the same municipality makes no sense now."""
    if their_letter_waits:
        return _("This municipality has already written to you. Answer its letter in your inbox.")
    if in_talks:
        return _("You are already in talks with this municipality. Continue in the existing conversation.")
    return None
