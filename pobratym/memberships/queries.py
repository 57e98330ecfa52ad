"""Who speaks for whom."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core.errors import NotAllowed
from pobratym.memberships import rules
from pobratym.memberships.models import Membership, MembershipQuerySet, MembershipRequest, Role
from pobratym.memberships.rules import MAY, Deed
from pobratym.memberships.workflow import RequestStatus
from pobratym.people.models import User
from pobratym.people.queries import may
from pobratym.people.rules import EDITORS, MODERATORS, PLATFORM_MAY, PlatformDeed


def memberships_of(user: User | AnonymousUser) -> MembershipQuerySet:
    """The person's active memberships with their municipalities at hand."""
    if not isinstance(user, User):
        return Membership.objects.none()
    return _with_people_and_place(Membership.objects.active().filter(user=user))


def current_memberships() -> MembershipQuerySet:
    """Everybody who speaks for a municipality now, by municipality, for moderators."""
    return _with_people_and_place(Membership.objects.active()).order_by("municipality__name__uk", "started_at", "pk")


def _with_people_and_place(memberships: MembershipQuerySet) -> MembershipQuerySet:
    return memberships.select_related("user", "municipality__country", "municipality__region", "municipality__parent")


def membership_for(user: User | AnonymousUser, municipality_id: int) -> Membership:
    """The person's active membership in that municipality; raises NotAllowed where there is none."""
    membership = memberships_of(user).filter(municipality_id=municipality_id).first()
    if membership is None:
        raise _not_represented()
    return membership


@dataclass(frozen=True)
class Team:
    """A person's membership, and everybody who speaks for the municipality with her, the longest first."""

    membership: Membership
    people: tuple[Membership, ...]

    @property
    def colleagues(self) -> tuple["Colleague", ...]:
        """Each with whether the person may end the membership."""
        return tuple(Colleague(each, rules.may_end(each, by=self.membership)) for each in self.people)

    def without(self, membership: Membership) -> tuple[Membership, ...]:
        """Those who remain when it ends."""
        return tuple(each for each in self.people if each != membership)


@dataclass(frozen=True)
class Colleague:
    """Somebody of a team as one of its people sees her."""

    membership: Membership
    may_be_ended: bool


def teams_of(user: User) -> list[Team]:
    """The person's municipalities, each with everybody who speaks for it; one query for all of them."""
    own = Membership.objects.active().filter(user=user).values("municipality")
    everybody = list(_with_people_and_place(Membership.objects.active().filter(municipality__in=own)))
    return [
        Team(mine, tuple(each for each in everybody if each.municipality_id == mine.municipality_id))
        for mine in everybody
        if mine.user_id == user.pk
    ]


def team_of(user: User, municipality_id: int) -> Team:
    """Everybody of the municipality, as the person may see them; raises NotAllowed where she does not represent it."""
    found = next((team for team in teams_of(user) if team.membership.municipality_id == municipality_id), None)
    if found is None:
        raise _not_represented()
    return found


def _not_represented() -> NotAllowed:
    return NotAllowed(_("You do not represent this municipality. Ask to represent it first."))


def may_end(membership: Membership, by: User) -> bool:
    """Whether she may end it: her own, a colleague's as head of the municipality, anybody's as a moderator."""
    if by.is_active and (membership.user_id == by.pk or may(by, PlatformDeed.DECIDE_REQUESTS)):
        return True
    own = members_of(membership.municipality_id).filter(user=by)
    return any(rules.may_end(membership, by=each) for each in own)


def people_of(municipality_id: int) -> list[User]:
    """Everybody who speaks for the municipality now: those its letters go to."""
    return [membership.user for membership in members_of(municipality_id)]


def members_of(municipality_id: int) -> MembershipQuerySet:
    """The municipality's active memberships with their people at hand."""
    return Membership.objects.active().filter(municipality_id=municipality_id).select_related("user")


def represents(user: User, municipality_id: int) -> bool:
    """Whether the person speaks, or at least reads, for the municipality now."""
    return Membership.objects.active().filter(user=user, municipality_id=municipality_id).exists()


def elsewhere(user: User, municipality_id: int) -> MembershipQuerySet:
    """What else the person represents: who stands on both sides of a letter or a signature makes them worth less."""
    return memberships_of(user).exclude(municipality_id=municipality_id)


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
