"""The test settings on a database of its own file, for tests that need real migrations.

`TEST_VAR`: the folder of its uploaded files, where several processes work on one instance.
"""

from pathlib import Path

from config.settings.test import *  # noqa: F403
from config.settings.test import DATABASES, STORAGES, env

DATABASES["default"]["NAME"] = env.db("DATABASE_URL")["NAME"]
if _var := env("TEST_VAR", default=""):
    MEDIA_ROOT = Path(_var) / "media"
    STORAGES["private"]["OPTIONS"]["location"] = PRIVATE_MEDIA_ROOT = Path(_var) / "private"
