"""Pages kept for strangers change with what they show."""

import gzip

import pytest
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Locale, Page

from pobratym.journal.actions import record
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def with_a_cache(settings):
    settings.CACHES = {
        **settings.CACHES,
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "kept"},
    }
    cache.clear()


def _partnerships(client) -> str:
    return client.get(reverse("web:home")).content.decode().split("signed partnerships")[1][:200]


def test_a_kept_page_costs_only_the_question_whether_it_is_fresh(client, django_assert_num_queries):
    client.get(reverse("web:home"))
    with django_assert_num_queries(1):
        client.get(reverse("web:home"))


def test_a_journalled_change_is_seen_by_the_next_reader(client):
    before = _partnerships(client)
    partnership = PartnershipFactory(signed_by_both=True)
    with transaction.atomic():
        record("partnerships.recorded", subject=partnership, by=None)
    assert _partnerships(client) != before


def test_an_act_of_an_editor_is_seen_by_the_next_reader(client, django_assert_max_num_queries):
    client.get(reverse("web:home"))
    Locale.objects.get_or_create(language_code="uk")
    log(Page.add_root(title="Root"), "wagtail.publish")
    with django_assert_max_num_queries(100) as done:
        client.get(reverse("web:home"))
    assert len(done) >= 4


def test_who_is_signed_in_gets_an_own_page(client, signed_in):
    stranger = client.get(reverse("web:home")).content.decode()
    person = signed_in(UserFactory()).get(reverse("web:home")).content.decode()
    assert "Sign in" in stranger
    assert "Sign out" in person
    client.logout()
    assert "Sign in" in client.get(reverse("web:home")).content.decode()


def test_languages_are_kept_apart(client):
    assert 'lang="en"' in client.get("/en/").content.decode()
    assert 'lang="uk"' in client.get("/uk/").content.decode()


def test_it_is_sent_packed_to_whoever_can_unpack_it(client):
    plain = client.get(reverse("web:home"))
    packed = client.get(reverse("web:home"), headers={"Accept-Encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in plain["Vary"]
    assert len(packed.content) < len(plain.content) / 2
