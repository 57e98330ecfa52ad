"""Answers by mail: in the name of a member, or of a town hall that has no account here. Files come with them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pobratym.core import limits
from pobratym.core.errors import Conflict, DomainError, InvalidInput, NotAllowed, Text, TooMany
from pobratym.core.languages import offered
from pobratym.gateways.incoming_mail import Incoming
from pobratym.introductions.actions import answer, message_from_outside
from pobratym.introductions.models import Introduction, Message
from pobratym.introductions.queries import language_for
from pobratym.introductions.rules.doubtful import DoubtfulMessage
from pobratym.mailroom import notices
from pobratym.mailroom.digests import digest
from pobratym.mailroom.models import Refused
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import memberships_of
from pobratym.people.models import User
from pobratym.talks.actions import add_from_mail


@dataclass(frozen=True)
class _Writer:
    """Whom a word about the mail goes to, in which language, and which page it names."""

    pk: str
    address: str
    language: str
    page: str


@dataclass(frozen=True)
class _Said:
    """What a writer is told of which letter: a refused file is another word than the one before it."""

    pk: str

    @classmethod
    def of(cls, writer: _Writer, letter: Introduction, notice: str, more: Mapping[str, Text | list[Text]]) -> "_Said":
        said = [str(each) for text in more.values() for each in (text if isinstance(text, list) else [text])]
        return cls(digest(" ".join([writer.address, str(letter.pk), notice, *said])))


def answer_of_member(mail: Incoming, letter: Introduction, person: User) -> Message | Refused:
    """Her words in the conversation, in the name of the side for which she may speak now; she is told what goes wrong.

    Whoever knows her address for answers and writes from elsewhere is not heard; she is told, at her own address.
    """
    membership = _membership(person, letter)
    side = membership.municipality if membership else letter.sender
    writer = _writer(person.email, person.language, notices.page_of(letter, side, person.language))
    if mail.sender != person.email.casefold():
        _tell(notices.other_sender, writer, mail, letter)
        return Refused.OTHER_SENDER
    if membership is None:
        return _refused(Refused.NO_RIGHT, NotAllowed.message, writer, mail, letter)

    def write() -> Message:
        try:
            return answer(introduction=letter, by=membership, text=mail.text)
        except DoubtfulMessage:
            return answer(introduction=letter, by=membership, text=mail.text, insist=True)

    return _written(write, writer, mail, letter)


def answer_of_town_hall(mail: Incoming, letter: Introduction) -> Message | Refused:
    """The words of whoever reads the town hall's post."""
    language = language_for(letter.receiver)
    writer = _writer(mail.sender, language, notices.page_of_sender(letter, language))

    def write() -> Message:
        return message_from_outside(introduction=letter, text=mail.text, by=None)

    return _written(write, writer, mail, letter)


def _membership(person: User, letter: Introduction) -> Membership | None:
    """In whose name she writes; who stands on both sides writes for the one that wrote the letter."""
    sides = memberships_of(person).filter(municipality__in=[letter.sender_id, letter.receiver_id])
    found = {each.municipality_id: each for each in sides} if person.is_active else {}
    return found.get(letter.sender_id) or found.get(letter.receiver_id)


def _writer(address: str, language: str, page: str) -> _Writer:
    return _Writer(digest(address), address, language, page)


def _written(write: Callable[[], Message], writer: _Writer, mail: Incoming, letter: Introduction) -> Message | Refused:
    """What the conversation refuses is told in the writer's language."""
    with override(offered(writer.language)):
        if not mail.text:
            return _refused(Refused.EMPTY, _("The e-mail holds no text of its own."), writer, mail, letter)
        try:
            with transaction.atomic():
                message = write()
                left_out = add_from_mail(message=message, attachments=_files(mail), by=None)
        except Conflict as conflict:
            _tell(notices.closed, writer, mail, letter, why=str(conflict))
            return Refused.CLOSED
        except NotAllowed as refusal:
            return _refused(Refused.NO_RIGHT, str(refusal), writer, mail, letter)
        except (InvalidInput, TooMany) as refusal:
            return _refused(Refused.NOT_ACCEPTED, _said(refusal), writer, mail, letter)
    if message.is_held:
        _tell(notices.held, writer, mail, letter, left_out=left_out)
    elif left_out:
        _tell(notices.without_files, writer, mail, letter, left_out=left_out)
    return message


def _files(mail: Incoming) -> list["File[bytes]"]:
    return [ContentFile(each.content, name=each.name) for each in mail.attachments]


def _said(refusal: DomainError) -> str:
    fields = refusal.fields.values() if isinstance(refusal, InvalidInput) else ()
    return " ".join(str(text) for texts in fields for text in texts) or str(refusal)


def _refused(reason: Refused, why: Text, writer: _Writer, mail: Incoming, letter: Introduction) -> Refused:
    _tell(notices.not_passed_on, writer, mail, letter, why=why)
    return reason


def _tell(
    notice: Callable[..., None], writer: _Writer, mail: Incoming, letter: Introduction, **more: Text | list[Text]
) -> None:
    """The same about a letter once an hour, a few words an hour to an address, and none to whom nobody can answer."""
    if not writer.address or not mail.is_answerable:
        return
    try:
        with transaction.atomic():
            limits.count("mails_answered_alike", person=_Said.of(writer, letter, notice.__name__, more))
            limits.count("mails_answered", person=writer)
    except TooMany:
        return
    notice(writer.address, language=writer.language, mail=mail, introduction=letter, page=writer.page, **more)
