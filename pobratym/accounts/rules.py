"""Who may do what: pure questions about a person."""

from pobratym.accounts.models import Membership, Role, User

MODERATORS = "Moderators"
EDITORS = "Editors"

_SPEAKS = {Role.HEAD, Role.COORDINATOR}
_WRITES = _SPEAKS | {Role.EDITOR}


def is_moderator(user: User) -> bool:
    """May decide requests and queues of the back office."""
    return user.is_active and (user.is_superuser or user.groups.filter(name=MODERATORS).exists())


def may_speak(membership: Membership) -> bool:
    """May send letters, answer, propose, confirm and record signatures in the municipality's name."""
    return membership.ended_at is None and membership.role in _SPEAKS


def may_edit_profile(membership: Membership) -> bool:
    """May change the passport, needs and offers."""
    return membership.ended_at is None and membership.role in _WRITES
