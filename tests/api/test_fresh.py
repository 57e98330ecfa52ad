"""Kept answers fall with the change they depend on."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import override_settings

from pobratym.journal.actions import record
from pobratym.profiles.models import PartnerSearch
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db

KEEPING = override_settings(
    CACHES={
        **settings.CACHES,
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "api-fresh"},
    }
)


def _seeks(ask) -> bool:
    return ask("municipalities/").json()["results"][0]["is_seeking"]


def test_who_has_the_answer_is_not_sent_it_again(ask):
    MunicipalityFactory()
    first = ask("municipalities/")
    again = ask("municipalities/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert not again.content


def test_another_language_or_question_is_another_answer(ask):
    tags = {ask("municipalities/")["ETag"], ask("municipalities/", page_size=3)["ETag"]}
    assert len({*tags, ask("municipalities/", language="uk")["ETag"]}) == 3


@KEEPING
def test_a_kept_answer_falls_with_the_change(ask, django_assert_num_queries):
    cache.clear()
    town = MunicipalityFactory()
    assert not _seeks(ask)
    with django_assert_num_queries(1):  # kept: only the mark is read
        assert not _seeks(ask)
    PartnerSearch.objects.create(municipality=town, is_seeking=True)
    record(by=None, verb="profile.search_saved", subject=town)
    assert _seeks(ask)


@KEEPING
def test_errors_are_not_kept(ask):
    cache.clear()
    assert ask("municipalities/999/").status_code == 404
    MunicipalityFactory(pk=999)
    assert ask("municipalities/999/").status_code == 200
