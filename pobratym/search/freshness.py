"""How fresh what the public is shown is: what kept answers carry."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from pobratym.core.availability import OUTAGE
from pobratym.journal.areas import Area
from pobratym.journal.marks import Marks, marks
from pobratym.places.name_index.opening import index_version


@dataclass(frozen=True, slots=True)
class Freshness:
    """The marks of some areas; the day, because needs and offers expire; and where names are shown, the index of names
    that this process reads: each host builds its own, after the import it is of."""

    marks: Marks
    day: date
    names: str

    def __str__(self) -> str:
        return f"{self.marks} {self.day:%Y%m%d} {self.names}"

    @property
    def changed_at(self) -> datetime | None:
        """When anything of these areas last changed."""
        return self.marks.changed_at


_seen: dict[tuple[Area, ...], Freshness] = {}


def freshness(*areas: Area) -> Freshness:
    """Of these areas, as it is now."""
    return Freshness(marks(*areas), timezone.localdate(), index_version() if Area.NAMES in areas else "")


def freshness_or_last(*areas: Area) -> Freshness:
    """Of these areas as it is now; while the database is away, as this process last saw it: what is kept is answered.

    Raises the database's error where this process has not seen them yet.
    """
    try:
        _seen[areas] = now = freshness(*areas)
    except OUTAGE:
        if (last := _seen.get(areas)) is None:
            raise
        return last
    return now
