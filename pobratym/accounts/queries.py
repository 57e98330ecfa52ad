"""Who speaks for whom."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from pobratym.accounts.models import Membership, MembershipQuerySet, User
from pobratym.core.errors import NotAllowed


def memberships_of(user: User | AnonymousUser) -> MembershipQuerySet:
    """The person's active memberships with their municipalities at hand."""
    if not isinstance(user, User):
        return Membership.objects.none()
    return (
        Membership.objects.active()
        .filter(user=user)
        .select_related("user", "municipality__country", "municipality__region", "municipality__parent")
    )


def membership_for(user: User | AnonymousUser, municipality_id: int) -> Membership:
    """The person's active membership in that municipality; raises NotAllowed where there is none."""
    membership = memberships_of(user).filter(municipality_id=municipality_id).first()
    if membership is None:
        raise NotAllowed(_("You do not represent this municipality. Ask to represent it first."))
    return membership


def people_of(municipality_id: int) -> list[User]:
    """Everybody who speaks for the municipality now: those its letters go to."""
    active = Membership.objects.active().filter(municipality_id=municipality_id).select_related("user")
    return [membership.user for membership in active]
