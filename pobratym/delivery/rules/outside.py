"""Which letters may leave the platform at all."""

from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.introductions.rules.addressee import reason_if_cut_off
from pobratym.introductions.rules.meanwhile import happened
from pobratym.introductions.workflow import KEPT, UNANSWERED

# Kept or come back: it leaves for the first time, or again. Sent and not answered: a second try by another way.
_FIRST, _AGAIN = KEPT, UNANSWERED
LEAVES = (*_FIRST, *_AGAIN)


def leaves_now(status: str) -> bool:
    """Whether sending it moves the letter itself."""
    return status in _FIRST


def cannot_leave(
    status: str, *, is_here: bool, is_cut_off: bool, is_refused: bool, is_outside: bool = True
) -> Text | None:
    """Why the letter cannot leave the platform.

    `is_here`: somebody represents the receiver; `is_refused`: the town hall wants no more letters; `is_outside`: it has
    not been delivered to an inbox here.
    """
    if status not in LEAVES:
        return happened(status)
    if is_here or (status in _AGAIN and not is_outside):
        return _("Somebody represents this municipality here: your letter is in its inbox. Nothing needs to be sent.")
    return reason_if_cut_off(is_cut_off) or (no_more_letters() if is_refused else None)


def no_more_letters() -> Text:
    """Why nobody writes to a town hall that has refused letters."""
    return _(
        "This town hall has asked to receive no more letters through the platform, from any hromada. We respect that. "
        "Please write to another candidate."
    )
