"""Everybody who might call a verb, and the rows that verbs are called with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from pobratym.core.models import OutgoingMail
from pobratym.introductions.models import Introduction
from pobratym.memberships.models import Membership, MembershipRequest, Role
from pobratym.partnerships.actions import strike_statement
from pobratym.partnerships.models import Partnership, Proposal, Signature, Statement
from pobratym.people.models import User
from pobratym.people.rules import EDITORS, MODERATORS
from pobratym.places.models import Amendment, Municipality
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory, MembershipRequestFactory
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

    def unsent_mail(self) -> OutgoingMail:
        return OutgoingMail.objects.create(message_id="<1@example.org>", recipient="a@example.org", letter={})

    def suggestion(self, **facts: Any) -> Any:
        return SuggestionFactory(municipality=self.third, **facts)
