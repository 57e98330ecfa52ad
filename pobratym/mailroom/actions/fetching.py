"""The mailbox is read, a mail at a time, each in its own transaction."""

import logging

from django.conf import settings

from pobratym.core.availability import OUTAGE
from pobratym.gateways.mailbox import Mailbox, opened, place
from pobratym.mailroom.actions.receiving import receive
from pobratym.mailroom.dropping import note_dropped
from pobratym.mailroom.models import Dropped
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed

logger = logging.getLogger(__name__)

_MOST = 200  # mails at a time: the worker has letters to hand over too


def fetch_mail(*, by: User | None = None) -> int:
    """Take in what lies unseen in the mailbox of INCOMING_MAIL_URL, as long as that is set; how many mails.

    A mail goes from the mailbox after the transaction that took it in. Two who read at once do nothing twice. A mail
    over which we stumble stays there, marked, for a person to look at. Raises NotAllowed, MailboxFailed.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    where = place(settings.INCOMING_MAIL_URL)
    if where is None or not settings.REPLY_DOMAIN:
        return 0
    with opened(where) as mailbox:
        return sum(_take(mailbox, number, raw, by) for number, raw in mailbox.unseen(_MOST))


def _take(mailbox: Mailbox, number: str, raw: bytes | None, by: User | None) -> int:
    try:
        if raw is None:
            note_dropped(Dropped.TOO_LARGE)
        else:
            receive(raw=raw, by=by)
    except OUTAGE:
        raise  # the mail stays unseen
    except Exception:
        logger.exception("A mail could not be taken in", extra={"number": number})
        mailbox.put_aside(number)
        return 0
    mailbox.forget(number)
    return 1
