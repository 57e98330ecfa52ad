"""What several tests about the whole house share."""

import pytest

from tests.house import databases


@pytest.fixture
def database(migrated, tmp_path):
    """A copy of the migrated database for one test."""
    with databases.database(tmp_path, copy_of=migrated, name="copy") as url:
        yield url
