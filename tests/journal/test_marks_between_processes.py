"""What one process changes, another one sees with its next answer; what it does not change, the other one keeps."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.urls import reverse

from pobratym.core.models import Instance, InstanceKind
from pobratym.journal.actions import record
from tests.factories.memberships import MembershipFactory

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.django_db(transaction=True)


class Process:
    def __init__(self, environment):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.journal.another_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, **environment, "DJANGO_SETTINGS_MODULE": "tests.journal.between_settings"},
        )

    def __call__(self, order):
        self.process.stdin.write(f"{order}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@contextmanager
def two_processes(environment):
    both = [Process(environment) for _ in range(2)]
    try:
        yield both
    finally:
        for each in both:
            each.process.stdin.close()
            each.process.wait(timeout=20)


@pytest.fixture
def town():
    Instance.objects.create(kind=InstanceKind.REAL)  # as `prepare` writes it: each process asks for it once
    by = MembershipFactory()
    with transaction.atomic():  # marks that no earlier run has kept anything at
        record("memberships.membership_granted", subject=by, by=None)
    return by


@pytest.fixture
def shared_database(town, tmp_path):
    """The rows of this test in a database that other processes reach: a file, or the test's own on PostgreSQL."""
    if connection.vendor != "sqlite":
        return str(connection.settings_dict["NAME"])
    path = tmp_path / "shared.sqlite3"
    with sqlite3.connect(path) as file:
        connection.connection.backup(file)
    return str(path)


def _see_each_other(town, environment, *, shares_cache):
    address = reverse("web:municipality", args=[town.municipality_id, town.municipality.slug])
    with two_processes(environment) as (one, other):
        assert one(f"page {address}") == {"says": False, "is_kept": False}
        assert other(f"page {address}") == {"says": False, "is_kept": shares_cache}
        other(f"talk {town.pk}")
        assert one(f"page {address}") == {"says": False, "is_kept": True}
        other(f"passport {town.pk}")
        assert one(f"page {address}") == {"says": True, "is_kept": False}
        assert other(f"page {address}") == {"says": True, "is_kept": shares_cache}
        assert one(f"page {address}") == {"says": True, "is_kept": True}


def test_two_processes_of_one_host(town, shared_database):
    _see_each_other(town, {"SHARED_DATABASE": shared_database, "REDIS_URL": ""}, shares_cache=False)


@pytest.mark.skipif(not os.environ.get("REDIS_URL"), reason="needs REDIS_URL: the cache that hosts share")
def test_two_hosts_that_share_a_cache(town, shared_database):
    _see_each_other(town, {"SHARED_DATABASE": shared_database}, shares_cache=True)
