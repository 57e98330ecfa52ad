"""What is counted, for whom, and that no count is lost: not between processes, not to make room for pages."""

import os
import re
import subprocess
import sys
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.utils import timezone

from pobratym.core import limits
from pobratym.core.errors import TooMany
from pobratym.core.models import Counted
from pobratym.core.rate_store import RateStore
from tests.at_once import at_once
from tests.factories.people import UserFactory


@pytest.fixture
def two_an_hour(settings):
    settings.LIMITS = {**settings.LIMITS, "messages": {"hours": 1, "person": 2, "municipality": 3}}


def _count(person, municipality=1):
    with transaction.atomic():
        limits.count("messages", person=person, municipality=municipality)


@pytest.mark.django_db
def test_a_person_and_a_municipality_have_a_number_each(two_an_hour):
    anna, ivan, olha = UserFactory(), UserFactory(), UserFactory()
    _count(anna)
    _count(anna)
    with pytest.raises(TooMany, match="one person"):
        _count(anna)
    _count(ivan)
    with pytest.raises(TooMany, match="Your municipality"):
        _count(olha)
    _count(olha, municipality=2)


@pytest.mark.django_db
def test_the_while_ends(two_an_hour):
    anna = UserFactory()
    _count(anna)
    _count(anna)
    with pytest.raises(TooMany) as refused:
        _count(anna)
    assert timedelta(minutes=59) < refused.value.again_at - timezone.now() <= timedelta(hours=1)
    Counted.objects.update(ends_at=timezone.now())
    _count(anna)
    assert Counted.objects.get(key=f"messages person {anna.pk}").number == 1


@pytest.mark.django_db
def test_what_was_refused_is_not_counted(two_an_hour):
    anna = UserFactory()
    for _attempt in range(5):
        with pytest.raises(ValueError, match="refused"), transaction.atomic():
            limits.count("messages", person=anna, municipality=1)
            raise ValueError("refused")
    _count(anna)


@pytest.mark.django_db
def test_the_service_itself_is_not_counted(two_an_hour):
    for _time in range(5):
        _count(None, municipality=None)


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_exactly_as_many_pass(two_an_hour):
    """Threads with a connection each are to the database what processes are. SQLite in memory has one connection."""
    if connection.vendor == "sqlite":
        pytest.skip("needs a database that two connections can share")
    anna = UserFactory()
    outcomes: list[bool] = []

    def attempt() -> None:
        try:
            _count(anna)
            outcomes.append(True)
        except TooMany:
            outcomes.append(False)

    at_once(attempt, 12)
    assert outcomes.count(True) == 2
    assert len(outcomes) == 12


def test_processes_share_the_numbers_of_requests(tmp_path):
    path = tmp_path / "deeper" / "rates.sqlite3"
    program = (
        "from django.conf import settings; settings.configure(); "
        "from pobratym.core.rate_store import RateStore; import sys; store = RateStore(sys.argv[1], {}); "
        "store.add('a', 0, 60); [store.incr('a') for _ in range(200)]"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, str(path)]) for _process in range(3)]
    assert [each.wait() for each in running] == [0, 0, 0]
    assert RateStore(str(path), {}).get("a") == 600


def test_a_number_goes_on_until_its_time_is_over(tmp_path, monkeypatch):
    store = RateStore(str(tmp_path / "rates"), {})
    assert store.add("a", 1, 60)
    assert not store.add("a", 1, 60)
    assert store.incr("a", 2) == 3
    later = timezone.now().timestamp() + 61
    monkeypatch.setattr("pobratym.core.rate_store.time.time", lambda: later)
    assert store.get("a") is None
    with pytest.raises(ValueError, match="no number"):
        store.incr("a")
    assert store.add("a", 1, 60)


@pytest.mark.skipif(os.geteuid() == 0, reason="for root every folder is open")
def test_a_store_that_cannot_be_opened_counts_in_the_process(tmp_path):
    (tmp_path / "shut").mkdir(mode=0o500)
    _counts_alone(str(tmp_path / "shut" / "deeper" / "rates"))


def test_a_store_without_its_file_counts_in_the_process(tmp_path):
    (tmp_path / "no-folder").write_text("")
    _counts_alone(str(tmp_path / "no-folder" / "rates"))


def _counts_alone(path: str) -> None:
    store = RateStore(path, {})
    assert store.add("a", 1, 60)
    assert not store.add("a", 1, 60)
    assert store.incr("a") == 2
    assert store.get("a") == 2


@pytest.mark.django_db
def test_attempts_to_sign_in_stand_in_the_database_and_pages_do_not_push_them_out(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/key"}
    settings.CACHES = {
        **settings.CACHES,
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "pages",
            "OPTIONS": {"MAX_ENTRIES": 10},
        },
    }
    user = UserFactory()
    attempt = {"login": user.email, "password": "wrong"}
    for _attempt in range(3):
        client.post("/en/account/login/", attempt)
    for number in range(700):
        caches["default"].set(f"page-{number}", b"x")
    assert "Too many failed" in client.post("/en/account/login/", attempt).content.decode()
    assert re.search("allauth:rl", " ".join(_keys()))


def _keys() -> list[str]:
    from pobratym.core.models import SignInAttempts

    return list(SignInAttempts.objects.values_list("cache_key", flat=True))
