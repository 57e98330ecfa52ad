"""How much one person may suggest at a time, how precise a point may be, how long addresses are kept."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from pobratym.core.errors import Text

# Long enough to ask back about an answer; after it nobody needs the address.
ERASED_AFTER = timedelta(days=30)
MOST_WAITING = 20
_DECIMALS = Decimal("0.001")  # about a hundred metres: no object of a town has its coordinates in the registry


def too_many_waiting(waiting: int) -> Text | None:
    """Why a person with so many unanswered suggestions may not send one more."""
    if waiting < MOST_WAITING:
        return None
    return _(
        "%(count)s of your suggestions are already waiting for an answer. Send more when moderators have read them."
    ) % {"count": waiting}


def rounded(proposed: Mapping[str, str]) -> dict[str, str]:
    """The proposal with its point to three decimals, as the registry keeps points."""
    return {
        name: str(Decimal(text).quantize(_DECIMALS)) if text and name in ("latitude", "longitude") else text
        for name, text in proposed.items()
    }
