"""Accounts in the back office: Wagtail's administration with our fields."""

import pytest
from django.contrib.auth.models import Group

from pobratym.people.models import User
from pobratym.people.queries import is_moderator
from pobratym.people.rules import MODERATORS
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
LIST = "/backoffice/users/"


@pytest.fixture
def administrator(client):
    user = UserFactory(is_superuser=True, is_staff=True, language="en")
    client.force_login(user)
    return user


def page(answer) -> str:
    assert answer.status_code == 200, answer
    return answer.content.decode()


def test_an_administrator_opens_an_account_for_a_moderator(client, administrator):
    assert 'name="full_name"' in page(client.get(f"{LIST}new/"))
    moderators = Group.objects.get_or_create(name=MODERATORS)[0]
    person = {"email": "New@Ministry.example", "full_name": "Iryna Bondar", "language": "uk"}
    client.post(f"{LIST}new/", {**person, "password1": PASSWORD, "password2": PASSWORD, "groups": [moderators.pk]})
    user = User.objects.get(email="new@ministry.example")
    assert user.full_name == "Iryna Bondar"
    assert is_moderator(user)
    assert "Iryna Bondar" in page(client.get(LIST))


def test_a_wrong_account_is_told_and_what_was_typed_stays(client, administrator):
    typed = {"email": administrator.email, "full_name": "Iryna Bondar", "password1": "short", "password2": "other"}
    assert "Iryna Bondar" in page(client.post(f"{LIST}new/", typed))
    assert User.objects.count() == 1


def test_an_account_is_closed_and_stays(client, administrator):
    user = UserFactory()
    address = f"{LIST}edit/{user.pk}/"
    assert user.full_name in page(client.get(address))
    client.post(address, {"email": user.email, "full_name": user.full_name, "language": "uk"})
    user.refresh_from_db()
    assert not user.is_active
