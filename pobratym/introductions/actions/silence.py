"""Letters that nobody decides come to their end."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from pobratym.introductions import notices
from pobratym.introductions.models import Introduction
from pobratym.introductions.moves import held, move
from pobratym.introductions.rules.silence import EXPIRES_AFTER, is_silent
from pobratym.journal.actions import record
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed


def expire_letters(*, by: User | None = None) -> list[Introduction]:
    """Expire every undecided letter after a long silence of both sides, each in its own transaction.

    Both sides are told. For the daily command; repeating it does nothing more. Raises NotAllowed for people who are
    no administrators.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    limit = timezone.now() - EXPIRES_AFTER
    silent = Introduction.objects.undecided().filter(delivered_at__lte=limit).exclude(messages__sent_at__gt=limit)
    ids = list(silent.order_by("pk").values_list("pk", flat=True))
    return [letter for letter in (_expire(pk, by) for pk in ids) if letter is not None]


@transaction.atomic
def _expire(introduction_id: int, by: User | None) -> Introduction | None:
    letter = held(introduction_id)
    last_message = letter.messages.aggregate(last=Max("sent_at"))["last"]
    words = [each for each in (letter.delivered_at, last_message) if each]
    if not letter.is_undecided or not is_silent(max(words), timezone.now()):
        return None  # somebody wrote or decided while we were on the way
    move(letter, "expire")
    letter.save(update_fields=["status"])
    record("introductions.expired", subject=letter, by=by, municipality_id=letter.sender_id)
    notices.expired(letter.pk)
    return letter
