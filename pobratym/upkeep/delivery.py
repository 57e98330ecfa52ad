"""One mail at a time: claimed, handed over to the mail server, marked.

A worker that dies between the server's «250» and our mark leaves a claim; whoever takes the mail up again hands it over
with the same Message-ID, by which mailboxes and mail servers know the repetition (docs/adr/0006).
"""

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from enum import Enum
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db import connections, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from pobratym.core.availability import OUTAGE, growing_pauses
from pobratym.core.mail import as_message
from pobratym.core.models import MailStatus, OutgoingMail
from pobratym.upkeep.claims import UNCLAIMED, this_worker
from pobratym.upkeep.rules.pauses import pause_after
from pobratym.upkeep.rules.refusals import Refusal, refusal

logger = logging.getLogger(__name__)


class HandOver(Enum):
    """What became of the attempt to hand over the next mail."""

    NOTHING_DUE = "nothing due"
    HANDED_OVER = "handed over"
    REFUSED = "refused"
    SERVER_AWAY = "server away"


def hand_over_next(goes_on: Callable[[], bool] = lambda: True) -> HandOver:
    """The mail that has been due longest, by a connection of its own.

    Where the database is away by the time the server has the mail, its mark is repeated as long as `goes_on`: the mail
    is not. Raises the database's error where the mail could not be claimed.
    """
    mail = _claim()
    if mail is None:
        return HandOver.NOTHING_DUE
    connection = get_connection(settings.DELIVERY_EMAIL_BACKEND)
    try:
        connection.open()
        as_message(mail.letter or {}, to=mail.recipient, connection=connection).send()
    except Exception as error:
        why = refusal(error)
        _patiently(lambda: _mark_refused(mail, why), goes_on)
        return HandOver.SERVER_AWAY if why.is_of_server else HandOver.REFUSED
    else:
        # Before the goodbye, which may fail: the server has the mail.
        _patiently(lambda: _mark_delivered(mail), goes_on)
        return HandOver.HANDED_OVER
    finally:
        _close(connection)


def _patiently(mark: Callable[[], None], goes_on: Callable[[], bool]) -> None:
    for pause in growing_pauses():
        try:
            mark()
        except OUTAGE as error:
            if not goes_on():
                raise
            logger.warning("The database is away while a mail is to be marked", extra={"problem": type(error).__name__})
            connections.close_all()
            time.sleep(pause)
        else:
            return


def _close(connection: Any) -> None:
    try:
        connection.close()
    except OSError as error:
        logger.info("The mail server did not say goodbye", extra={"problem": type(error).__name__})


def _due() -> QuerySet[OutgoingMail]:
    now = timezone.now()
    unclaimed = Q(claimed_until__isnull=True) | Q(claimed_until__lt=now)
    return OutgoingMail.objects.filter(unclaimed, status=MailStatus.WAITING, due_at__lte=now).order_by("due_at", "id")


def _claim() -> OutgoingMail | None:
    """The next mail, ours until the claim runs out. Looks before it locks: SQLite has one lock for everything."""
    if not _due().exists():
        return None
    with transaction.atomic():
        mail = _due().select_for_update(skip_locked=True).first()
        if mail is None:
            return None
        mail.claimed_by = this_worker()
        mail.claimed_until = timezone.now() + timedelta(seconds=settings.MAIL_LEASE)
        mail.attempts += 1
        mail.save(update_fields=["claimed_by", "claimed_until", "attempts"])
    return mail


def _mark_delivered(mail: OutgoingMail) -> None:
    """Forget address and text with the mark itself."""
    _ours(mail).update(
        status=MailStatus.DELIVERED,
        settled_at=timezone.now(),
        recipient="",
        letter=None,
        problem="",
        **UNCLAIMED,
    )
    logger.info("Mail handed over", extra={"mail": mail.pk, "kind": mail.kind, "attempts": mail.attempts})


def _mark_refused(mail: OutgoingMail, why: Refusal) -> None:
    pause = None if why.is_final else pause_after(mail.attempts)
    now = timezone.now()
    fate = {"due_at": now + pause} if pause else {"status": MailStatus.FAILED, "settled_at": now}
    _ours(mail).update(**fate, problem=why.text, **UNCLAIMED)
    logger.warning(
        "Mail not handed over, tried again later" if pause else "Mail given up",
        extra={"mail": mail.pk, "kind": mail.kind, "attempts": mail.attempts, "problem": why.text},
    )


def _ours(mail: OutgoingMail) -> QuerySet[OutgoingMail]:
    """The row while it is still ours: a claim that ran out may be another worker's by now."""
    return OutgoingMail.objects.filter(pk=mail.pk, status=MailStatus.WAITING, claimed_by=this_worker())
