"""When a request that nobody answers comes to its end."""

from datetime import timedelta

EXPIRES_AFTER = timedelta(days=60)
