"""What several tests about the whole house share."""

import pytest

from tests.house import databases
from tests.house.databases import manage


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """An empty database with every migration applied: once, for it takes a while."""
    with databases.database(tmp_path_factory.mktemp("migrated"), name="migrated") as url:
        manage(url, "manage.py", "migrate", "--verbosity", "0")
        yield url


@pytest.fixture
def database(migrated, tmp_path):
    """A copy of it for one test."""
    with databases.database(tmp_path, copy_of=migrated, name="copy") as url:
        yield url
