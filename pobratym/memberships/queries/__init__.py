"""Who speaks for whom."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core.errors import NotAllowed
from pobratym.memberships import rules
from pobratym.memberships.models import (
    Invitation,
    LetterCode,
    MailboxProof,
    Membership,
    MembershipQuerySet,
    MembershipRequest,
    Role,
    Vouching,
    VouchingAnswer,
)
from pobratym.memberships.rules import MAY, Deed
from pobratym.memberships.rules.confirmation import is_overdue
from pobratym.memberships.rules.keys import digest_of
from pobratym.memberships.rules.organisations import OrganisationDeed
from pobratym.memberships.rules.pace import MEASURED_OVER, usual_days
from pobratym.memberships.workflow import OPEN, RequestStatus
from pobratym.people.models import User
from pobratym.people.queries import may
from pobratym.people.rules import EDITORS, MODERATORS, PLATFORM_MAY, PlatformDeed
from pobratym.places.models import Municipality, MunicipalityQuerySet


def memberships_of(user: User | AnonymousUser) -> MembershipQuerySet:
    """The person's active memberships with their municipalities at hand."""
    if not isinstance(user, User):
        return Membership.objects.none()
    return _with_people_and_place(Membership.objects.active().filter(user=user))


def names_of_municipalities(user: User) -> list[str]:
    """Of those that the person speaks for or asks to, in every language: words that her password is not made of."""
    asked = MembershipRequest.objects.filter(user=user, status=RequestStatus.REQUESTED).values("municipality")
    mine = Membership.objects.filter(user=user, ended_at__isnull=True).values("municipality")
    places = Municipality.objects.filter(Q(pk__in=mine) | Q(pk__in=asked))
    return [text for place in places for text in place.name.values()]


def current_memberships() -> MembershipQuerySet:
    """Everybody who speaks for a municipality now, by municipality, for moderators."""
    return _with_people_and_place(Membership.objects.active()).order_by("municipality__name__uk", "started_at", "pk")


def _with_people_and_place(memberships: MembershipQuerySet) -> MembershipQuerySet:
    place = ("municipality__country", "municipality__region", "municipality__parent")
    return memberships.select_related("user", "mandate__organisation", *place)


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


def may_change_role(membership: Membership, by: User) -> bool:
    """Whether she may give it another role: as head of the municipality, or as a moderator. Who acts for an
    organisation has one role."""
    if membership.is_own and by.is_active and may(by, PlatformDeed.DECIDE_REQUESTS):
        return True
    own = members_of(membership.municipality_id).filter(user=by)
    return membership.is_own and any(rules.may_change_roles(each) for each in own)


def people_of(municipality_id: int) -> list[User]:
    """Everybody who speaks for the municipality now: those its letters go to."""
    return [membership.user for membership in members_of(municipality_id)]


def members_of(municipality_id: int) -> MembershipQuerySet:
    """The municipality's active memberships with their people at hand."""
    return (
        Membership.objects.active()
        .filter(municipality_id=municipality_id)
        .select_related("user", "mandate__organisation")
    )


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


def other_open_claims(request: MembershipRequest) -> QuerySet[MembershipRequest]:
    """Undecided requests of other people for the same municipality, oldest first."""
    others = MembershipRequest.objects.open().filter(municipality=request.municipality_id).exclude(user=request.user_id)
    return _with_place(others.order_by("requested_at"))


def is_claimed_by_another(user: User, municipality_id: int) -> bool:
    """Whether somebody else has asked for the same municipality: both are told so, without a name."""
    return MembershipRequest.objects.open().filter(municipality=municipality_id).exclude(user=user).exists()


def earlier_claims(request: MembershipRequest) -> QuerySet[MembershipRequest]:
    """What this person asked for, and what others asked for this municipality, before: newest first."""
    before = MembershipRequest.objects.filter(Q(user=request.user_id) | Q(municipality=request.municipality_id))
    return _with_place(before.exclude(pk=request.pk).order_by("-requested_at"))[:20]


def usual_answer_in_days() -> int | None:
    """Within how many days moderators have answered four of five requests of late; None where that is unknown."""
    since = timezone.now() - MEASURED_OVER
    decided = MembershipRequest.objects.filter(decided_at__gt=since, decided_by__isnull=False)
    return usual_days([late - early for early, late in decided.values_list("requested_at", "decided_at") if late])


def without_head() -> MunicipalityQuerySet:
    """Municipalities that people speak for, and none of them as its head; the largest first."""
    here = Membership.objects.active().own().values("municipality")
    with_head = Membership.objects.active().filter(role=Role.HEAD).values("municipality")
    found: MunicipalityQuerySet = Municipality.objects.with_place().filter(pk__in=here).exclude(pk__in=with_head)
    return found


def unconfirmed_since(municipality_id: int) -> datetime | None:
    """Since when nobody has confirmed any membership, where the year is over for all; None where one is confirmed."""
    latest = max((each.in_force_since for each in members_of(municipality_id).own()), default=None)
    return latest if latest and is_overdue(latest, timezone.now()) else None


def invitations_of(municipality_id: int) -> QuerySet[Invitation]:
    """Those that may still be accepted, with whoever invited."""
    still = Invitation.objects.open().filter(municipality=municipality_id, expires_at__gt=timezone.now())
    return still.select_related("invited_by")


def invitation_with(key: str) -> Invitation | None:
    """What a key invites to, while it may be accepted."""
    found = Invitation.objects.open().filter(digest=digest_of(key), expires_at__gt=timezone.now())
    place = ("municipality__country", "municipality__region", "municipality__parent")
    return found.select_related("invited_by", *place).first()


def mailbox_proof_with(key: str) -> MailboxProof | None:
    """What a town hall is asked by a key, while it may be answered."""
    found = MailboxProof.objects.filter(digest=digest_of(key), used_at__isnull=True, expires_at__gt=timezone.now())
    place = ("country", "region", "parent")
    return (
        found.filter(request__status__in=OPEN)
        .select_related("request__user", *(f"request__municipality__{each}" for each in place))
        .first()
    )


def letters_that_reached(request: MembershipRequest) -> QuerySet[LetterCode]:
    """Codes that other municipalities printed into letters and this person has entered for this request."""
    entered = LetterCode.objects.filter(used_by=request.user_id, municipality=request.municipality_id)
    return entered.filter(letter_of__isnull=False, used_at__gte=request.requested_at).select_related("letter_of")


def waiting_requests() -> QuerySet[MembershipRequest]:
    """Requests that wait for a moderator: first those for which somebody vouches or a letter's code was entered, then
    the oldest."""
    printed = LetterCode.objects.filter(letter_of__isnull=False, used_at__gte=OuterRef("requested_at"))
    reached = printed.filter(used_by=OuterRef("user"), municipality=OuterRef("municipality"))
    known = Vouching.objects.filter(request=OuterRef("pk"), answer=VouchingAnswer.KNOWN)
    waiting = MembershipRequest.objects.filter(status=RequestStatus.REQUESTED).annotate(
        is_vouched_for=Exists(known), is_reached=Exists(reached), is_backed=Exists(known) | Exists(reached)
    )
    return _with_place(waiting.order_by("-is_backed", "requested_at", "pk"))


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
    of_organisations = RoleRow(
        gettext_lazy("representative of an organisation"), True, tuple(deed.label for deed in OrganisationDeed)
    )
    return [*in_municipalities, *of_platform, of_organisations]
