"""What each role may do in a municipality's name. The page of roles is drawn from the same table."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.memberships.models import Membership, Role


class Deed(models.TextChoices):
    """What a person can do in a municipality's name."""

    READ = "read", _("read the desk: letters, candidates, contacts of partners")
    EDIT_PROFILE = "edit_profile", _("change the passport, the needs and offers and the search for a partner")
    SPEAK = "speak", _("send and answer letters, propose and confirm, record signatures")
    END_MEMBERSHIPS = "end_memberships", _("end the membership of a colleague who has left")


MAY: dict[str, frozenset[Deed]] = {
    Role.HEAD: frozenset({Deed.READ, Deed.EDIT_PROFILE, Deed.SPEAK, Deed.END_MEMBERSHIPS}),
    Role.COORDINATOR: frozenset({Deed.READ, Deed.EDIT_PROFILE, Deed.SPEAK}),
    Role.EDITOR: frozenset({Deed.READ, Deed.EDIT_PROFILE}),
    Role.OBSERVER: frozenset({Deed.READ}),
}


def may_read(membership: Membership) -> bool:
    """May read the desk and the letters of the municipality."""
    return _may(membership, Deed.READ)


def may_speak(membership: Membership) -> bool:
    """May send letters, answer, propose, confirm and record signatures in the municipality's name."""
    return _may(membership, Deed.SPEAK)


def may_edit_profile(membership: Membership) -> bool:
    """May change the passport, needs and offers."""
    return _may(membership, Deed.EDIT_PROFILE)


def may_end_memberships(membership: Membership) -> bool:
    """May end the membership of somebody else in the same municipality."""
    return _may(membership, Deed.END_MEMBERSHIPS)


def _may(membership: Membership, deed: Deed) -> bool:
    """`membership` comes with its person at hand: who may what is asked of no database."""
    is_in_force = membership.ended_at is None and membership.user.is_active
    return is_in_force and deed in MAY.get(membership.role, frozenset())
