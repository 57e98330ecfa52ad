"""The test settings on a database of its own file, for tests that need real migrations."""

from config.settings.test import *  # noqa: F403
from config.settings.test import DATABASES, env

DATABASES["default"]["NAME"] = env.db("DATABASE_URL")["NAME"]
