"""Who may do what: pure questions about a person. The page of roles is drawn from the same tables."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.accounts.models import Membership, MembershipRequest, Role, User

MODERATORS = "Moderators"
EDITORS = "Editors"


class Deed(models.TextChoices):
    """What a person can do in a municipality's name."""

    READ = "read", _("read the desk: letters, candidates, contacts of partners")
    EDIT_PROFILE = "edit_profile", _("change the passport, the needs and offers and the search for a partner")
    SPEAK = "speak", _("send and answer letters, propose and confirm, record signatures")
    END_MEMBERSHIPS = "end_memberships", _("end the membership of a colleague who has left")


class PlatformDeed(models.TextChoices):
    """What a person can do on the platform as a whole, for no municipality in particular."""

    DECIDE_REQUESTS = "decide_requests", _("decide who represents a municipality, with a reason where it is a no")
    REVIEW_TEXTS = "review_texts", _("look at doubtful texts before they become public")
    RECORD_FACTS = "record_facts", _("attach sources to statements of the register")
    WRITE_NEWS = "write_news", _("write and publish news")


MAY: dict[str, frozenset[Deed]] = {
    Role.HEAD: frozenset({Deed.READ, Deed.EDIT_PROFILE, Deed.SPEAK, Deed.END_MEMBERSHIPS}),
    Role.COORDINATOR: frozenset({Deed.READ, Deed.EDIT_PROFILE, Deed.SPEAK}),
    Role.EDITOR: frozenset({Deed.READ, Deed.EDIT_PROFILE}),
    Role.OBSERVER: frozenset({Deed.READ}),
}
PLATFORM_MAY: dict[str, frozenset[PlatformDeed]] = {
    MODERATORS: frozenset({PlatformDeed.DECIDE_REQUESTS, PlatformDeed.REVIEW_TEXTS, PlatformDeed.RECORD_FACTS}),
    EDITORS: frozenset({PlatformDeed.WRITE_NEWS, PlatformDeed.RECORD_FACTS}),
}


def is_moderator(user: User) -> bool:
    """May decide requests and queues of the back office."""
    return user.is_active and (user.is_superuser or user.groups.filter(name=MODERATORS).exists())


def may_decide(user: User, request: MembershipRequest) -> bool:
    """A moderator decides; nobody decides on her own request."""
    return request.user_id != user.pk and is_moderator(user)


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
    return membership.ended_at is None and deed in MAY.get(membership.role, frozenset())
