"""The verb of the room: a mail is put in line again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict
from pobratym.core.models import MailStatus, OutgoingMail
from pobratym.journal.actions import record
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.upkeep.claims import UNCLAIMED


@transaction.atomic
def send_again(*, mail: OutgoingMail, by: User | None) -> OutgoingMail:
    """Put a mail that was given up, that hangs or that is to be tried later in line now, with all its attempts anew.

    Raises NotAllowed, or Conflict where it has been handed over or a worker is at it.
    """
    ensure_may(by, PlatformDeed.MIND_MAIL)
    locked = OutgoingMail.objects.select_for_update().filter(pk=mail.pk).first()
    if locked is None or locked.status == MailStatus.DELIVERED:
        raise Conflict(_("This mail has since been handed over to the mail server."))
    if locked.claimed_until is not None and locked.claimed_until > timezone.now():
        raise Conflict(_("This mail is being handed over at this moment. Look again in a few minutes."))
    locked.status, locked.settled_at, locked.attempts, locked.due_at = MailStatus.WAITING, None, 0, timezone.now()
    locked.claimed_by, locked.claimed_until = UNCLAIMED["claimed_by"], UNCLAIMED["claimed_until"]
    locked.save(update_fields=["status", "settled_at", "attempts", "due_at", *UNCLAIMED])
    record("upkeep.mail_sent_again", subject=locked, by=by, kind=locked.kind)
    return locked
