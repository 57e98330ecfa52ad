"""Mail leaves through a queue in the database: a page never waits for a mail server, a crash loses no letter."""

import base64
import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.html import escape
from django.utils.translation import get_language, gettext, override
from django_tasks import task

from pobratym.core.instance import is_demonstration

_BODY = re.compile("<body[^<>]{0,1000}>", re.IGNORECASE)


@task()
def deliver(letter: dict[str, Any]) -> None:
    """Hand one queued letter to the real mail backend (settings.DELIVERY_EMAIL_BACKEND)."""
    message = EmailMultiAlternatives(
        subject=letter["subject"],
        body=letter["body"],
        from_email=letter["from_email"],
        to=letter["to"],
        reply_to=letter["reply_to"],
        headers=letter["headers"],
        connection=get_connection(settings.DELIVERY_EMAIL_BACKEND),
    )
    for content, mimetype in letter["alternatives"]:
        message.attach_alternative(content, mimetype)
    for name, content, mimetype in letter["attachments"]:
        message.attach(name, base64.b64decode(content), mimetype)
    message.send()


class QueuedBackend(BaseEmailBackend):
    """A Django mail backend that files each letter as a task in the current transaction."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            deliver.enqueue(_marked(_as_data(message)) if is_demonstration() else _as_data(message))
        return len(email_messages)


def _as_data(message: EmailMessage) -> dict[str, Any]:
    alternatives = getattr(message, "alternatives", None) or []
    return {
        "subject": " ".join(str(message.subject).split()),  # one line, whatever stands in a name
        "body": str(message.body),
        "from_email": str(message.from_email),
        "to": list(message.to),
        "reply_to": list(message.reply_to),
        "headers": {name: str(value) for name, value in message.extra_headers.items()},
        "alternatives": [[each[0], each[1]] for each in alternatives],
        "attachments": [_attachment(each) for each in message.attachments],
    }


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
