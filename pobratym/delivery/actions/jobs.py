"""What the service does by itself: full mailboxes tried again, people reminded, addresses forgotten."""

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.retention import Retention, throws_away
from pobratym.delivery import notices
from pobratym.delivery.leaving import held, journal, leave, move
from pobratym.delivery.models import BouncedSender, Delivery, NoMoreLetters
from pobratym.delivery.queries import cannot_leave_now
from pobratym.delivery.rules.times import POST_WITHIN, SENDER_RESTS, SILENT_AFTER
from pobratym.delivery.workflow import Status
from pobratym.introductions.models import Introduction
from pobratym.introductions.workflow import OPEN, UNANSWERED
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed


def try_full_mailboxes(*, by: User | None = None) -> int:
    """Send again what came back from full mailboxes some days ago: how many. Raises NotAllowed."""
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    due = Delivery.objects.filter(status=Status.CAME_BACK, next_try_at__lte=timezone.now())
    return sum(_try_again(each, by) for each in due.select_related("introduction").order_by("pk"))


def remind_to_post(*, by: User | None = None) -> int:
    """Ask once about letters that were made ready a week ago and not posted. Raises NotAllowed."""
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    since = timezone.now() - POST_WITHIN
    ready = Delivery.objects.filter(status=Status.PREPARED, requested_at__lte=since, sender_told_at__isnull=True)
    told = list(ready.filter(introduction__status__in=OPEN).order_by("pk"))
    for each in told:
        _ask_whether_posted(each)
    return len(told)


def tell_of_silence(*, by: User | None = None) -> int:
    """Tell senders once of letters that left a month ago and got no answer: a second try by another way, the next
    candidates. Raises NotAllowed."""
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    since = timezone.now() - SILENT_AFTER
    told = Delivery.objects.filter(introduction=OuterRef("pk"), sent_at__isnull=False, sender_told_at__isnull=False)
    silent = Introduction.objects.filter(status__in=UNANSWERED).exclude(Exists(told))
    # Counted from the last delivery: a second try has its own month.
    waiting = silent.annotate(last=Max("deliveries__sent_at")).filter(last__lte=since).order_by("pk")
    letters = list(waiting)
    for each in letters:
        _tell_of_silence(each)
    return len(letters)


@throws_away(
    Retention(
        _("Mailboxes of town halls to which letters were sent, and what was said when one came back"),
        lambda: settings.DELIVERY_ADDRESSES_KEPT,
    ),
    Retention(_("The text of a letter to a town hall, kept for another try"), lambda: settings.DELIVERY_MAIL_KEPT),
    Retention(_("That e-mail to your address came back"), lambda: SENDER_RESTS),
)
def erase_addresses(*, by: User | None = None) -> int:
    """Forget addresses of letters that are over, mails that no try needs any more, and senders who are reached again.

    Raises NotAllowed.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    now = timezone.now()
    old = Delivery.objects.filter(mail__isnull=False, next_try_at__isnull=True, status=Status.SENT)
    old.filter(sent_at__lt=now - settings.DELIVERY_MAIL_KEPT).update(mail=None)
    BouncedSender.objects.filter(since__lt=now - SENDER_RESTS).delete()
    limit = now - settings.DELIVERY_ADDRESSES_KEPT
    over = Delivery.objects.exclude(introduction__status__in=OPEN).filter(requested_at__lt=limit)
    NoMoreLetters.objects.filter(since__lt=limit).exclude(address="").update(address="")
    return over.filter(forgotten_at__isnull=True).update(
        address="", source="", came_back_text="", mail=None, next_try_at=None, forgotten_at=now
    )


@transaction.atomic
def _try_again(delivery: Delivery, by: User | None) -> int:
    locked = held(delivery)
    letter = locked.introduction
    if locked.status != Status.CAME_BACK or locked.next_try_at is None:
        return 0
    if cannot_leave_now(letter):  # answered, withdrawn, refused meanwhile: nothing is sent after all
        locked.next_try_at, locked.mail = None, None
        locked.save(update_fields=["next_try_at", "mail"])
        return 0
    move(locked, "try_again")
    leave(locked)
    journal("tried_again", locked, by)
    return 1


@transaction.atomic
def _ask_whether_posted(delivery: Delivery) -> None:
    delivery.sender_told_at = timezone.now()
    delivery.save(update_fields=["sender_told_at"])
    notices.post_it(delivery.pk)


@transaction.atomic
def _tell_of_silence(letter: Introduction) -> None:
    sent = Delivery.objects.filter(introduction=letter, sent_at__isnull=False)
    sent.update(sender_told_at=timezone.now())
    notices.silence(letter.pk)
