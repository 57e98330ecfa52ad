"""The demonstration happens in the past: its deeds are done in the order of their days, with the clock of that day."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo
from typing import Any

from django.utils import timezone

Deed = Callable[[], object]
_OPENING = timedelta(hours=9)
_PAUSE = timedelta(seconds=25)  # between two deeds of a day


class Calendar:
    """What is done on which day, told in days before today."""

    def __init__(self) -> None:
        self._deeds: list[tuple[int, Deed]] = []

    def on(self, day: int, deed: Deed) -> None:
        """Put a deed down; those of one day are done in the order in which they were put down."""
        self._deeds.append((max(day, 1), deed))

    def live(self) -> None:
        """Do everything, the oldest day first."""
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        for place, (day, deed) in enumerate(sorted(self._deeds, key=lambda each: -each[0])):
            with _clock_at(midnight - timedelta(days=day) + _OPENING + place * _PAUSE):
                deed()


@contextmanager
def _clock_at(moment: datetime) -> Iterator[None]:
    """Django's clock stands at `moment`, for the defaults of columns too. Only for a command that runs alone."""

    class StandingClock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return moment.astimezone(tz)

    setattr(timezone, "datetime", StandingClock)  # noqa: B010 - a name of that module which its types do not tell
    try:
        yield
    finally:
        setattr(timezone, "datetime", datetime)  # noqa: B010
