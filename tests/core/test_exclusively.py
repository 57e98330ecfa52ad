"""Two `prepare` at once: one waits."""

from threading import Event, Thread

import pytest
from django.db import connection, connections

from pobratym.core.exclusively import exclusively

pytestmark = pytest.mark.django_db(transaction=True)


def second_one(path):
    """Somebody else who wants in: (she waits, she is in), and the thread she is."""
    waits, is_in = Event(), Event()

    def enter():
        with exclusively(path, on_wait=waits.set):
            is_in.set()
        connections.close_all()

    thread = Thread(target=enter)
    thread.start()
    return waits, is_in, thread


def test_on_one_host_the_second_waits_until_the_first_has_ended(tmp_path):
    with exclusively(tmp_path / "lock", on_wait=lambda: pytest.fail("nobody is there")):
        waits, is_in, thread = second_one(tmp_path / "lock")
        assert waits.wait(10)
        assert not is_in.wait(0.2)
    assert is_in.wait(10)
    thread.join()


def test_on_two_hosts_that_share_a_database_too(tmp_path):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's file is on one host")
    with exclusively(tmp_path / "one", on_wait=lambda: pytest.fail("nobody is there")):
        waits, is_in, thread = second_one(tmp_path / "other")
        assert waits.wait(10)
        assert not is_in.wait(0.2)
    assert is_in.wait(10)
    thread.join()
