"""The database is away: what is kept and what needs none goes on, the rest says so, and all is well right after."""

import sqlite3
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.urls import reverse
from django.utils import timezone

from pobratym.core.models import OutgoingMail
from pobratym.places.models import Name, NameKind
from pobratym.places.name_index.opening import rebuild_index
from pobratym.search import freshness
from pobratym.upkeep.models import JobRun
from tests.factories.memberships import MembershipFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


@contextmanager
def database_away(error=None):
    error = error or OperationalError("connection refused")

    def refuse(execute, sql, params, many, context):
        raise error

    with connection.execute_wrapper(refuse):
        yield


def no_such_table():
    """As Django raises it from what SQLite says."""
    error = OperationalError("no such table: x")
    error.__cause__ = sqlite3.OperationalError("no such table: x")
    return error


@pytest.fixture(autouse=True)
def patient(client, settings):
    client.raise_request_exception = False
    kept = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "outage"}
    settings.CACHES = {**settings.CACHES, "default": kept}
    cache.clear()
    freshness._seen.clear()


@pytest.fixture
def page():
    town = MembershipFactory().municipality
    return reverse("web:municipality", args=[town.pk, town.slug])


class TestPages:
    def test_what_is_kept_is_answered_and_afterwards_all_is_as_before(self, client, page):
        before = client.get(page).content
        with database_away():
            answer = client.get(page)
            assert (answer.status_code, answer.content) == (200, before)
        assert client.get(page).status_code == 200

    def test_everything_else_says_so_in_both_languages(self, client, page):
        with database_away():
            answer = client.get(page)
        assert answer.status_code == 503
        assert int(answer["Retry-After"]) <= 10
        assert "no-store" in answer["Cache-Control"]
        said = answer.content.decode()
        assert "тимчасово недоступний" in said
        assert "unavailable" in said
        assert client.get(page).status_code == 200

    def test_signed_in_people_too_before_any_view_is_reached(self, signed_in, page):
        officer = MembershipFactory().user
        client = signed_in(officer)
        client.get(page)
        with database_away():
            assert client.get(page).status_code == 503
            assert client.post(reverse("desk:desk")).status_code == 503

    def test_what_was_kept_by_the_api_is_answered_and_the_rest_is_a_problem(self, client):
        MunicipalityFactory()
        kept = client.get("/api/v1/municipalities/").content
        with database_away():
            assert client.get("/api/v1/municipalities/").content == kept
            answer = client.get("/api/v1/municipalities/?q=x")
        assert answer.status_code == 503
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json()["status"] == 503
        assert answer["Retry-After"]

    @pytest.mark.parametrize("error", [no_such_table(), ValueError("a fault of ours")])
    def test_a_fault_of_ours_stays_one(self, client, page, error):
        with database_away(error):
            assert client.get(page).status_code == 500


class TestProbes:
    @pytest.fixture
    def with_index(self):
        Name.objects.create(
            municipality=MunicipalityFactory(), text="Town", key="town", kind=NameKind.OFFICIAL, source="test"
        )
        assert rebuild_index()

    @pytest.fixture
    def strict(self, settings):
        """As production has it."""
        settings.SECURE_SSL_REDIRECT = True
        settings.ALLOWED_HOSTS = ["pobratym.example.org"]

    @pytest.mark.parametrize("probe", ["/healthz", "/readyz"])
    def test_they_answer_by_plain_http_and_any_host_name(self, client, strict, with_index, probe):
        assert client.get(probe, headers={"host": "10.1.2.3:8000"}).status_code == 200
        assert client.get("/uk/", headers={"host": "10.1.2.3:8000"}).status_code == 400
        assert client.head(probe).status_code == 200
        assert client.post(probe).status_code == 405

    def test_alive_needs_no_database_and_ready_does(self, client, with_index, monkeypatch):
        monkeypatch.setattr(connection, "close", lambda: None)  # the test's transaction is in it
        with database_away():
            assert client.get("/healthz").json() == {"status": "ok"}
            answer = client.get("/readyz")
        assert answer.status_code == 503
        assert answer.json()["database"] == "no answer"
        assert client.get("/readyz").json()["status"] == "ready"

    def test_without_an_index_of_names_it_is_not_ready(self, client):
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()["index"]) == (503, "absent")

    def test_with_a_migration_that_is_due_it_is_not_ready(self, client, with_index, monkeypatch):
        monkeypatch.setattr("pobratym.web.health.MigrationExecutor.migration_plan", lambda self, nodes: ["due"])
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()["migrations"]) == (503, "due")

    def test_the_age_of_the_queue_is_told(self, client, with_index):
        def filed(ago, **more):
            since = timezone.now() - ago
            OutgoingMail.objects.create(message_id=str(ago), filed_at=since, due_at=since, letter={}, **more)

        filed(timedelta(minutes=2))
        told = client.get("/readyz").json()
        assert (told["status"], told["mail"]["waiting"]) == ("ready", 1)
        assert 120 <= told["mail"]["oldest_seconds"] < 180
        filed(timedelta(hours=1))
        told = client.get("/readyz").json()
        assert (told["status"], told["mail"]["state"]) == ("degraded", "late")
        assert told["mail"]["overdue_seconds"] >= 3600

    def test_a_job_that_failed_is_told(self, client, with_index):
        JobRun.objects.create(name="expire_letters", problem="ValueError")
        told = client.get("/readyz").json()
        assert (told["status"], told["failing_jobs"]) == ("degraded", ["expire_letters"])
