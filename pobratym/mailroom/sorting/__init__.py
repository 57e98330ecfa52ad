"""Which room a mail concerns, and how it is handed there. The only place that knows the rooms below by name.

Steps inside the transaction of `receive`; only `actions` may call them.
"""

from datetime import timedelta

from django.utils import timezone

from pobratym.core.logs import without_addresses
from pobratym.delivery.actions import (
    note_acknowledged,
    note_bounced,
    note_sender_bounced,
    note_sender_heard,
)
from pobratym.delivery.models import CameBack
from pobratym.delivery.queries import delivery_of_mail, delivery_with_address
from pobratym.gateways.incoming_mail import Bounce, Incoming, Kind
from pobratym.introductions.models import Introduction
from pobratym.introductions.rules.doubtful import must_wait
from pobratym.journal.actions import record
from pobratym.mailroom.digests import digest_of_content
from pobratym.mailroom.models import MailKind, ReceivedMail, ReceivedStatus, Refused
from pobratym.mailroom.rules import is_of_receiver
from pobratym.mailroom.sorting.answers import answer_of_member, answer_of_town_hall
from pobratym.memberships.queries import memberships_of
from pobratym.places.queries import is_near_the_front
from pobratym.text_checks import findings

_SAME_WITHIN = timedelta(minutes=10)
_LONGEST_AUTOMATIC = 2_000  # letters of an automatic answer that are shown


def sort(mail: Incoming, row: ReceivedMail, *, is_return: bool) -> None:
    """Hand the mail to whom it concerns and say in the row what became of it.

    What comes to the address for mails that come back, and is no bounce, is an automatic answer: those go to the
    envelope's sender (RFC 3834), and no program of mail shows that address to a person who answers.
    """
    letter = Introduction.objects.with_sides().get(pk=row.introduction_id)
    if row.person is not None:
        own = memberships_of(row.person).values_list("municipality_id", flat=True)
        row.is_from_receiver = is_of_receiver(own, sender=letter.sender_id, receiver=letter.receiver_id)
    if mail.kind == Kind.LOOP:
        _refuse(row, Refused.LOOP, mail)
    elif mail.bounce is not None:
        _note_bounce(row, mail.bounce, letter)
    elif mail.kind == Kind.AUTO_REPLY or is_return:
        _show(row, mail, letter)
    else:
        _answer(row, mail, letter)


def _note_bounce(row: ReceivedMail, bounce: Bounce, letter: Introduction) -> None:
    """A mail of ours did not arrive: at a member's mailbox, or (no person) at the town hall's.

    Only what is final, or a mailbox that is full, ends a delivery: servers tell of delays too.
    """
    row.is_final, row.status_code = bounce.is_final, bounce.status[:12]
    row.diagnostic = without_addresses(" ".join(bounce.diagnostic.split()))[:300]
    if row.person is not None:
        if bounce.is_final:
            note_sender_bounced(person=row.person, said=row.diagnostic, by=None)
    elif bounce.is_final or bounce.is_full:
        delivery = delivery_of_mail(bounce.message_id) or delivery_with_address(row.token)
        if delivery is not None and delivery.introduction_id == letter.pk:
            note_bounced(delivery=delivery, kind=_came_back(bounce), said=row.diagnostic, by=None)
    record("mailroom.bounced", subject=letter, by=None, is_final=bounce.is_final, code=row.status_code)


def _show(row: ReceivedMail, mail: Incoming, letter: Introduction) -> None:
    """An automatic answer is kept for the letter's page: never an answer, never passed on."""
    side = letter.receiver_id if row.is_from_receiver else letter.sender_id
    is_doubtful = must_wait(findings(mail.text[:6000], strict=is_near_the_front(side)))
    row.kind, row.status = MailKind.AUTO_REPLY, ReceivedStatus.SHOWN
    row.text = "" if is_doubtful else mail.text[:_LONGEST_AUTOMATIC]
    record("mailroom.answered_automatically", subject=letter, by=None)


def _answer(row: ReceivedMail, mail: Incoming, letter: Introduction) -> None:
    row.text_digest = digest_of_content(mail.text, (each.content for each in mail.attachments))
    if mail.has_failed_checks:
        return _refuse(row, Refused.FAILED_CHECKS, mail)
    if _is_repeated(row):
        return _refuse(row, Refused.REPEATED, mail)
    done = answer_of_member(mail, letter, row.person) if row.person else answer_of_town_hall(mail, letter)
    if isinstance(done, Refused):
        return _refuse(row, done, mail)
    row.status = ReceivedStatus.HELD if done.is_held else ReceivedStatus.PASSED_ON
    if row.person is not None:
        note_sender_heard(person=row.person, by=None)
    elif (delivery := delivery_with_address(row.token)) is not None:
        note_acknowledged(delivery=delivery, by=None)
    return None


def _came_back(bounce: Bounce) -> CameBack:
    """RFC 3463: a code that begins with 5 says why for good; without one nobody knows."""
    if bounce.is_full:
        return CameBack.FULL
    return CameBack.REFUSED if bounce.status.startswith("5.") else CameBack.UNKNOWN


def _is_repeated(row: ReceivedMail) -> bool:
    """The same words at the same address within minutes: a loop that none of the headers shows, or a hasty finger."""
    since = timezone.now() - _SAME_WITHIN
    earlier = ReceivedMail.objects.filter(token=row.token, text_digest=row.text_digest, received_at__gt=since)
    return earlier.exclude(pk=row.pk).exclude(status=ReceivedStatus.REFUSED).exists()


def _refuse(row: ReceivedMail, why: Refused, mail: Incoming) -> None:
    row.status, row.refused, row.text = ReceivedStatus.REFUSED, why, mail.text[:6000]
