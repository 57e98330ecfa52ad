"""A cap on open letters, so that a town hall is asked by those who mean it.

Unanswered letters abroad are a matter of supply: councils get many requests and cannot compare them (docs/domain.md,
section 4.2, point 2). Letters that wait for a receiver to join burden nobody yet and do not count.
"""

from django.utils.translation import gettext as _

from pobratym.core.errors import Text

OWN_LIMIT = 5


def too_many_open(undecided: int) -> Text | None:
    """Why a sender with so many delivered and undecided letters may not send one more."""
    if undecided < OWN_LIMIT:
        return None
    return _(
        "You are already waiting for decisions from %(count)s municipalities, the most you may ask at "
        "one time. Wait for an answer or withdraw a letter; this one is kept as a draft."
    ) % {"count": undecided}
