"""Organisations: who speaks for them, whom they have as members, for whom they may act, whom they are asked about."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from pobratym.core.errors import NotAllowed
from pobratym.memberships.models import (
    Affiliation,
    Mandate,
    Membership,
    MembershipQuerySet,
    MembershipRequest,
    Organisation,
    Representative,
    RepresentativeQuerySet,
    Vouching,
    VouchingQuerySet,
)
from pobratym.memberships.queries import members_of
from pobratym.memberships.rules import MAY, Deed, may_mandate
from pobratym.people.models import User
from pobratym.people.queries import may
from pobratym.people.rules import PlatformDeed

_PLACE = ("municipality__country", "municipality__region", "municipality__parent")


def organisations() -> QuerySet[Organisation]:
    """All on file with how many members, representatives and consents each has, for moderators."""
    return Organisation.objects.select_related("country").annotate(
        members=Count("affiliations", filter=Q(affiliations__until__isnull=True), distinct=True),
        people=Count(
            "representatives",
            filter=Q(representatives__ended_at__isnull=True, representatives__user__is_active=True),
            distinct=True,
        ),
    )


def represented_by(user: User | AnonymousUser) -> RepresentativeQuerySet:
    """The person's roles in organisations that are in force."""
    if not isinstance(user, User):
        return Representative.objects.none()
    return Representative.objects.active().filter(user=user).select_related("user", "organisation__country")


def representative_of(user: User, organisation_id: int) -> Representative:
    """The person's role there; raises NotAllowed where she has none."""
    found = represented_by(user).filter(organisation_id=organisation_id).first()
    if found is None:
        raise NotAllowed(_("You do not represent this organisation."))
    return found


def may_keep_members(organisation_id: int, by: User) -> bool:
    """Whether she may keep the list of members: a representative or a moderator."""
    return represented_by(by).filter(organisation=organisation_id).exists() or may(by, PlatformDeed.DECIDE_REQUESTS)


def members_on_file(organisation: Organisation) -> QuerySet[Affiliation]:
    """Its members now, by name."""
    return (
        Affiliation.objects.current()
        .filter(organisation=organisation)
        .select_related(*_PLACE)
        .order_by("municipality__name__uk", "pk")
    )


def mandates_of(organisation: Organisation) -> QuerySet[Mandate]:
    """For whom it may act now."""
    return Mandate.objects.in_force().filter(organisation=organisation).select_related("organisation", *_PLACE)


def mandates_for(municipality_id: int) -> QuerySet[Mandate]:
    """Who may act for the municipality now."""
    return Mandate.objects.in_force().filter(municipality=municipality_id).select_related("organisation", "given_by")


def may_be_mandated(municipality_id: int) -> QuerySet[Organisation]:
    """Organisations that have the municipality as a member, somebody to act, and no consent yet."""
    return _with_people(_having(municipality_id)).exclude(
        Exists(Mandate.objects.in_force().filter(organisation=OuterRef("pk"), municipality=municipality_id))
    )


def may_end_mandate(mandate: Mandate, by: User) -> bool:
    """Whether she may end it: a head or coordinator of the municipality, a representative of the organisation, or a
    moderator."""
    own = members_of(mandate.municipality_id).own().filter(user=by)
    if any(may_mandate(each) for each in own):
        return True
    return may_keep_members(mandate.organisation_id, by)


def associations_to_ask(request: MembershipRequest) -> QuerySet[Organisation]:
    """Who of the associations can be asked to vouch: of which the municipality is a member, with people who answer, and
    of which the claimant is not one herself."""
    mine = Representative.objects.active().filter(user=request.user_id).values("organisation")
    return _with_people(_having(request.municipality_id)).exclude(pk__in=mine)


def vouchings_of(request: MembershipRequest) -> QuerySet[Vouching]:
    """Who was asked about the request, and what they said."""
    return request.vouchings.select_related("organisation", "municipality", "answered_by", "request")


def vouchings_waiting_for(user: User) -> list[Vouching]:
    """Questions that the person may answer now, the oldest first."""
    towns = who_may_vouch().filter(user=user).values("municipality")
    asked = Vouching.objects.waiting().filter(
        Q(organisation__in=represented_by(user).values("organisation")) | Q(municipality__in=towns)
    )
    mine = Membership.objects.active().filter(user=user).values("municipality")
    return list(_with_request(asked.exclude(request__user=user).exclude(request__municipality__in=mine)))


def vouching_for(user: User, pk: int) -> Vouching:
    """The question of that number, answered or not; raises NotAllowed for whoever is not asked."""
    found = _with_request(Vouching.objects.filter(pk=pk)).first()
    if found is None or not is_asked(found, user):
        raise NotAllowed(_("Nobody has asked you about this request."))
    return found


def is_asked(vouching: Vouching, user: User) -> bool:
    """Whether the person speaks for whoever was asked."""
    if vouching.organisation_id:
        return represented_by(user).filter(organisation=vouching.organisation_id).exists()
    return who_may_vouch().filter(user=user, municipality=vouching.municipality_id).exists()


def represents_voucher(vouching: Vouching, user: User) -> bool:
    """Whether the person speaks, or at least reads, for whoever is asked."""
    if vouching.organisation_id:
        return represented_by(user).filter(organisation=vouching.organisation_id).exists()
    return Membership.objects.active().filter(user=user, municipality=vouching.municipality_id).exists()


def those_asked(vouching: Vouching) -> list[User]:
    """Everybody who may answer it."""
    if vouching.organisation_id:
        there = Representative.objects.active().filter(organisation=vouching.organisation_id).select_related("user")
        return [each.user for each in there]
    own = who_may_vouch().filter(municipality=vouching.municipality_id).select_related("user")
    return [each.user for each in own]


def who_may_vouch() -> MembershipQuerySet:
    """Municipalities' own people whose role lets them: `rules.may_vouch`, said to the database."""
    roles = [role for role, deeds in MAY.items() if Deed.VOUCH in deeds]
    return Membership.objects.active().own().filter(role__in=roles)


def _having(municipality_id: int) -> QuerySet[Organisation]:
    there = Affiliation.objects.current().filter(organisation=OuterRef("pk"), municipality=municipality_id)
    return Organisation.objects.filter(Exists(there))


def _with_people(found: QuerySet[Organisation]) -> QuerySet[Organisation]:
    return found.filter(Exists(Representative.objects.active().filter(organisation=OuterRef("pk"))))


def _with_request(found: VouchingQuerySet) -> VouchingQuerySet:
    places = tuple(f"request__{each}" for each in _PLACE)
    return found.select_related("request__user", "organisation", "municipality", *places)
