"""An account that somebody else opens."""

import pytest
from django.contrib.auth import authenticate

from pobratym.core.errors import InvalidInput
from pobratym.people.actions import open_account
from pobratym.people.models import User
from pobratym.people.rules import MODERATORS
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

OLHA = {"email": "Olha@Example.org", "full_name": "Olha Koval", "password": "correct horse battery"}


def test_it_has_a_confirmed_address_and_its_owner_signs_in():
    olha = open_account(by=None, **OLHA)
    assert olha.emailaddress_set.filter(email="olha@example.org", verified=True, primary=True).exists()
    assert authenticate(email="olha@example.org", password=OLHA["password"]) == olha
    assert (olha.is_staff, olha.groups.count()) == (False, 0)


def test_a_moderator_is_of_the_staff():
    moderator = open_account(by=None, as_moderator=True, **OLHA)
    assert (moderator.is_staff, moderator.groups.get().name) == (True, MODERATORS)


@pytest.mark.parametrize("changes", [{"email": "taken@example.org"}, {"email": "nowhere"}, {"full_name": ""}])
def test_an_address_that_is_taken_or_none_and_a_missing_name_are_refused(changes):
    UserFactory(email="taken@example.org")
    with pytest.raises(InvalidInput):
        open_account(by=None, **{**OLHA, **changes})
    assert User.objects.count() == 1
