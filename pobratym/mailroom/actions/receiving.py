"""One mail comes in: read, told apart, handed to whom it concerns. Repeating it does nothing more."""

from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from pobratym.core import limits
from pobratym.core.errors import TooMany
from pobratym.gateways.incoming_mail import Bounce, Incoming, Unreadable, read
from pobratym.introductions.models import ReplyAddress
from pobratym.introductions.relay import ANSWERS, BOUNCES
from pobratym.mailroom.digests import digest
from pobratym.mailroom.dropping import note_dropped
from pobratym.mailroom.models import Dropped, ReceivedMail, ReceivedStatus
from pobratym.mailroom.sorting import sort
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed


@dataclass(frozen=True)
class Received:
    """What became of a mail. `dropped`: nothing of it is kept, and why; then all else is empty.

    `person` None with an `introduction`: whoever reads the town hall's post. `bounce`: what its mail server said.
    """

    status: str = ""
    kind: str = ""
    refused: str = ""
    dropped: str = ""
    introduction: int | None = None
    person: int | None = None
    bounce: Bounce | None = None
    is_repeated: bool = False


class _Counted(NamedTuple):
    """What is counted without being an account: an address, an address for answers."""

    pk: str


def receive(*, raw: bytes, by: User | None) -> Received:
    """Take a mail in: the bytes as they came. For the service itself; raises NotAllowed for people who are no
    administrators, and nothing about the mail."""
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    try:
        mail = read(raw, domain=settings.REPLY_DOMAIN)
    except Unreadable as unreadable:
        return _dropped(unreadable.trouble.value)
    known, is_return = _address(mail)
    if known is None:
        return _dropped(Dropped.UNKNOWN)
    try:
        with transaction.atomic():
            limits.count("mails_from_an_address", person=_Counted(digest(mail.sender)))
            limits.count("mails_to_an_address", person=_Counted(known.token))
            return _taken_in(mail, known, is_return=is_return)
    except TooMany:
        return _dropped(Dropped.TOO_MANY)


def _dropped(reason: str) -> Received:
    note_dropped(reason)
    return Received(dropped=reason)


def _address(mail: Incoming) -> tuple[ReplyAddress | None, bool]:
    """Ours for which it came, and whether it is the one to which mails come back."""
    wanted = {
        each.removeprefix(start): start for each in mail.tokens for start in (ANSWERS, BOUNCES) if each[:7] == start
    }
    found = {each.token: each for each in ReplyAddress.objects.select_related("person").filter(token__in=wanted)}
    for token, start in wanted.items():
        if token in found:
            return found[token], start == BOUNCES
    return None, False


def _taken_in(mail: Incoming, known: ReplyAddress, *, is_return: bool) -> Received:
    """The row is written first: of two who read the same mail, the second finds it."""
    row, is_new = ReceivedMail.objects.get_or_create(
        message_id=mail.message_id,
        token=known.token,
        defaults={"kind": mail.kind.value, "introduction_id": known.introduction_id, "person": known.person},
    )
    if is_new:
        sort(mail, row, is_return=is_return)
        row.save()
    return Received(
        status=ReceivedStatus(row.status).value,
        kind=row.kind,
        refused=row.refused,
        introduction=row.introduction_id,
        person=row.person_id,
        bounce=mail.bounce,
        is_repeated=not is_new,
    )
