"""What pages ask about mail that came in."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, QuerySet, Sum
from django.utils import timezone
from django.utils.functional import Promise

from pobratym.introductions.models import Introduction
from pobratym.mailroom.models import Dropped, DroppedMail, MailKind, ReceivedMail, ReceivedStatus
from pobratym.places.models import Municipality

_MOST_SHOWN = 10
_COUNTED_OVER = timedelta(days=30)


def automatic_answers(introduction: Introduction, *, reader: Municipality) -> QuerySet[ReceivedMail]:
    """What mailboxes of the other side answered by themselves, the first ten; `reader`: the side that looks."""
    shown = ReceivedMail.objects.filter(introduction=introduction, status=ReceivedStatus.SHOWN)
    theirs = shown.filter(is_from_receiver=reader.pk == introduction.sender_id)
    return theirs.order_by("received_at", "pk")[:_MOST_SHOWN]


@dataclass(frozen=True)
class Tally:
    """How many mails of a kind came to the same end."""

    kind: str | Promise
    end: str | Promise
    number: int


def counts() -> list[Tally]:
    """Of the last thirty days, the most frequent first; what was dropped with its reason."""
    since = timezone.now() - _COUNTED_OVER
    rows = ReceivedMail.objects.filter(received_at__gt=since).order_by()
    grouped = rows.values_list("kind", "status").annotate(number=Count("pk"))
    kept = [Tally(MailKind(kind).label, ReceivedStatus(status).label, number) for kind, status, number in grouped]
    days = DroppedMail.objects.filter(day__gt=since.date()).order_by()
    dropped = days.values_list("reason").annotate(number=Sum("number"))
    gone = [Tally("", Dropped(reason).label, number) for reason, number in dropped]
    return sorted([*kept, *gone], key=lambda each: -each.number)


def not_passed_on() -> QuerySet[ReceivedMail]:
    """Mails that were refused or came back, the latest first."""
    found = ReceivedMail.objects.filter(status__in=[ReceivedStatus.REFUSED, ReceivedStatus.NOTED])
    return found.select_related("introduction__sender", "introduction__receiver", "person")
