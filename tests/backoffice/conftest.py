"""People of the back office."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from pobratym.news.actions import give_staff_permissions
from pobratym.people.rules import EDITORS
from tests.factories.people import UserFactory


@pytest.fixture
def moderator(client: Client):
    """A signed-in moderator with what the group may do."""
    user = UserFactory(moderator=True, language="en")
    give_staff_permissions(by=None)
    client.force_login(user)
    return user


@pytest.fixture
def editor(client: Client):
    """A signed-in editor."""
    give_staff_permissions(by=None)
    user = UserFactory(language="en")
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return user
