"""Everybody who might call a verb, and the rows that verbs are called with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from pobratym.core.models import OutgoingMail
from pobratym.delivery.models import Delivery
from pobratym.introductions.models import Introduction, Message, PassingOn
from pobratym.matching.models import OwnWeight
from pobratym.memberships.models import (
    Affiliation,
    Invitation,
    Mandate,
    Membership,
    MembershipRequest,
    Organisation,
    Representative,
    Role,
    Vouching,
)
from pobratym.partnerships.actions import strike_statement
from pobratym.partnerships.models import Partnership, Proposal, Signature, Statement
from pobratym.people.models import User
from pobratym.people.rules import EDITORS, MODERATORS
from pobratym.places.models import Amendment, Municipality, OfficialAddress
from tests.factories.delivery import DeliveryFactory
from tests.factories.introductions import IntroductionFactory, MessageFactory, PassingOnFactory
from tests.factories.matching import ConsideredFactory
from tests.factories.memberships import (
    AffiliationFactory,
    InvitationFactory,
    MailboxProofFactory,
    MandateFactory,
    MembershipFactory,
    MembershipRequestFactory,
    OrganisationFactory,
    RepresentativeFactory,
    RequestQuestionFactory,
    VouchingFactory,
)
from tests.factories.partnerships import PartnershipFactory, ProposalFactory, StatementFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.suggestions import SuggestionFactory

SERVICE = "the service itself"
STRANGER = "a person without a membership"
HERSELF = "the person whose own it is"
HEAD, COORDINATOR, EDITOR, OBSERVER = (f"the {role} of the municipality" for role in Role.values)
ELSEWHERE = {f"the {role} of another municipality" for role in Role.values}
FORMER = "a head whose membership has ended"
CLOSED = "a head whose account is closed"
MODERATOR, NEWS_EDITOR = "a moderator", "an editor of news"
CLOSED_MODERATOR = "a moderator whose account is closed"
ADMINISTRATOR = "an administrator"

Kinds = frozenset[str]
NOBODY: Kinds = frozenset()
ADMINISTRATORS: Kinds = frozenset({ADMINISTRATOR})
MODERATORS_ONLY: Kinds = frozenset({MODERATOR, ADMINISTRATOR})
STAFF: Kinds = frozenset({MODERATOR, NEWS_EDITOR, ADMINISTRATOR})
SPEAKERS: Kinds = frozenset({HEAD, COORDINATOR})
SPEAKERS_ANYWHERE: Kinds = SPEAKERS | {kind for kind in ELSEWHERE if "head" in kind or "coordinator" in kind}
WRITERS: Kinds = SPEAKERS | {EDITOR}
WRITERS_ANYWHERE: Kinds = WRITERS | {kind for kind in ELSEWHERE if "observer" not in kind}
MEMBERS: Kinds = WRITERS | {OBSERVER}
THE_SERVICE: Kinds = frozenset({SERVICE})
THE_PERSON: Kinds = frozenset({HERSELF})
EVERYBODY: Kinds = MEMBERS | STAFF | THE_PERSON | ELSEWHERE | {STRANGER, FORMER}
DAY = date(2024, 5, 1)


@dataclass(frozen=True)
class Row:
    """Who may call a verb with these arguments; everybody else is refused before anything is read or written.

    `may_fail` where those who may are refused for another reason: the verb would load files.
    """

    verb: str
    who: Kinds
    arguments: Callable[["World"], dict[str, Any]]
    about: str = ""
    may_fail: bool = False

    def __str__(self) -> str:
        return f"{self.verb} {self.about}".strip()


class World:
    """A municipality with people in each role, one abroad that it deals with, a third one, the platform's people."""

    def __init__(self) -> None:
        self.own: Municipality = MunicipalityFactory(hromada=True)
        self.town: Municipality = MunicipalityFactory()
        self.third: Municipality = MunicipalityFactory()
        self.newcomer: User = UserFactory()
        self.herself: User = MembershipFactory(municipality=self.own, role=Role.OBSERVER).user
        self.abroad: Membership = MembershipFactory(municipality=self.town)
        self.colleague: Membership = MembershipFactory(municipality=self.own, role=Role.COORDINATOR)

    @cached_property
    def memberships(self) -> dict[str, Membership]:
        """Those who speak, or spoke, for a municipality."""
        kinds = {f"the {role} of the municipality": (self.own, role) for role in Role.values}
        kinds |= {f"the {role} of another municipality": (self.third, role) for role in Role.values}
        found = {kind: MembershipFactory(municipality=place, role=role) for kind, (place, role) in kinds.items()}
        found[FORMER] = MembershipFactory(
            municipality=self.own, role=Role.HEAD, ended_at=timezone.now(), ended_by=self.newcomer
        )
        found[CLOSED] = MembershipFactory(municipality=self.own, role=Role.HEAD, user=UserFactory(is_active=False))
        return found

    @cached_property
    def users(self) -> dict[str, User]:
        """Everybody as an account."""
        news_editor = UserFactory()
        news_editor.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
        return {kind: membership.user for kind, membership in self.memberships.items()} | {
            STRANGER: UserFactory(),
            HERSELF: self.herself,
            MODERATOR: UserFactory(moderator=True),
            CLOSED_MODERATOR: UserFactory(moderator=True, is_active=False),
            NEWS_EDITOR: news_editor,
            ADMINISTRATOR: UserFactory(is_superuser=True),
        }

    @cached_property
    def request(self) -> MembershipRequest:
        return MembershipRequestFactory(user=self.herself, municipality=self.third)

    def asked_request(self) -> MembershipRequest:
        """A moderator has asked something about her request."""
        self.request.status = "asked"
        self.request.save(update_fields=["status"])
        RequestQuestionFactory(request=self.request)
        return self.request

    def own_domain(self) -> str:
        """Of the website of the municipality that she asks to represent."""
        told = {"value": "https://third.gov.ua", "source": "Seen there", "as_of": DAY}
        OfficialAddress.objects.create(municipality=self.third, kind="website", **told)
        return "third.gov.ua"

    def key_of_a_town_hall(self) -> str:
        MailboxProofFactory(request=self.request, key="a-key")
        return "a-key"

    def invitation(self) -> Invitation:
        invitation: Invitation = InvitationFactory(municipality=self.own)
        return invitation

    @cached_property
    def organisation(self) -> Organisation:
        """An association of all three, with somebody who acts for it."""
        organisation: Organisation = OrganisationFactory()
        for place in (self.own, self.town, self.third):
            AffiliationFactory(organisation=organisation, municipality=place)
        RepresentativeFactory(organisation=organisation)
        return organisation

    @cached_property
    def her_role(self) -> Representative:
        """She herself speaks for the association."""
        role: Representative = RepresentativeFactory(organisation=self.organisation, user=self.herself)
        return role

    def mandate(self, *, of: Municipality) -> Mandate:
        mandate: Mandate = MandateFactory(organisation=self.her_role.organisation, municipality=of)
        return mandate

    def member(self) -> Affiliation:
        listed: Affiliation = self.her_role.organisation.affiliations.get(municipality=self.third)
        return listed

    def partner_of_third(self) -> Municipality:
        PartnershipFactory(municipalities=[self.town, self.third], stage="active")
        return self.town

    def asked_to_vouch(self, **whom: Any) -> Vouching:
        """Of a stranger's request for the third municipality."""
        request = MembershipRequestFactory(municipality=MunicipalityFactory())
        vouching: Vouching = VouchingFactory(request=request, **whom)
        return vouching

    def request_of_a_moderator(self) -> MembershipRequest:
        moderator = self.users[MODERATOR]
        assert moderator.groups.filter(name=MODERATORS).exists()
        return MembershipRequestFactory(user=moderator, municipality=self.third)

    @cached_property
    def partnership(self) -> Partnership:
        return PartnershipFactory(municipalities=[self.own, self.town], spheres=["water"])

    def private_talks(self, *, agreed: bool = False) -> Partnership:
        talks = PartnershipFactory(municipalities=[self.own, self.town], is_public=False)
        if agreed:
            party = talks.parties.get(municipality=self.own)
            party.published_at, party.published_by = timezone.now(), UserFactory()
            party.save()
        return talks

    def signature(self, *, of: Municipality) -> Statement:
        """What somebody has said of the side's signature."""
        party = self.partnership.parties.get(municipality=of)
        Signature.objects.create(party=party, signed_on=date(2023, 5, 21), recorded_by=UserFactory())
        return StatementFactory(
            partnership=self.partnership,
            topic="signature",
            evidence="stated_by_one",
            source_title="",
            stated_by=party,
            occurred_on=date(2023, 5, 21),
            recorded_by=UserFactory(),
        )

    def change_of_the_register(self) -> Amendment:
        statement = StatementFactory(partnership=self.partnership)
        return strike_statement(statement=statement, by=None, reason="Misread.")

    def proposal(self, *, by: Municipality) -> Proposal:
        return ProposalFactory(partnership=self.partnership, proposed_by=self.partnership.parties.get(municipality=by))

    def letter_to_us(self, **state: Any) -> Introduction:
        return IntroductionFactory(sender=self.town, receiver=self.own, **state)

    def letter_of_ours(self, **state: Any) -> Introduction:
        return IntroductionFactory(sender=self.own, receiver=self.town, **state)

    def passing_of_our_letter(self) -> PassingOn:
        return PassingOnFactory(introduction=self.letter_of_ours(sent=True))

    def letter_outside(self) -> Introduction:
        """Of ours, to a town hall that is not here."""
        return IntroductionFactory(sender=self.own, receiver=MunicipalityFactory(), kept=True)

    def partner_of_both(self) -> Municipality:
        """Of the receiver of our letter outside, and of ourselves."""
        letter = Introduction.objects.get(sender=self.own, status="awaiting_recipient")
        for place in (self.own, letter.receiver):
            PartnershipFactory(municipalities=[self.town, place], stage="active", signed_by_both=True)
        return self.town

    def delivery(self, **state: Any) -> Delivery:
        """Of a letter of ours that is not here: it has left, or waits for a moderator."""
        letter = IntroductionFactory(
            sender=self.own, receiver=MunicipalityFactory(), **({"kept": True} if state else {"sent": True})
        )
        delivery: Delivery = DeliveryFactory(introduction=letter, **state)
        return delivery

    def remembered(self) -> Municipality:
        """The town is on our shortlist."""
        ConsideredFactory(municipality=self.own, candidate=self.town)
        return self.town

    def weighed(self) -> dict[str, Any]:
        """We have weights of our own."""
        OwnWeight.objects.create(municipality=self.own, criterion="size", weight=3)
        return {}

    def old_delivery(self) -> Delivery:
        delivery = self.delivery()
        delivery.sent_at = timezone.now() - timedelta(days=60)
        delivery.save()
        return delivery

    def letter_to_pass_on(self) -> Delivery:
        """We are asked to pass on a letter of others."""
        letter = IntroductionFactory(sender=self.town, receiver=MunicipalityFactory(), kept=True)
        asked: Delivery = DeliveryFactory(asked=True, introduction=letter, passed_by=self.own)
        return asked

    def held_message(self) -> Message:
        return MessageFactory(introduction=self.letter_to_us(sent=True), on_behalf_of=self.own, is_held=True)

    def unsent_mail(self) -> OutgoingMail:
        return OutgoingMail.objects.create(message_id="<1@example.org>", recipient="a@example.org", letter={})

    def website(self) -> OfficialAddress:
        told = {"value": "https://example.gov.ua", "source": "Seen there", "as_of": DAY}
        return OfficialAddress.objects.create(municipality=self.third, kind="website", **told)

    def suggestion(self, **facts: Any) -> Any:
        return SuggestionFactory(municipality=self.third, **facts)
