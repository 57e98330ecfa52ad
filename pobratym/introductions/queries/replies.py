"""How reliably and how soon a municipality answers."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from pobratym.introductions.models import Introduction
from pobratym.introductions.workflow import Status
from pobratym.places.models import Municipality

# From how many letters on a rate says something: one answer to one letter is no habit.
ENOUGH = 5


@dataclass(frozen=True)
class ReplyRecord:
    """Letters received and answered. An answer is a message, a yes or a no of the receiver. Rate and time are told from
    ENOUGH letters on."""

    received: int
    answered: int
    first_reply: timedelta | None  # median time from delivery to the first answer

    @property
    def is_telling(self) -> bool:
        return self.received >= ENOUGH

    @property
    def rate(self) -> int | None:
        """Share of letters answered, in per cent; None where there were too few to tell."""
        return round(100 * self.answered / self.received) if self.is_telling else None

    @property
    def days(self) -> int | None:
        """Median time to the first answer in whole days, rounded up to one; None where there were too few letters."""
        if not self.is_telling or self.first_reply is None:
            return None
        return max(1, round(self.first_reply.total_seconds() / 86_400))


def reply_record(municipality: Municipality) -> ReplyRecord:
    """The municipality's own record; letters withdrawn before an answer do not count against it."""
    letters = Introduction.objects.received_by(municipality).exclude(status=Status.WITHDRAWN, answered_at__isnull=True)
    times = list(letters.order_by().values_list("delivered_at", "answered_at"))
    waits = [(answered - delivered).total_seconds() for delivered, answered in times if answered and delivered]
    return ReplyRecord(len(times), len(waits), timedelta(seconds=median(waits)) if waits else None)
