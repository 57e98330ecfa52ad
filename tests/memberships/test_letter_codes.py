"""A code that reached the town hall by post: told once, typed in once, guessed a few times."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed, TooMany
from pobratym.memberships import actions
from pobratym.memberships.models import LetterCode, Membership
from tests.factories.memberships import MembershipRequestFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return UserFactory(moderator=True)


@pytest.fixture
def request_(moderator):
    return MembershipRequestFactory()


def entered(request, code):
    return actions.enter_letter_code(request=request, code=code, by=request.user)


def test_the_code_opens_the_door_however_it_is_typed(request_, moderator):
    code = actions.issue_letter_code(municipality=request_.municipality, by=moderator)
    assert code not in LetterCode.objects.get().digest
    assert entered(request_, f" {code.lower().replace('-', ' ')} ").proven_by == "code"
    assert Membership.objects.get().role == "coordinator"
    other = MembershipRequestFactory(municipality=request_.municipality)
    with pytest.raises(InvalidInput):
        entered(other, code)


def test_a_code_is_of_one_municipality_in_time_and_the_latest(request_, moderator):
    elsewhere = actions.issue_letter_code(municipality=MembershipRequestFactory().municipality, by=moderator)
    first = actions.issue_letter_code(municipality=request_.municipality, by=moderator)
    second = actions.issue_letter_code(municipality=request_.municipality, by=moderator)
    for wrong in (elsewhere, first):
        with pytest.raises(InvalidInput):
            entered(request_, wrong)
    LetterCode.objects.filter(used_at=None).update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(InvalidInput):
        entered(request_, second)
    assert not Membership.objects.exists()


def test_wrong_guesses_are_counted(request_, moderator):
    code = actions.issue_letter_code(municipality=request_.municipality, by=moderator)
    for _guess in range(5):
        with pytest.raises(InvalidInput):
            entered(request_, "ACDE-FGHJ-KMNP-QRTU")
    with pytest.raises(TooMany):
        entered(request_, code)


def test_only_the_person_enters_and_only_while_it_is_open(request_, moderator):
    code = actions.issue_letter_code(municipality=request_.municipality, by=moderator)
    with pytest.raises(NotAllowed):
        actions.enter_letter_code(request=request_, code=code, by=moderator)
    actions.refuse_request(request=request_, by=moderator, reason="No.")
    with pytest.raises(Conflict):
        entered(request_, code)
