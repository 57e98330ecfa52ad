"""A shared cache that may be away: then nothing is found in it and nothing is counted, and pages are served."""

import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
T = TypeVar("T")
_LEFT_ALONE = 5.0  # seconds, so that not every request waits for a server that does not answer


class RedisMayBeAway(RedisCache):
    """Django's cache in Redis that answers as an empty one while Redis cannot be reached."""

    _away_until = 0.0

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._or(default, super().get, key, default, version)

    def set(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> None:
        self._or(None, super().set, key, value, *args, **kwargs)

    def add(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> bool:
        """As if it had not been there: who counts begins anew."""
        return self._or(True, super().add, key, value, *args, **kwargs)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Raises ValueError, as for a key that is not there."""
        count = self._or(None, super().incr, key, delta, version)
        if count is None:
            raise ValueError(f"Key '{key}' not found: Redis is away")
        return count

    def touch(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        return self._or(False, super().touch, key, *args, **kwargs)

    def delete(self, key: Any, version: int | None = None) -> bool:
        return self._or(False, super().delete, key, version)

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return self._or(False, super().has_key, key, version)

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        return self._or({}, super().get_many, keys, version)

    def set_many(self, data: Any, *args: Any, **kwargs: Any) -> list[Any]:
        return self._or([], super().set_many, data, *args, **kwargs)

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        self._or(None, super().delete_many, keys, version)

    def clear(self) -> None:
        self._or(None, super().clear)

    def _or(self, otherwise: T, ask: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """The answer of Redis, or `otherwise` while it is away. All threads of a process leave it alone together."""
        if time.monotonic() < RedisMayBeAway._away_until:
            return otherwise
        try:
            return ask(*args, **kwargs)
        except (RedisError, OSError) as error:
            RedisMayBeAway._away_until = time.monotonic() + _LEFT_ALONE
            logger.warning("Redis cannot be reached; pages are made anew and nothing is counted: %s", error)
            return otherwise
