"""By e-mail to the town hall's mailbox: the whole letter in the reader's language, and the PDF.

What makes town halls read such mail, and what the law asks of a first one, stands in docs/adr/0052.
"""

from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from pobratym.answers.granting import NewLink
from pobratym.core.errors import Conflict, DomainError, InvalidInput, Text
from pobratym.core.languages import offered
from pobratym.core.letters import letter, through_us
from pobratym.core.mail import Letter, as_data, as_message, new_message_id
from pobratym.delivery.answer_address import AnswerWay, new_answer_way
from pobratym.delivery.models import Attempt, Channel, Delivery, HeldFor
from pobratym.delivery.rules.mailboxes import look_at, refused
from pobratym.delivery.rules.similarity import is_mass_mail
from pobratym.delivery.stop_links import stop_address
from pobratym.delivery.workflow import Status
from pobratym.introductions.models import Introduction
from pobratym.introductions.queries import as_read, language_for
from pobratym.introductions.relay import post_of
from pobratym.people.models import User
from pobratym.places.queries.official_addresses import known_of, website_of
from pobratym.places.rules.domains import as_host, host_of_mailbox

TEMPLATE = "delivery/letters/to_town_hall"
REMINDER = "delivery/letters/reminder"
# Town halls bar larger ones, or archive them unread.
LARGEST_PDF = 2 * 1024 * 1024
_COMPARED = 20  # letters of the sender, the last ones


class DoubtfulAddress(DomainError):
    """The address may be right, and should be looked at once more: the sender insists or mends it."""

    def __init__(self, warning: Text) -> None:
        super().__init__(warning)


class Sending(NamedTuple):
    """What a mail is made of beside its delivery: who sends, and what makes the PDF of a code."""

    by: User
    make: Callable[[NewLink], bytes]


class EmailHandler:
    """Sent at once to a mailbox at the town hall's own domain; otherwise a moderator looks first."""

    def check(self, delivery: Delivery, *, insist: bool) -> None:
        if delivery.is_on_file:
            reason, delivery.held_for = refused(delivery.address), []
        else:
            verdict = look_at(delivery.address, known_of(delivery.introduction.receiver_id))
            reason, delivery.held_for = verdict.refusal, verdict.held_for
            if verdict.warning and not insist and not reason:
                raise DoubtfulAddress(verdict.warning)
        if reason:
            raise InvalidInput(fields={"mailbox": [reason]})
        _refuse_repeated(delivery)
        if is_mass_mail(delivery.introduction.letter, _others(delivery.introduction)):
            delivery.held_for = [*delivery.held_for, str(HeldFor.SIMILAR)]

    def first_status(self, delivery: Delivery) -> str:
        return Status.HELD if delivery.held_for else Status.SENT

    def hand_over(self, delivery: Delivery) -> None:
        """File the mail in the outbox; what comes back names its Message-ID."""
        if delivery.status == Status.SENT and delivery.mail:
            file(delivery, delivery.mail)


def file(delivery: Delivery, mail: dict[str, Any]) -> None:
    """One mail to the town hall, with a Message-ID that the delivery remembers."""
    message = as_message(mail, to=delivery.address)
    message_id = new_message_id()
    message.extra_headers["Message-ID"] = message_id
    message.kind = mail["kind"]
    message.send()
    Attempt.objects.create(delivery=delivery, message_id=message_id)


def compose(delivery: Delivery, sending: Sending) -> dict[str, Any]:
    """The mail as it is filed, once: kept with the delivery for a moderator's yes, and for another try."""
    introduction = delivery.introduction
    language = offered(language_for(introduction.receiver))
    way = new_answer_way(introduction, by=sending.by, language=language)
    attached = sending.make(way.link)
    is_attached = 0 < len(attached) <= LARGEST_PDF
    message = _message(delivery, language, way, template=TEMPLATE, is_attached=is_attached)
    if is_attached:
        message.attach(f"{introduction.sender.slug}.pdf", attached, "application/pdf")
    return as_data(message) | {"kind": TEMPLATE}


def compose_reminder(delivery: Delivery, *, by: User) -> dict[str, Any]:
    """The same letter once more, in short, with a new way to answer."""
    language = offered(language_for(delivery.introduction.receiver))
    way = new_answer_way(delivery.introduction, by=by, language=language)
    return as_data(_message(delivery, language, way, template=REMINDER)) | {"kind": REMINDER}


def _message(delivery: Delivery, language: str, way: AnswerWay, *, template: str, is_attached: bool = False) -> Letter:
    introduction = delivery.introduction
    sender, post = introduction.sender, post_of(introduction.pk, is_notice=False)
    stop, website = stop_address(delivery.pk, language=language), website_of(sender.pk)
    with override(language):
        from_name = through_us(sender.name)
    context = {
        "introduction": introduction,
        "letter": as_read(introduction).in_language(language),
        "sender": sender,
        "sender_website": website.value if website else "",
        "receiver": introduction.receiver,
        "delivery": delivery,
        "source": shown_source(delivery),
        "answer_address": way.address,
        "code": way.code,
        "can_reply": bool(post.reply_to),
        "is_attached": is_attached,
        "stop_address": stop,
        "contact": settings.CONTACT_EMAIL,
    }
    message = letter(
        delivery.address,
        language=language,
        subject=f"{template}_subject.txt",
        text=f"{template}.txt",
        context=context,
        from_name=from_name,
        post=post,
    )
    message.extra_headers["List-Unsubscribe"] = f"<{stop}>"
    if stop.startswith("https://"):  # RFC 8058 knows no other
        message.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return message


def shown_source(delivery: Delivery) -> str:
    """Where the address was found, as the town hall is told: of what a sender typed, only a page of its own domain."""
    if delivery.is_on_file:
        return delivery.source
    try:
        host = as_host(urlsplit(delivery.source).hostname or "")
    except ValueError:
        return ""
    own = host_of_mailbox(delivery.address)
    return delivery.source if host and host.removeprefix("www.") == own else ""


def _refuse_repeated(delivery: Delivery) -> None:
    """Raises Conflict where the letter has gone to this mailbox already."""
    earlier = Delivery.objects.filter(introduction=delivery.introduction_id, channel=Channel.EMAIL)
    if earlier.filter(address__iexact=delivery.address).exclude(status=Status.GIVEN_UP).exists():
        raise Conflict(_("This letter has gone to this mailbox already. Choose another address or another way."))


def _others(introduction: Introduction) -> list[dict[str, str]]:
    """The sender's last letters that left the platform, to others."""
    sent = Introduction.objects.filter(sender=introduction.sender_id, deliveries__isnull=False)
    others = sent.exclude(receiver=introduction.receiver_id).order_by("-sent_at").distinct()
    return [dict(each.letter.items()) for each in others[:_COMPARED]]
