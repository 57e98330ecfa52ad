"""Who speaks for whom."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core.errors import NotAllowed
from pobratym.memberships.models import Membership, MembershipQuerySet, MembershipRequest, Role
from pobratym.memberships.rules import MAY, Deed, may_end_memberships
from pobratym.memberships.workflow import RequestStatus
from pobratym.people.models import User
from pobratym.people.queries import may
from pobratym.people.rules import EDITORS, MODERATORS, PLATFORM_MAY, PlatformDeed


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


def may_end(membership: Membership, by: User) -> bool:
    """Whether she may end it: her own, a colleague's as head of the municipality, anybody's as a moderator."""
    if not by.is_active:
        return False
    if membership.user_id == by.pk or may(by, PlatformDeed.DECIDE_REQUESTS):
        return True
    own = members_of(membership.municipality_id).filter(user=by)
    return any(may_end_memberships(each) for each in own)


def people_of(municipality_id: int) -> list[User]:
    """Everybody who speaks for the municipality now: those its letters go to."""
    return [membership.user for membership in members_of(municipality_id)]


def members_of(municipality_id: int) -> MembershipQuerySet:
    """The municipality's active memberships with their people at hand."""
    return Membership.objects.active().filter(municipality_id=municipality_id).select_related("user")


def requests_of(user: User) -> QuerySet[MembershipRequest]:
    """What the person asked for and has not taken back, newest first."""
    return _with_place(
        MembershipRequest.objects.filter(user=user).exclude(status=RequestStatus.WITHDRAWN).order_by("-requested_at")
    )


def waiting_requests() -> QuerySet[MembershipRequest]:
    """Requests that wait for a moderator, oldest first."""
    return _with_place(MembershipRequest.objects.filter(status=RequestStatus.REQUESTED).order_by("requested_at"))


def _with_place(requests: QuerySet[MembershipRequest]) -> QuerySet[MembershipRequest]:
    return requests.select_related(
        "user", "municipality__country", "municipality__region", "municipality__parent", "decided_by"
    )


@dataclass(frozen=True)
class RoleRow:
    """A role and what it may do, for the page of roles. Texts are lazy: they speak the reader's language."""

    name: str | Promise
    is_of_platform: bool
    may: tuple[str | Promise, ...]


def role_table() -> list[RoleRow]:
    """Every role with what it may do, drawn from the tables that the rules themselves ask."""
    in_municipalities = [
        RoleRow(Role(role).label, False, tuple(deed.label for deed in Deed if deed in deeds))
        for role, deeds in MAY.items()
    ]
    platform: list[tuple[Promise, frozenset[PlatformDeed]]] = [
        (gettext_lazy("moderator"), PLATFORM_MAY[MODERATORS]),
        (gettext_lazy("editor of news"), PLATFORM_MAY[EDITORS]),
        (gettext_lazy("administrator"), frozenset(PlatformDeed)),
    ]
    of_platform = [
        RoleRow(name, True, tuple(deed.label for deed in PlatformDeed if deed in deeds)) for name, deeds in platform
    ]
    return in_municipalities + of_platform
