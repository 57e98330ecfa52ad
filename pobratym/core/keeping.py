"""Answers kept until something that they show has changed.

Whoever keeps one names the state it belongs to, its mark, and asks for it by the mark of now: so nothing has to be
thrown away, and what is old is not found. Values stay in the process, answers to requests in Django's cache.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from hashlib import blake2b
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from django.core.cache import cache

P = ParamSpec("P")
T = TypeVar("T")
M = TypeVar("M")
# What no mark moves any more leaves the cache after this.
_SECONDS = 900


@dataclass
class _Held:
    """The last value of a function for some arguments, and the mark it was made at; no mark while there is none."""

    mark: tuple[object] | None = None
    value: Any = None
    lock: Lock = field(default_factory=Lock)


_held: list[dict[tuple[Any, ...], _Held]] = []  # one a function: arguments -> what is held


def kept(mark: Callable[[], object]) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keeps the function's last value in this process as long as `mark` stays equal.

    For values that many requests share and that are too large to be fetched for each. Each set of arguments has its own
    value, so they are of the kind of which there are few: a language. Who asks while one is being made waits for it.
    """

    def keeping(make: Callable[P, T]) -> Callable[P, T]:
        by_arguments: dict[tuple[Any, ...], _Held] = {}
        _held.append(by_arguments)

        @wraps(make)
        def answer(*args: P.args, **kwargs: P.kwargs) -> T:
            now, asked = (mark(),), (args, *kwargs.items())
            held = by_arguments.get(asked) or by_arguments.setdefault(asked, _Held())
            with held.lock:
                if held.mark != now:
                    held.value, held.mark = make(*args, **kwargs), now
                value: T = held.value
                return value

        return answer

    return keeping


def renewed(mark: Callable[[], M]) -> Callable[[Callable[[M | None, T | None, M], T]], Callable[[], T]]:
    """Keeps the function's last value like `kept`, and hands it over to be brought up to date: the function gets the
    mark and the value of before, None where there is none, and the mark of now."""

    def keeping(renew: Callable[[M | None, T | None, M], T]) -> Callable[[], T]:
        held = _Held()
        _held.append({(): held})

        @wraps(renew)
        def answer() -> T:
            now = mark()
            with held.lock:
                if held.mark != (now,):
                    before: Any = held.mark[0] if held.mark else None
                    held.value, held.mark = renew(before, held.value, now), (now,)
                value: T = held.value
                return value

        return answer

    return keeping


class KeptAnswer:
    """The answer to one question in Django's cache, at one mark; shared by all processes where the cache is."""

    def __init__(self, question: str, mark: object) -> None:
        self.digest = blake2b(f"{question} {mark}".encode(), digest_size=16).hexdigest()

    def get(self) -> bytes | None:
        """None where it is not kept, or the cache is away."""
        answer: bytes | None = cache.get(f"kept:{self.digest}")
        return answer

    def keep(self, answer: bytes) -> None:
        cache.set(f"kept:{self.digest}", answer, _SECONDS)


def forget() -> None:
    """Makes every kept value anew at the next question: for tests, whose rows come and go without a word in the
    journal."""
    for by_arguments in _held:
        for held in by_arguments.values():
            held.mark, held.value = None, None
