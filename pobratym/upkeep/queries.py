"""How the outbox and the schedule stand."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Case, CharField, Count, Min, Q, QuerySet, Value, When
from django.utils import timezone

from pobratym.core.models import MailStatus, OutgoingMail
from pobratym.upkeep.models import JobRun

# A worker looks every second: mail that is due for longer has none, or none that keeps up.
OVERDUE_AFTER = timedelta(minutes=10)


@dataclass(frozen=True)
class Queue:
    """What waits in the outbox; ages in whole seconds, 0 where nothing waits."""

    waiting: int
    oldest_seconds: int
    overdue_seconds: int
    given_up: int

    @property
    def is_late(self) -> bool:
        """The worker is away or does not keep up: not so where only the other side's mail server says «later»."""
        return self.overdue_seconds > OVERDUE_AFTER.total_seconds()


def queue() -> Queue:
    """The outbox in one statement."""
    now = timezone.now()
    waits = Q(status=MailStatus.WAITING)
    found = OutgoingMail.objects.exclude(status=MailStatus.DELIVERED).aggregate(
        waiting=Count("pk", filter=waits),
        oldest=Min("filed_at", filter=waits),
        due=Min("due_at", filter=waits & (Q(claimed_until__isnull=True) | Q(claimed_until__lt=now))),
        given_up=Count("pk", filter=Q(status=MailStatus.FAILED)),
    )
    oldest, overdue = (
        max(0, int((now - since).total_seconds())) if since else 0 for since in (found["oldest"], found["due"])
    )
    return Queue(found["waiting"], oldest, overdue, found["given_up"])


class Stand:
    """What a mail is doing, finer than its state."""

    FAILED = "failed"
    HUNG = "hung"
    UNDER_WAY = "under_way"
    RETRIED = "retried"
    WAITING = "waiting"
    DELIVERED = "delivered"


def mails_by_stand() -> "QuerySet[OutgoingMail]":
    """Every mail with its `stand`: given up first, then what hangs (its worker died, or nobody takes it), what is tried
    again, what waits, what was handed over."""
    now = timezone.now()
    waits = Q(status=MailStatus.WAITING)
    order = [
        (Stand.FAILED, Q(status=MailStatus.FAILED)),
        (Stand.UNDER_WAY, waits & Q(claimed_until__gte=now)),
        (Stand.HUNG, waits & (Q(claimed_until__lt=now) | Q(due_at__lt=now - OVERDUE_AFTER))),
        (Stand.RETRIED, waits & Q(attempts__gt=0)),
        (Stand.WAITING, waits),
    ]
    stand = Case(
        *(When(condition, then=Value(name)) for name, condition in order),
        default=Value(Stand.DELIVERED),
        output_field=CharField(),
    )
    rank = Case(*(When(condition, then=Value(place)) for place, (_, condition) in enumerate(order)), default=Value(9))
    return OutgoingMail.objects.annotate(stand=stand, rank=rank).order_by("rank", "due_at", "-settled_at", "pk")


def failing_jobs() -> list[str]:
    """Names of jobs whose last run failed."""
    return list(JobRun.objects.exclude(problem="").values_list("name", flat=True))
