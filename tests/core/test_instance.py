"""The kind of an instance is asked once by each process, and settings of the public refuse a demonstration."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import IntegrityError

from pobratym.core import instance
from pobratym.core.models import Instance, InstanceKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def unborn():
    instance.forget_kind()


@pytest.mark.parametrize("kind", InstanceKind)
def test_it_is_asked_once(unborn, kind, django_assert_num_queries):
    instance.begin_as(kind)
    instance.forget_kind()
    with django_assert_num_queries(1):
        assert [instance.is_demonstration() for _ in range(3)] == [kind is InstanceKind.DEMONSTRATION] * 3


def test_before_it_is_said_it_is_no_demonstration_and_a_later_word_is_heard(unborn):
    assert not instance.is_demonstration()
    instance.begin_as(InstanceKind.DEMONSTRATION)
    assert instance.is_demonstration()


def test_it_is_said_once(unborn):
    instance.begin_as(InstanceKind.REAL)
    instance.begin_as(InstanceKind.REAL)
    assert Instance.objects.count() == 1
    with pytest.raises(IntegrityError):
        Instance.objects.create(id=2, kind=InstanceKind.DEMONSTRATION)


class TestSettingsOfThePublic:
    @pytest.fixture(autouse=True)
    def public(self, settings, demonstration):
        settings.DEMONSTRATION_ALLOWED = False

    def test_no_page_is_served(self, client):
        client.raise_request_exception = False
        assert client.get("/en/").status_code == 500
        with pytest.raises(ImproperlyConfigured, match="made up"):
            instance.is_demonstration()

    def test_the_check_of_the_database_says_what_to_do(self):
        with pytest.raises(SystemCheckError, match="empty database in DATABASE_URL"):
            call_command("check", databases=["default"])
