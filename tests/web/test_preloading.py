"""What every worker needs is made once, before they are forked."""

import gc
from types import SimpleNamespace

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test.utils import CaptureQueriesContext

from config import preloading
from pobratym.core.keeping import forget
from pobratym.matching.queries.precedents import public_score
from pobratym.search.activity import activity
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(monkeypatch, settings):
    """How often connections were closed: never really, they are the test's."""
    found = []
    monkeypatch.setattr(preloading, "connections", SimpleNamespace(close_all=lambda: found.append(True)))
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://pobratym.example", ["pobratym.example"]
    forget()
    around_a_request = (request_started, request_finished)
    for signal in around_a_request:
        signal.disconnect(close_old_connections)
    yield found
    for signal in around_a_request:
        signal.connect(close_old_connections)
    gc.unfreeze()


def test_the_first_reader_of_a_worker_waits_for_no_table(closed):
    town = MunicipalityFactory()
    preloading.preload(WSGIHandler())
    with CaptureQueriesContext(connection) as asked:
        assert town.pk in activity().columns.ids
    assert [each["sql"] for each in asked.captured_queries if "journal_mark" not in each["sql"]] == []
    assert closed == [True]


def test_nobody_waits_for_the_score_of_lists(closed):
    MunicipalityFactory()
    preloading.preload(WSGIHandler())
    assert "likelihood" in vars(public_score())


def test_serving_does_not_depend_on_it(closed, settings):
    settings.ALLOWED_HOSTS = ["elsewhere.example"]
    preloading.preload(WSGIHandler())
    assert closed == [True]
