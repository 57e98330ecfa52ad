"""To whom a letter may be passed on."""

from django.utils.translation import gettext as _

from pobratym.core.errors import Text


def cannot_be_passed_to(*, is_a_side: bool, is_here: bool) -> Text | None:
    """Why this municipality cannot get the letter; `is_here`: somebody speaks for it on the platform."""
    if is_a_side:
        return _("The letter is between you and the sender. Choose a third municipality.")
    if not is_here:
        return _("Nobody speaks for this municipality here yet. Choose one that is here, or an organisation.")
    return None
