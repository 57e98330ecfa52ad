"""Colleagues are invited by a key that works once; roles change; nobody is left without a head unnoticed."""

import re
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed, TooMany
from pobratym.memberships import actions
from pobratym.memberships.models import Invitation, Membership, Role
from pobratym.memberships.queries import invitation_with, without_head
from tests.factories.memberships import InvitationFactory, MembershipFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def head():
    return MembershipFactory(role=Role.HEAD)


def invited(by, role="editor", email="New@example.org") -> str:
    actions.invite_colleague(email=email, role=role, by=by)
    assert mail.outbox[-1].to == ["new@example.org"]
    return re.search(r"/invitation/([\w-]{20,90})/", mail.outbox[-1].body)[1]


def test_whoever_has_the_key_accepts_once(head):
    colleague = UserFactory()
    key = invited(head)
    membership = actions.accept_invitation(key=key, by=colleague)
    assert (membership.municipality, membership.role, membership.granted_by) == (head.municipality, "editor", head.user)
    with pytest.raises(Conflict):
        actions.accept_invitation(key=key, by=UserFactory())
    assert Membership.objects.count() == 2
    assert {letter.to[0] for letter in mail.outbox[1:]} == {head.user.email, colleague.email}


def test_a_key_expires_is_taken_back_and_is_replaced(head):
    late = InvitationFactory(municipality=head.municipality, key="late")
    Invitation.objects.filter(pk=late.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    first = invited(head)
    second = invited(head)
    taken_back = InvitationFactory(municipality=head.municipality, key="back", invited_by=head.user)
    actions.withdraw_invitation(invitation=taken_back, by=head)
    for void in ("late", first, "back", "", "x" * 10_000):
        assert invitation_with(void) is None
        with pytest.raises(Conflict):
            actions.accept_invitation(key=void, by=UserFactory())
    assert invitation_with(second)
    assert Invitation.objects.filter(email="").count() == 2


def test_an_invitation_of_somebody_who_has_left_is_void(head):
    key = invited(head)
    MembershipFactory(municipality=head.municipality, role=Role.HEAD)
    actions.end_membership(membership=head, by=head.user)
    with pytest.raises(Conflict, match="no longer represents"):
        actions.accept_invitation(key=key, by=UserFactory())


@pytest.mark.parametrize(
    ("inviter", "role", "may"),
    [
        (Role.HEAD, Role.HEAD, True),
        (Role.COORDINATOR, Role.COORDINATOR, True),
        (Role.COORDINATOR, Role.HEAD, False),
        (Role.EDITOR, Role.OBSERVER, False),
        (Role.OBSERVER, Role.OBSERVER, False),
    ],
)
def test_who_invites_to_what(inviter, role, may):
    by = MembershipFactory(role=inviter)
    if may:
        invited(by, role)
    else:
        with pytest.raises(NotAllowed):
            actions.invite_colleague(email="new@example.org", role=role, by=by)
        assert not mail.outbox


def test_what_is_no_address_or_no_role_is_refused(head):
    for email, role in (("", "editor"), ("nonsense", "editor"), (head.user.email, "editor"), ("a@b.org", "emperor")):
        with pytest.raises(InvalidInput):
            actions.invite_colleague(email=email, role=role, by=head)
    assert not mail.outbox


def test_a_person_invites_a_few_a_day(head):
    for number in range(10):
        actions.invite_colleague(email=f"{number}@example.org", role="editor", by=head)
    with pytest.raises(TooMany):
        actions.invite_colleague(email="eleventh@example.org", role="editor", by=head)


def test_addresses_of_invitations_that_are_over_are_erased(head):
    old = InvitationFactory(municipality=head.municipality, made_at=timezone.now() - timedelta(days=15))
    young = InvitationFactory(municipality=head.municipality)
    assert actions.erase_invited(by=None) == 1
    assert actions.erase_invited(by=None) == 0
    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.email, bool(old.withdrawn_at), bool(young.email)) == ("", True, True)


def test_a_head_gives_roles_and_stays_the_last_head(head):
    colleague = MembershipFactory(municipality=head.municipality)
    with pytest.raises(NotAllowed):
        actions.change_role(membership=head, role="observer", by=colleague.user)
    with pytest.raises(InvalidInput):
        actions.change_role(membership=head, role="observer", by=head.user)
    actions.change_role(membership=colleague, role="head", by=head.user)
    assert mail.outbox[-1].to == [colleague.user.email]
    actions.change_role(membership=head, role="observer", by=colleague.user)
    with pytest.raises(Conflict):
        actions.change_role(membership=head, role="observer", by=colleague.user)


def test_the_last_head_hands_over_or_moderators_are_told(head):
    moderator = UserFactory(moderator=True)
    heir = MembershipFactory(municipality=head.municipality, role=Role.EDITOR)
    actions.end_membership(membership=head, by=head.user, reason="Another post", successor=heir)
    heir.refresh_from_db()
    head.refresh_from_db()
    assert (heir.role, head.end_reason, list(without_head())) == ("head", "Another post", [])
    assert moderator.email not in {letter.to[0] for letter in mail.outbox}
    assert "Another post" in next(letter.body for letter in mail.outbox if letter.to == [head.user.email])
    MembershipFactory(municipality=head.municipality)
    actions.end_membership(membership=heir, by=heir.user)
    assert moderator.email in {letter.to[0] for letter in mail.outbox}
    assert list(without_head()) == [head.municipality]


def test_nobody_succeeds_from_elsewhere_or_by_the_word_of_less_than_a_head(head):
    with pytest.raises(InvalidInput):
        actions.end_membership(membership=head, by=head.user, successor=MembershipFactory())
    editor = MembershipFactory(municipality=head.municipality, role=Role.EDITOR)
    other = MembershipFactory(municipality=head.municipality, role=Role.EDITOR)
    with pytest.raises(NotAllowed):
        actions.end_membership(membership=editor, by=editor.user, successor=other)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="threads do not share a database in memory")
def test_of_two_who_accept_at_the_same_moment_one_comes_in():
    InvitationFactory(key="a-key")
    people, together, outcomes = [UserFactory(), UserFactory()], threading.Barrier(2), []

    def accept(person) -> None:
        together.wait()
        try:
            actions.accept_invitation(key="a-key", by=person)
            outcomes.append("in")
        except Conflict:
            outcomes.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["in", "told"]
    assert Membership.objects.filter(user__in=people).count() == 1
