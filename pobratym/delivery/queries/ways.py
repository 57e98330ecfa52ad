"""By which ways a letter can leave now, and which were tried."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from pobratym.core.errors import Text
from pobratym.delivery.models import BouncedSender, Channel, Delivery, DeliveryQuerySet
from pobratym.delivery.queries.refusals import wants_no_letters
from pobratym.delivery.rules.mailboxes import refused
from pobratym.delivery.rules.outside import cannot_leave
from pobratym.delivery.rules.times import REMINDED_AFTER, SENDER_RESTS
from pobratym.delivery.workflow import Status
from pobratym.introductions.models import Introduction
from pobratym.introductions.queries import is_cut_off
from pobratym.introductions.workflow import KEPT, UNANSWERED
from pobratym.memberships.queries import people_of
from pobratym.people.models import User
from pobratym.places.models import AddressKind
from pobratym.places.queries.official_addresses import addresses_of


@dataclass(frozen=True)
class MailboxOnFile:
    """The mailbox of a town hall as it stands on file; `value` is shown to nobody but whoever sends the mail."""

    value: str
    source: str
    as_of: date


def mailbox_on_file(municipality_id: int) -> MailboxOnFile | None:
    """The town hall's own mailbox, where one is on file that takes letters."""
    for each in addresses_of(municipality_id):
        if each.kind == AddressKind.MAILBOX and not refused(each.value):
            return MailboxOnFile(each.value, each.source, each.as_of)
    return None


def deliveries_of(introduction: Introduction) -> DeliveryQuerySet:
    """Every way that was tried, the first one first."""
    places = ("passed_by__country", "passed_by_organisation", "requested_by", "decided_by")
    return Delivery.objects.filter(introduction=introduction).select_related(*places)


def is_outside(introduction: Introduction) -> bool:
    """Whether the letter concerns a town hall that is not here: it waits for one, or was delivered outside."""
    if introduction.status in KEPT:
        return True
    return Delivery.objects.filter(introduction=introduction).exists()


def cannot_leave_now(introduction: Introduction) -> Text | None:
    """Why the letter cannot leave the platform by any way."""
    receiver = introduction.receiver_id
    return cannot_leave(
        introduction.status,
        is_here=bool(people_of(receiver)),
        is_cut_off=is_cut_off(receiver),
        is_refused=wants_no_letters(receiver),
        is_outside=is_outside(introduction),
    )


def sender_bounces(person: User) -> bool:
    """Whether mail to her present address came back a short while ago: answers would not reach her."""
    since = timezone.now() - SENDER_RESTS
    return BouncedSender.objects.filter(person=person, address__iexact=person.email, since__gt=since).exists()


def may_remind(delivery: Delivery) -> bool:
    """Whether the town hall may be reminded by this delivery now: it went by mail, has arrived, and nobody answered."""
    is_silent = delivery.introduction.status in UNANSWERED
    has_gone = delivery.channel == Channel.EMAIL and delivery.status in (Status.SENT, Status.ACKNOWLEDGED)
    if not (is_silent and has_gone and delivery.address and delivery.sent_at):
        return False
    others = Delivery.objects.filter(introduction=delivery.introduction_id, reminded_at__isnull=False)
    return timezone.now() - delivery.sent_at >= REMINDED_AFTER and not others.exists()
