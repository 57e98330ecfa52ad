"""How long something is kept, said at the job that throws it away; the page about privacy is drawn from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from pobratym.core.errors import Text

Job = TypeVar("Job", bound=Callable[..., Any])


@dataclass(frozen=True)
class Retention:
    """`what` goes when it is `kept` old; asked anew each time, as settings may say how long."""

    what: Text
    kept: Callable[[], timedelta]


def throws_away(*retentions: Retention) -> Callable[[Job], Job]:
    """For a job of settings.SCHEDULE: what it deletes, and after how long."""

    def declare(job: Job) -> Job:
        job.retentions = retentions  # type: ignore[attr-defined]
        return job

    return declare
