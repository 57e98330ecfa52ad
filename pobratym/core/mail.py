"""Mail is filed in the transaction of the change it tells of; the worker hands it over (pobratym/upkeep/delivery.py).

A page never waits for a mail server, a change and its letters stand or fall together.
"""

import base64
import re
from collections.abc import Mapping, Sequence
from email.utils import formatdate, make_msgid
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.html import escape
from django.utils.translation import get_language, gettext, override
from django_tasks import task

from pobratym.core.instance import is_demonstration
from pobratym.core.models import MailStatus, OutgoingMail

_BODY = re.compile("<body[^<>]{0,1000}>", re.IGNORECASE)


class Letter(EmailMultiAlternatives):
    """A mail that knows what kind of letter it is: the outbox names it without its text."""

    kind = ""


class OutboxBackend(BaseEmailBackend):
    """A Django mail backend that files each letter in the outbox, in the current transaction."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            letter = as_data(message)
            file_letter(
                _marked(letter) if is_demonstration() else letter,
                recipients=message.recipients(),
                kind=getattr(message, "kind", ""),
            )
        return len(email_messages)


def file_letter(letter: Mapping[str, Any], *, recipients: Sequence[str], kind: str = "") -> None:
    """One mail for each recipient, each with a Message-ID and a date of its own that no repetition changes.

    A mail to one recipient may bring its Message-ID along, for whoever wants to know it when it comes back.
    """
    own = letter["headers"].get("Message-ID") if len(recipients) == 1 else None
    OutgoingMail.objects.bulk_create(
        OutgoingMail(
            message_id=(message_id := own or new_message_id()),
            kind=kind,
            recipient=recipient,
            letter={
                **letter,
                "headers": {"Date": formatdate(localtime=True), **letter["headers"], "Message-ID": message_id},
            },
        )
        for recipient in recipients
    )


def forget_mail_to(*addresses: str) -> int:
    """Delete what still waits for these addresses or could not be delivered to them: for verbs that erase a person."""
    unsent = OutgoingMail.objects.exclude(status=MailStatus.DELIVERED)
    return sum(unsent.filter(recipient__iexact=address).delete()[0] for address in addresses)


@task()
def deliver(letter: dict[str, Any]) -> None:
    """Letters that a process of the release before filed as tasks while this one was put in place."""
    file_letter(letter, recipients=letter["to"])


def new_message_id() -> str:
    """A Message-ID of this site."""
    return make_msgid(domain=urlsplit(settings.SITE_URL).hostname)


def as_data(message: EmailMessage) -> dict[str, Any]:
    """The mail as it stands in the outbox, without its recipients."""
    alternatives = getattr(message, "alternatives", None) or []
    return {
        "subject": " ".join(str(message.subject).split()),  # one line, whatever stands in a name
        "body": str(message.body),
        "from_email": str(message.from_email),
        "reply_to": list(message.reply_to),
        "headers": {name: str(value) for name, value in message.extra_headers.items()},
        "alternatives": [[each[0], each[1]] for each in alternatives],
        "attachments": [_attachment(each) for each in message.attachments],
    }


def as_message(letter: Mapping[str, Any], *, to: str, connection: Any = None) -> Letter:
    """The other way round: a mail to one recipient of what stands in the outbox."""
    message = Letter(
        subject=letter["subject"],
        body=letter["body"],
        from_email=letter["from_email"],
        to=[to],
        reply_to=letter["reply_to"],
        headers=dict(letter["headers"]),
        connection=connection,
    )
    for content, mimetype in letter["alternatives"]:
        message.attach_alternative(content, mimetype)
    for name, content, mimetype in letter["attachments"]:
        message.attach(name, base64.b64decode(content), mimetype)
    return message


def _marked(letter: dict[str, Any]) -> dict[str, Any]:
    """The letter of a demonstration says so in its subject and its first line, in its own language."""
    with override(letter["headers"].get("Content-Language", get_language())):
        subject = gettext("Demonstration: %(subject)s") % {"subject": letter["subject"]}
        notice = gettext("This letter comes from a demonstration: people, wishes and letters there are made up.")
    return {
        **letter,
        "subject": subject,
        "body": f"{notice}\n\n{letter['body']}",
        "alternatives": [_html_marked(content, kind, notice) for content, kind in letter["alternatives"]],
    }


def _html_marked(content: str, kind: str, notice: str) -> list[str]:
    if kind != "text/html":
        return [content, kind]
    body = _BODY.search(content)
    start = body.end() if body else 0
    return [f"{content[:start]}<p><strong>{escape(notice)}</strong></p>{content[start:]}", kind]


def _attachment(attachment: Any) -> list[str]:
    name, content, mimetype = attachment
    raw = content.encode() if isinstance(content, str) else content
    return [name or "", base64.b64encode(raw).decode(), mimetype or "application/octet-stream"]
