"""Two municipalities that both said yes before anybody wrote a letter: in a round each side was asked."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import NotAllowed
from pobratym.core.texts import LocalizedText
from pobratym.core.validation import refuse_invalid
from pobratym.introductions.models import Introduction
from pobratym.introductions.moves import check_acts, hold_municipalities, move, stop
from pobratym.introductions.queries import acquaintance, not_an_addressee
from pobratym.introductions.rules.acquaintance import letters_would_cross
from pobratym.introductions.workflow import Status
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.partnerships.actions import open_talks
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed


@transaction.atomic
def introduce_agreed(
    *, asked: Membership, accepted: Membership, subject: str, letter: Mapping[str, str], by: User | None
) -> Introduction:
    """Talks of two sides that agreed: `asked` said yes for the one that stands as sender, `accepted` for the other.

    The letter says how they came together; nobody is mailed, the caller tells. Raises NotAllowed where `by` holds no
    rounds, where one of the two does not speak for its side, or where one person said yes for both; Conflict where they
    are in talks already, a letter waits between them, or one cannot be written to.
    """
    ensure_may(by, PlatformDeed.HOLD_ROUNDS)
    sender, receiver = asked.municipality, accepted.municipality
    check_acts(asked, sender.pk)
    check_acts(accepted, receiver.pk)
    if asked.user_id == accepted.user_id:
        raise NotAllowed(_("Two municipalities agree only where two people do."))
    hold_municipalities(sender.pk, receiver.pk)
    stop(letters_would_cross(**acquaintance(sender.pk, receiver.pk)))
    stop(letters_would_cross(**acquaintance(receiver.pk, sender.pk)))
    stop(not_an_addressee(receiver, of=sender.pk))
    now = timezone.now()
    introduction = Introduction(
        sender=sender,
        receiver=receiver,
        written_by=asked.user,
        subject=subject,
        letter=LocalizedText(letter),
        status=Status.SENT,
        sent_at=now,
        delivered_at=now,
        answered_at=now,
        decided_at=now,
        decided_by=accepted.user,
    )
    move(introduction, "accept")
    introduction.partnership = open_talks(municipalities=[sender, receiver], by=accepted)
    refuse_invalid(introduction)
    introduction.save()
    record("introductions.agreed", subject=introduction, by=by, sender=sender.pk, receiver=receiver.pk)
    return introduction
