"""Who can pass a letter on: whoever knows both sides and is here."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from pobratym.delivery.models import Delivery, DeliveryQuerySet
from pobratym.delivery.rules.outside import LEAVES
from pobratym.delivery.workflow import Status
from pobratym.introductions.models import Introduction
from pobratym.memberships.models import Affiliation, Membership, Organisation, Representative
from pobratym.memberships.queries import members_of, memberships_of
from pobratym.memberships.queries.organisations import represented_by
from pobratym.memberships.rules import may_speak
from pobratym.partnerships.queries import partners_of_both
from pobratym.people.models import User
from pobratym.places.models import MunicipalityQuerySet


def common_partners(letter: Introduction) -> MunicipalityQuerySet:
    """Municipalities that have a signed partnership with both sides and somebody here."""
    return partners_of_both(letter.sender_id, letter.receiver_id).order_by("pk")


def associations_of(letter: Introduction) -> QuerySet[Organisation]:
    """Organisations of which the receiver is a member, with somebody to answer."""
    has_it = Affiliation.objects.current().filter(organisation=OuterRef("pk"), municipality=letter.receiver_id)
    people = Representative.objects.active().filter(organisation=OuterRef("pk"))
    return Organisation.objects.filter(Exists(has_it), Exists(people)).select_related("country").order_by("pk")


def may_answer_for(delivery: Delivery, user: User) -> bool:
    """Whether the person speaks for whoever was asked to pass the letter on."""
    if delivery.passed_by_organisation_id:
        return represented_by(user).filter(organisation=delivery.passed_by_organisation_id).exists()
    own = members_of(delivery.passed_by_id).filter(user=user) if delivery.passed_by_id else []
    return any(may_speak(each) for each in own)


def waiting_to_pass_on(user: User) -> DeliveryQuerySet:
    """Letters that the person is asked to pass on, the oldest first, with all that a caption needs.

    Those that have been decided or withdrawn since, and those whose receiver is here by now, ask her nothing any more.
    """
    towns = [each.municipality_id for each in memberships_of(user) if may_speak(each)]
    organisations = represented_by(user).order_by().values("organisation")
    is_here = Membership.objects.active().filter(municipality=OuterRef("introduction__receiver"))
    asked = Delivery.objects.with_sides().filter(status=Status.ASKED, introduction__status__in=LEAVES)
    mine = asked.filter(Q(passed_by__in=towns) | Q(passed_by_organisation__in=organisations))
    return mine.exclude(Exists(is_here)).order_by("pk")
