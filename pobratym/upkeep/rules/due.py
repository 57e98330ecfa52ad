"""When a job of the schedule is due."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

# A job that failed is not left until tomorrow.
AGAIN_AFTER_FAILURE = timedelta(minutes=15)


@dataclass(frozen=True)
class Job:
    """A function of the house by its dotted path; `rhythm` is a pause between two beginnings, or a time of day in the
    service's own time zone."""

    name: str
    path: str
    rhythm: timedelta | time


def is_due(job: Job, *, last: datetime | None, has_failed: bool, now: datetime) -> bool:
    """`last`: when it last began; `now` in the service's time zone. A time of day that was slept through counts."""
    if last is None:
        return True
    if has_failed and now >= last + AGAIN_AFTER_FAILURE:
        return True
    if isinstance(job.rhythm, timedelta):
        return now >= last + job.rhythm
    return last < _latest(job.rhythm, now)


def _latest(at: time, now: datetime) -> datetime:
    today = datetime.combine(now.date(), at, tzinfo=now.tzinfo)
    return today if today <= now else datetime.combine(now.date() - timedelta(days=1), at, tzinfo=now.tzinfo)
