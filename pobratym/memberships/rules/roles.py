"""What each role may do in a municipality's name. The page of roles is drawn from the same table."""

from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import Text
from pobratym.memberships.models import Membership, Role


class Deed(models.TextChoices):
    """What a person can do in a municipality's name."""

    READ = "read", _("read the dashboard: letters, candidates, contacts of partners")
    EDIT_PROFILE = "edit_profile", _("change the community passport, the needs and offers and the search for a partner")
    SPEAK = "speak", _("send and answer letters, propose, confirm and publish, record signatures")
    VOUCH = "vouch", _("vouch for somebody who asks to represent a partner municipality")
    MANDATE = "mandate", _("let an organisation act for the municipality, and end that")
    INVITE = "invite", _("invite colleagues to a role no higher than one’s own")
    CHANGE_ROLES = "change_roles", _("change the roles of colleagues")
    END_MEMBERSHIPS = "end_memberships", _("end the membership of a colleague who has left")


MAY: dict[str, frozenset[Deed]] = {
    Role.HEAD: frozenset(Deed),
    Role.COORDINATOR: frozenset({Deed.READ, Deed.EDIT_PROFILE, Deed.SPEAK, Deed.VOUCH, Deed.MANDATE, Deed.INVITE}),
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


def may_vouch(membership: Membership) -> bool:
    """May say for the municipality whether a person speaks for a partner of it."""
    return _may(membership, Deed.VOUCH)


def may_mandate(membership: Membership) -> bool:
    """May consent that an organisation acts for the municipality, and end that."""
    return _may(membership, Deed.MANDATE)


def may_invite(membership: Membership, *, role: str) -> bool:
    """May invite a colleague to `role`: a head to any, a coordinator to any but the head's."""
    return _may(membership, Deed.INVITE) and (role != Role.HEAD or membership.role == Role.HEAD)


def may_change_roles(membership: Membership) -> bool:
    """May give colleagues of the same municipality another role."""
    return _may(membership, Deed.CHANGE_ROLES)


def may_end_memberships(membership: Membership) -> bool:
    """May end the membership of somebody else in the same municipality."""
    return _may(membership, Deed.END_MEMBERSHIPS)


def may_end(membership: Membership, *, by: Membership) -> bool:
    """Her own, or as head of the municipality a colleague's."""
    if by.municipality_id != membership.municipality_id:
        return False
    return may_end_memberships(by) or (by.user_id == membership.user_id and may_read(by))


def lost_with(membership: Membership, others: Collection[Membership]) -> Text | None:
    """What the municipality loses when the membership ends and only `others` remain; None where it loses nothing.

    Whoever acts for an organisation neither is missed nor fills a gap.
    """
    if not membership.is_own:
        return None
    if not any(each.is_own for each in others):
        return _("Nobody else represents this municipality. Its letters will wait until somebody does.")
    if may_end_memberships(membership) and not any(may_end_memberships(each) for each in others):
        return _(
            "There is no other head: nobody else in the municipality can change roles and end memberships then. Name a "
            "successor, or moderators are told that the municipality has no head."
        )
    return None


def _may(membership: Membership, deed: Deed) -> bool:
    """`membership` comes with its person at hand: who may what is asked of no database."""
    is_in_force = membership.ended_at is None and membership.user.is_active
    return is_in_force and deed in MAY.get(membership.role, frozenset())
