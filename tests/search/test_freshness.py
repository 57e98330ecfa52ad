"""The mark that kept answers carry moves with whatever the pages show."""

from functools import partial

import pytest
from django.utils import timezone

from pobratym.journal.actions import record
from pobratym.journal.areas import Area
from pobratym.places.models import Edition
from pobratym.search.activity import activity
from pobratym.search.freshness import freshness as freshness_of
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import PartnerSearchFactory

pytestmark = pytest.mark.django_db
freshness = partial(freshness_of, *Area)


def test_it_stands_while_nothing_happens(django_assert_num_queries):
    record(by=None, verb="profile.search_saved", subject=MunicipalityFactory())
    mark = freshness()
    with django_assert_num_queries(1):
        assert freshness() == mark


def test_each_entry_and_each_import_moves_it():
    marks = [str(freshness())]
    record(by=None, verb="profile.search_saved", subject=MunicipalityFactory())
    marks.append(str(freshness()))
    edition = Edition.objects.create(source="test", version="1", started_at=timezone.now())
    record(by=None, verb="imports.imported", subject=edition)
    marks.append(str(freshness()))
    assert len(set(marks)) == 3


def test_it_says_when_the_last_change_was():
    assert freshness().changed_at is None
    entry = record(by=None, verb="profile.search_saved", subject=MunicipalityFactory())
    assert freshness().changed_at == entry.occurred_at


def test_who_seeks_and_who_has_partners():
    town, hromada = MunicipalityFactory(), MunicipalityFactory(hromada=True)
    PartnerSearchFactory(municipality=hromada)
    PartnershipFactory(signed_by_both=True, municipalities=[town, hromada])
    assert activity().seeking_ids == {hromada.pk}
    assert activity().partnerships == {town.pk: 1, hromada.pk: 1}


def test_a_new_index_of_names_moves_it(monkeypatch):
    before = str(freshness())
    monkeypatch.setattr("pobratym.search.freshness.index_version", lambda: "built-later")
    assert str(freshness()) != before
