"""How many letters leave the platform: a town hall that is not here has asked for none of them.

The sender's cap in all is that of letters inside (introductions/rules/limit.py): five that nobody has decided.
"""

from datetime import timedelta

from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.introductions.rules.limit import OWN_LIMIT

WEEK = timedelta(days=7)
FIRST_LETTERS_A_WEEK = 3
UNDECIDED_AT_ONE = 6


def sender_waits_for_many(undecided: int) -> Text | None:
    """Why a sender that waits for so many decisions sends nothing more outside for now."""
    if undecided < OWN_LIMIT:
        return None
    return _(
        "You are already waiting for decisions from %(count)s municipalities, the most you may ask at one time. Wait "
        "for an answer, or withdraw a letter that nobody answers. This one stays as it is."
    ) % {"count": undecided}


def receiver_has_enough(*, this_week: int, undecided: int) -> Text | None:
    """Why a town hall that has got so many letters from hromadas, or has so many undecided, gets no more for now."""
    if undecided >= UNDECIDED_AT_ONE:
        return _(
            "This town hall has several letters from hromadas that it has not answered yet, so we send it no more for "
            "now. Your letter is kept: try again in some weeks, or write to another candidate."
        )
    if this_week >= FIRST_LETTERS_A_WEEK:
        return _(
            "Other hromadas have written to this town hall this week, and we do not overwhelm anybody. Your letter is "
            "kept: send it next week, or write to another candidate."
        )
    return None
