"""Which side may do what. Both sides' people may read; those who may speak act, each for its own side."""

from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.memberships.models import Membership
from pobratym.memberships.rules import may_speak


def may_not_act(by: Membership, *, for_one_of: tuple[int, ...]) -> Text | None:
    """Why `by` may not act for any of these municipalities (ids)."""
    if by.municipality_id not in for_one_of:
        return _("Only the other side can do this, or somebody who represents one of the two municipalities.")
    if not may_speak(by):
        return _("Your role lets you read letters. The head or a coordinator of your municipality can send and answer.")
    return None


def may_not_accept(by: Membership, *, written_by: int, represents_sender: bool) -> Text | None:
    """Why `by` may not open talks for the receiver: two municipalities agree only where two people do."""
    if by.user_id != written_by and not represents_sender:
        return None
    return _(
        "You also represent the municipality that wrote this letter. Somebody else from the receiving "
        "municipality has to agree to the talks."
    )
