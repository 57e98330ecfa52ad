"""What comes back: the mailroom has told it from answers and knows of which delivery it speaks (docs/adr/0052)."""

from django.db import transaction
from django.utils import timezone

from pobratym.core.validation import refuse_invalid
from pobratym.delivery import notices
from pobratym.delivery.leaving import bounce_if_nothing_goes, held, journal, move
from pobratym.delivery.models import BouncedSender, CameBack, Delivery
from pobratym.delivery.rules.times import next_try
from pobratym.delivery.workflow import WORKFLOW
from pobratym.journal.actions import record
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed

_LONGEST = 300


@transaction.atomic
def note_bounced(*, delivery: Delivery, kind: str, said: str, by: User | None) -> Delivery:
    """The mail came back: `kind` of CameBack, `said` by the mail server. A full mailbox is tried again after days, a
    refused address is not; its sender is told what to do, and the letter has come back if no other way is being tried.

    Told again of what has come back already, it does nothing. Raises NotAllowed, ValueError for an unknown kind.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    locked = held(delivery)
    if not WORKFLOW.allows("come_back", locked.status):
        return locked
    move(locked, "come_back")
    locked.came_back, locked.came_back_text = CameBack(kind).value, _line(said)
    locked.came_back_at = timezone.now()
    pause = next_try(locked.tries) if locked.came_back == CameBack.FULL and locked.mail else None
    locked.next_try_at = timezone.now() + pause if pause else None
    if pause is None:
        locked.mail = None
    refuse_invalid(locked)
    locked.save()
    bounce_if_nothing_goes(locked.introduction, by)
    journal("came_back", locked, by)
    notices.came_back(locked.pk)
    return locked


@transaction.atomic
def note_acknowledged(*, delivery: Delivery, by: User | None) -> Delivery:
    """The town hall has said that it has the letter: registered, opened, answered. Twice is once. Raises NotAllowed."""
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    locked = held(delivery)
    if not WORKFLOW.allows("acknowledge", locked.status):
        return locked
    move(locked, "acknowledge")
    locked.acknowledged_at, locked.mail = timezone.now(), None
    locked.save(update_fields=["status", "acknowledged_at", "mail"])
    journal("acknowledged", locked, by)
    return locked


@transaction.atomic
def note_wrong_address(*, delivery: Delivery, said: str, by: User | None) -> Delivery:
    """Whoever reads there says that it is not the right place: the room of answers tells the sender (docs/adr/0053).

    Raises NotAllowed; twice is once.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    locked = held(delivery)
    if not WORKFLOW.allows("say_wrong", locked.status):
        return locked
    move(locked, "say_wrong")
    locked.came_back_text, locked.came_back_at, locked.mail = _line(said), timezone.now(), None
    locked.save(update_fields=["status", "came_back_text", "came_back_at", "mail"])
    bounce_if_nothing_goes(locked.introduction, by)
    journal("wrong_address", locked, by)
    return locked


@transaction.atomic
def note_sender_bounced(*, person: User, said: str, by: User | None) -> BouncedSender:
    """Mail to a person who sends letters came back: for some days she sends none. Raises NotAllowed."""
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    known, _is_new = BouncedSender.objects.update_or_create(
        person=person, defaults={"address": person.email, "said": _line(said), "since": timezone.now()}
    )
    record("delivery.sender_bounced", subject=person, by=by)
    return known


@transaction.atomic
def note_sender_heard(*, person: User, by: User | None) -> int:
    """She has answered by e-mail since, so her mailbox is there. How many notes went. Raises NotAllowed."""
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    return BouncedSender.objects.filter(person=person).delete()[0]


def _line(said: str) -> str:
    """What a stranger's machine says, in one line that fits: control characters are no part of it."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in said).split())[:_LONGEST]
