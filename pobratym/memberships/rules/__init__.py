"""What each role may do, what a key is worth, when a membership is to be confirmed."""

from pobratym.memberships.rules.roles import (
    MAY,
    Deed,
    lost_with,
    may_change_roles,
    may_edit_profile,
    may_end,
    may_end_memberships,
    may_invite,
    may_mandate,
    may_read,
    may_speak,
    may_vouch,
)

__all__ = [
    "MAY",
    "Deed",
    "lost_with",
    "may_change_roles",
    "may_edit_profile",
    "may_end",
    "may_end_memberships",
    "may_invite",
    "may_mandate",
    "may_read",
    "may_speak",
    "may_vouch",
]
