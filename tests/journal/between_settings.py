"""The test settings for a process beside others: on a database and a cache that they share."""

import os

from config.settings.test import *  # noqa: F403
from config.settings.test import DATABASES, REDIS_URL

DATABASES["default"]["NAME"] = os.environ["SHARED_DATABASE"]
CACHES = {
    "default": (
        {"BACKEND": "pobratym.core.cache.RedisMayBeAway", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}
