"""What came in is forgotten after a while."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.retention import Retention, throws_away
from pobratym.mailroom.models import DroppedMail, ReceivedMail, ReceivedStatus
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed

_REFUSED_KEPT = timedelta(days=30)
_SHOWN_KEPT = timedelta(days=90)
_ROWS_KEPT = timedelta(days=365)


@throws_away(
    Retention(_("Texts of e-mails to us that were not passed on"), lambda: _REFUSED_KEPT),
    Retention(_("Automatic answers of mailboxes to e-mails about letters"), lambda: _SHOWN_KEPT),
    Retention(_("That an e-mail came in, without its text"), lambda: _ROWS_KEPT),
)
def prune_received(*, by: User | None = None) -> int:
    """Empty texts that are old enough, and delete rows after a year. How many. Raises NotAllowed for people who are no
    administrators."""
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    now = timezone.now()
    texts = ReceivedMail.objects.exclude(text="")
    done = texts.filter(status=ReceivedStatus.REFUSED, received_at__lt=now - _REFUSED_KEPT).update(text="")
    done += texts.filter(received_at__lt=now - _SHOWN_KEPT).update(text="")
    DroppedMail.objects.filter(day__lt=(now - _ROWS_KEPT).date()).delete()
    return int(done + ReceivedMail.objects.filter(received_at__lt=now - _ROWS_KEPT).delete()[0])
