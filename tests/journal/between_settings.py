"""The test settings for a process beside others: on a database and a cache that they share."""

import os

from config.settings.test import *  # noqa: F403
from config.settings.test import CACHES, DATABASES, REDIS_URL

DATABASES["default"]["NAME"] = os.environ["SHARED_DATABASE"]
CACHES = {
    **CACHES,
    "default": (
        {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    ),
}
