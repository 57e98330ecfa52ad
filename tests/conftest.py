"""What every test may use."""

import time
from pathlib import Path

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.cache import caches
from django.test import Client
from django.utils import translation

from pobratym.core import instance
from pobratym.core.keeping import forget
from pobratym.core.models import Instance, InstanceKind
from tests.emptying import empty_what_is_filled
from tests.house import databases
from tests.made_once import made_once

empty_what_is_filled()

ASK_A_DATABASE = {"db", "transactional_db", "migrated"}
MAKE_DATABASES = {"databases", "manage", "attempt", "database", "as_superuser", "IS_SQLITE"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Function]) -> None:
    """What asks no database is the same on each of them: it runs with SQLite only, which is where everybody works."""
    if databases.IS_SQLITE:
        return
    asking, same = [], []
    for item in items:
        (asking if _asks_a_database(item) else same).append(item)
    config.hook.pytest_deselected(items=same)
    items[:] = asking


def _asks_a_database(item: pytest.Function) -> bool:
    """Marked, by a fixture, or in a file that makes databases of its own."""
    return (
        item.get_closest_marker("django_db") is not None
        or not ASK_A_DATABASE.isdisjoint(item.fixturenames)
        or not MAKE_DATABASES.isdisjoint(vars(item.module))
    )


@pytest.fixture(autouse=True)
def in_english():
    """Tests read English unless they say otherwise."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def real_instance(monkeypatch):
    """What `prepare --empty` says of a database, without asking it."""
    monkeypatch.setitem(instance._kept, "kind", InstanceKind.REAL)


@pytest.fixture
def demonstration(monkeypatch, db):
    """The instance is a demonstration."""
    Instance.objects.create(kind=InstanceKind.DEMONSTRATION)
    monkeypatch.setitem(instance._kept, "kind", InstanceKind.DEMONSTRATION)


@pytest.fixture(autouse=True)
def nothing_kept():
    """Rolled-back rows give their numbers to the next test's rows: what a process keeps in memory would be stale."""
    forget()


@pytest.fixture(autouse=True)
def nothing_counted():
    """Requests are counted beside the database: what one test asked is not the next one's."""
    caches["rates"].clear()


@pytest.fixture(autouse=True)
def no_index_of_names(request, settings, tmp_path):
    """An index that one test builds is of rows that the next one does not have; who wants one builds it. The tests of
    the whole registry share one database and its index."""
    if request.node.get_closest_marker("whole_registry"):
        return
    settings.NAMES_INDEX = tmp_path / "names-index"


@pytest.fixture
def signed_in(client: Client):
    """`signed_in(user)`: the test client with that person signed in."""

    def sign_in(user) -> Client:
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def confirmed():
    """`confirmed(client)`: whoever has signed in there has typed her password just now."""

    def confirm(client: Client) -> Client:
        session = client.session
        session["account_authentication_methods_user"] = session[SESSION_KEY]
        session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
        session.save()
        return client

    return confirm


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """The address of an empty database with every migration applied. It takes a while, so it is made once for all
    processes; on PostgreSQL it goes when the last of them has done (`pytest_sessionfinish`)."""
    with made_once(tmp_path_factory, "migrated", _migrate) as folder:
        return (folder / "url").read_text()


def _migrate(folder: Path) -> None:
    url = databases.new(folder, "migrated")
    (folder / "url").write_text(url)
    databases.manage(url, "manage.py", "migrate", "--verbosity", "0")


def pytest_sessionfinish(session: pytest.Session) -> None:
    if databases.IS_SQLITE or hasattr(session.config, "workerinput"):
        return
    made: list[Path] = list(session.config._tmp_path_factory.getbasetemp().glob("migrated/url"))  # type: ignore[attr-defined]
    for each in made:
        databases.drop(each.read_text())
