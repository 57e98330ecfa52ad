"""A moderator looks at addresses that are not at the town hall's own domain, and at what looks like mass mail."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import InvalidInput
from pobratym.core.validation import refuse_invalid
from pobratym.delivery import notices
from pobratym.delivery.leaving import go_now, held, journal, move
from pobratym.delivery.models import Delivery
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed


@transaction.atomic
def approve_delivery(*, delivery: Delivery, by: User) -> Delivery:
    """The address is the town hall's: the mail goes. Raises NotAllowed; Conflict where it waits no longer, the letter
    cannot leave any more, or the town hall has enough letters for now."""
    ensure_may(by, PlatformDeed.REVIEW_TEXTS)
    limits.count("moderation", person=by)
    locked = held(delivery)
    move(locked, "approve")
    locked.decided_at, locked.decided_by = timezone.now(), by
    go_now(locked, "approved", by)
    notices.decided(locked.pk)
    return locked


@transaction.atomic
def refuse_delivery(*, delivery: Delivery, by: User, reason: str) -> Delivery:
    """The mail does not go; the sender reads why. Raises NotAllowed, InvalidInput without a reason, Conflict."""
    ensure_may(by, PlatformDeed.REVIEW_TEXTS)
    limits.count("moderation", person=by)
    said = " ".join(reason.split())
    if not said:
        raise InvalidInput(fields={"reason": [_("Say why: the sender reads it.")]})
    locked = held(delivery)
    move(locked, "refuse")
    locked.decided_at, locked.decided_by, locked.decision_reason = timezone.now(), by, said
    locked.mail = None
    refuse_invalid(locked)
    locked.save()
    journal("refused", locked, by)
    notices.decided(locked.pk)
    return locked
