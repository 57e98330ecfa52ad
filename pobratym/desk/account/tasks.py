"""What waits for a person: lines with what, whom, by when and one link; which of them come first (no database)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise

SOON = timedelta(days=7)
SHOWN = 10  # on the desk; the others have a page of their own


@dataclass(frozen=True)
class Link:
    """Where a thing is done, and what the link says."""

    url: str
    label: str | Promise


@dataclass(frozen=True)
class Task:
    """A line of the list. `whom`: whom it concerns; `place`: for which municipality or organisation of the reader;
    `due`: the day by which it is to be done, None where nothing ends; `since`: the day from which it waits; `link`
    does it, `others` are further ways."""

    what: str
    link: Link
    since: date
    whom: str = ""
    place: str = ""
    due: date | None = None
    others: tuple[Link, ...] = ()


@dataclass(frozen=True)
class DatedTask:
    """A task on a certain day."""

    task: Task
    today: date

    @property
    def days_left(self) -> int | None:
        """Whole days until it is due, below nought where the day is over; None where nothing ends."""
        return None if self.task.due is None else (self.task.due - self.today).days

    @property
    def is_overdue(self) -> bool:
        return self.task.due is not None and self.task.due < self.today

    @property
    def is_soon(self) -> bool:
        return self.task.due is not None and self.today <= self.task.due <= self.today + SOON


def in_order(tasks: Iterable[Task], today: date) -> list[DatedTask]:
    """By deadline, then what has none; of two alike whatever has waited longer."""
    ordered = sorted(tasks, key=lambda each: (each.due or date.max, each.since, each.place, each.what, each.whom))
    return [DatedTask(each, today) for each in ordered]


def places_named(tasks: Sequence[DatedTask]) -> bool:
    """Whether the lines have to say for whom they are: they are of more than one."""
    return len({each.task.place for each in tasks if each.task.place}) > 1
