"""Letters of the room: to moderators when somebody asks, to the person when they have decided."""

import pytest
from django.core import mail
from django.utils.translation import override

from pobratym.core.errors import InvalidInput
from pobratym.journal.models import Entry
from pobratym.memberships import actions
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import waiting_requests
from tests.factories.memberships import MembershipRequestFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return UserFactory(moderator=True)


@pytest.fixture
def request_(moderator):
    return MembershipRequestFactory()


def test_a_person_asks_and_moderators_are_told(moderator):
    officer, town = UserFactory(), MunicipalityFactory(name_en="Pidhirtsi")
    request = actions.request_membership(by=officer, municipality=town, position="Officer", note="Please.")
    assert list(waiting_requests()) == [request]
    assert Entry.objects.get().verb == "memberships.membership_requested"
    (letter,) = mail.outbox
    assert letter.to == [moderator.email]
    assert f"/backoffice/membership-requests/{request.pk}/" in letter.body
    assert letter.alternatives[0][1] == "text/html"


def test_letters_are_in_the_language_of_the_reader(request_, moderator):
    request_.user.language = "uk"
    request_.user.save()
    with override("en"):
        actions.approve_request(request=request_, by=moderator, role="coordinator")
    assert "/uk/desk/" in mail.outbox[0].body


def test_a_refusal_needs_a_reason_and_the_person_reads_it(request_, moderator):
    with pytest.raises(InvalidInput) as refused:
        actions.refuse_request(request=request_, by=moderator, reason="  ")
    assert "reason" in refused.value.fields
    request_.refresh_from_db()
    assert request_.status == "requested"
    actions.refuse_request(request=request_, by=moderator, reason="Write from your office's address.")
    assert "Write from your office's address." in mail.outbox[0].body
    assert not Membership.objects.exists()
