"""Letters in the reader's language: a plain text, and the same text as simple HTML with links one can follow."""

from email.utils import formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from pobratym.core.languages import offered


def address(name: str, *args: Any, language: str) -> str:
    """The full address of a page in the reader's language, for letters."""
    with override(offered(language)):
        return f"{settings.SITE_URL.rstrip('/')}{reverse(name, args=args)}"


def send_letter(to: str, *, language: str, template: str, from_name: str = "", **context: Any) -> None:
    """Render `template`_subject.txt and `template`.txt in `language` and file them in the outbox, in the transaction
    of the change they tell of.

    `from_name` stands before our own address where somebody writes through us: nobody's address is shown.
    """
    letter(
        to,
        language=language,
        subject=f"{template}_subject.txt",
        text=f"{template}.txt",
        context=context,
        from_name=from_name,
    ).send()


class Letter(EmailMultiAlternatives):
    """A mail that knows what kind of letter it is: the outbox names it without its text."""

    kind = ""


def letter(to: str, *, language: str, subject: str, text: str, context: dict[str, Any], from_name: str = "") -> Letter:
    """A letter rendered in `language` from the templates `subject` and `text`, as plain text and as simple HTML."""
    language = offered(language)
    with override(language):
        heading = " ".join(render_to_string(subject, context).split())
        body = render_to_string(text, context).strip() + "\n"
        html = render_to_string("letters/frame.html", {"subject": heading, "text": body, "language": language})
    message = Letter(heading, body, _sender(from_name), [to], headers={"Content-Language": language})
    message.attach_alternative(html, "text/html")
    message.kind = text.removesuffix(".txt")
    return message


def _sender(name: str) -> str | None:
    """Our address with that name, or the default sender."""
    return formataddr((" ".join(name.split()), parseaddr(settings.DEFAULT_FROM_EMAIL)[1])) if name else None
