"""What broke is told as what it is: a database that does not serve us is 503 and passes, a fault of ours is 500."""

import sqlite3

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.db.utils import ConnectionHandler
from django.urls import reverse

from pobratym.core.availability import is_database_away

pytestmark = pytest.mark.django_db


@pytest.fixture
def locked(tmp_path):
    """`locked()` writes where somebody else holds the lock: the error as Django and SQLite really raise it."""
    path = tmp_path / "locked.sqlite3"
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("CREATE TABLE anything (id)")
    holder.execute("BEGIN IMMEDIATE")
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": {"timeout": 0}}
    connection = ConnectionHandler({"default": database})["default"]

    def write(sql: str = "INSERT INTO anything VALUES (1)") -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)

    yield write
    connection.close()
    holder.close()


@pytest.fixture
def broken(client, monkeypatch):
    """`broken(error)`: the client, and a home page that raises it."""

    def raising(error):
        def fail(*arguments, **named):
            raise error

        monkeypatch.setattr("pobratym.web.home.render", fail)
        monkeypatch.setattr("pobratym.api.keeping.freshness_or_last", fail)
        client.raise_request_exception = False
        return client

    return raising


def _error(call, *arguments) -> Exception:
    with pytest.raises(Exception) as caught:  # noqa: PT011
        call(*arguments)
    return caught.value


def test_a_held_lock_is_the_database_being_away_and_a_missing_table_is_our_fault(locked):
    assert is_database_away(_error(locked))
    assert not is_database_away(_error(locked, "SELECT * FROM missing"))


def test_an_error_that_came_of_it_is_it_too(locked):
    def wrapped():
        try:
            locked()
        except OperationalError as error:
            raise LookupError from error

    assert is_database_away(_error(wrapped))
    assert not is_database_away(LookupError())


def test_a_server_that_closed_the_connection_is_away():
    assert is_database_away(InterfaceError("connection already closed"))
    assert is_database_away(OperationalError("server closed the connection unexpectedly"))


def test_pages_say_so_in_both_languages_and_when_to_come_back(broken, locked):
    answer = broken(_error(locked)).get(reverse("web:home"))
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert "тимчасово недоступний" in answer.content.decode()
    assert "temporarily unavailable" in answer.content.decode()


def test_the_api_says_so_as_a_problem(broken, locked):
    answer = broken(_error(locked)).get("/api/v1/municipalities/")
    assert answer.status_code == answer.json()["status"] == 503
    assert answer["Content-Type"] == "application/problem+json"
    assert int(answer["Retry-After"]) > 0


def test_anything_else_is_our_fault(broken):
    client = broken(LookupError("ours"))
    assert "Something went wrong" in client.get(reverse("web:home")).content.decode()
    answer = client.get("/api/v1/municipalities/")
    assert answer.status_code == answer.json()["status"] == 500
    assert answer["Content-Type"] == "application/problem+json"


def test_what_cannot_be_read_is_refused_on_our_page(broken):
    answer = broken(RequestDataTooBig()).get(reverse("web:home"))
    assert answer.status_code == 413
    assert "Nothing was saved" in answer.content.decode()
    machine = broken(RequestDataTooBig()).get("/api/v1/municipalities/")
    assert machine.status_code == machine.json()["status"] == 400
