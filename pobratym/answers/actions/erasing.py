"""Who answered without an account is forgotten."""

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from pobratym.answers.models import Answer, Confirmation
from pobratym.core.mail import forget_mail_to
from pobratym.core.retention import Retention, throws_away
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed


@throws_away(
    Retention(
        gettext_lazy("Name, post and e-mail address of whoever answered a letter without an account"),
        lambda: settings.ANSWERING_KEPT,
    )
)
@transaction.atomic
def erase_answering(*, by: User | None = None) -> int:
    """Erase who said old answers, and the mailboxes that confirmed them; how many. For the daily job, which may be
    repeated. Raises NotAllowed for people who do not run the service."""
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    old = timezone.now() - settings.ANSWERING_KEPT
    for confirmation in Confirmation.objects.select_for_update().filter(made_at__lt=old):
        forget_mail_to(confirmation.mailbox)
        confirmation.delete()
    said = Answer.objects.filter(said_at__lt=old).exclude(Q(name="") & Q(post="") & Q(mailbox="") & Q(text=""))
    return said.update(name="", post="", mailbox="", text="")
