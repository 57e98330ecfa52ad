"""A membership without a request, and what is refused whoever asks."""

import pytest

from pobratym.core.errors import InvalidInput, NotAllowed
from pobratym.journal.models import Entry
from pobratym.memberships import actions
from pobratym.memberships.models import Membership, Role
from tests.factories.memberships import MembershipFactory, MembershipRequestFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return UserFactory(moderator=True)


def _grant(by, **changes):
    told = {"user": UserFactory(), "municipality": MunicipalityFactory(), "role": Role.EDITOR, **changes}
    return actions.grant_membership(by=by, **told)


def test_a_moderator_grants_one_and_the_journal_says_so(moderator):
    membership = _grant(moderator, position="Secretary")
    assert (membership.granted_by, membership.role, membership.position) == (moderator, Role.EDITOR, "Secretary")
    entry = Entry.objects.latest("id")
    assert (entry.verb, entry.subject_id) == ("memberships.membership_granted", str(membership.pk))


def test_nobody_else_does(db):
    with pytest.raises(NotAllowed):
        _grant(UserFactory())
    assert not Membership.objects.exists()


def test_a_settlement_a_second_membership_and_one_that_is_asked_for_are_refused(moderator):
    present, waiting = MembershipFactory(), MembershipRequestFactory()
    for changes in (
        {"municipality": MunicipalityFactory(level="settlement")},
        {"user": present.user, "municipality": present.municipality},
        {"user": waiting.user, "municipality": waiting.municipality},
        {"role": "emperor"},
    ):
        before = Membership.objects.count()
        with pytest.raises(InvalidInput):
            _grant(moderator, **changes)
        assert Membership.objects.count() == before
