"""What the public is shown, in areas that change apart from one another, and what changes each of them."""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import NamedTuple


class Area(StrEnum):
    """Each has a mark that kept answers carry. An answer names every area that it shows."""

    REGISTRY = "registry"  # countries, municipalities, their facts and history
    NAMES = "names"  # what the index of names is built from
    PROFILES = "profiles"  # passports, wishes, needs and offers; who is here
    PARTNERSHIPS = "partnerships"  # the register with its signatures and sources
    NEWS = "news"  # articles, topics, pictures


class Log(NamedTuple):
    """A log that somebody else's code keeps: the model's label, and its column with the time."""

    model: str
    moment: str


_touched: dict[str, frozenset[Area]] = {}
_logs: dict[Log, Area] = {}


def touches(verbs: Iterable[str], areas: Collection[Area]) -> None:
    """These verbs change what the public is shown of `areas`; of none where it is empty."""
    _touched.update(dict.fromkeys(verbs, frozenset(areas)))


def touched_by(verb: str) -> frozenset[Area]:
    """Areas that a verb changes: all of them where no room has said which, rather than showing what is stale."""
    return _touched.get(verb, frozenset(Area))


def follow(log: Log, area: Area) -> None:
    """Whatever is written into `log` changes `area`: for acts that are none of our verbs."""
    _logs[log] = area


def followed() -> dict[Log, Area]:
    """The logs that tell of changes beside the journal."""
    return _logs
