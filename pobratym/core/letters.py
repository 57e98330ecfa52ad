"""Letters in the reader's language: a plain text, and the same text as HTML in which addresses are buttons.

The HTML is one file for every program of mail: no picture, nothing loaded from anywhere, no address that tells us who
has read it; 320 pixels are enough for it (docs/adr/0026).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formataddr, parseaddr
from typing import Any, NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override, pgettext

from pobratym.core.languages import offered
from pobratym.core.mail import Letter


def address(name: str, *args: Any, language: str) -> str:
    """The full address of a page in the reader's language, for letters."""
    with override(offered(language)):
        return f"{settings.SITE_URL.rstrip('/')}{reverse(name, args=args)}"


@dataclass(frozen=True)
class Post:
    """How a letter travels: where an answer goes, where it comes back to (the sender of its envelope), and headers
    that say which letters belong together or that no person wrote it."""

    reply_to: str = ""
    return_path: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


_AS_USUAL = Post()


def send_letter(
    to: str,
    *,
    language: str,
    template: str,
    from_name: str = "",
    subject: str = "",
    post: Post = _AS_USUAL,
    **context: Any,
) -> None:
    """Render `template`_subject.txt and `template`.txt in `language` and file them in the outbox, in the transaction
    of the change they tell of.

    `subject`: in words already, in that language, instead of a template of its own. `from_name` stands before our own
    address where somebody writes through us: nobody's address is shown.
    """
    letter(
        to,
        language=language,
        subject=None if subject else f"{template}_subject.txt",
        text=f"{template}.txt",
        context={**context, "subject": subject},
        from_name=from_name,
        post=post,
    ).send()


def letter(
    to: str,
    *,
    language: str,
    subject: str | None,
    text: str,
    context: dict[str, Any],
    from_name: str = "",
    post: Post = _AS_USUAL,
) -> Letter:
    """A letter rendered in `language` from the templates `subject` and `text`, as plain text and as HTML.

    Without a template of its subject that is `context["subject"]`.
    """
    language = offered(language)
    with override(language):
        heading = " ".join((render_to_string(subject, context) if subject else str(context["subject"])).split())
        buttons: dict[str, str] = {}
        body = render_to_string(text, {**context, "buttons": buttons}).strip() + "\n"
        html = render_to_string(
            "letters/frame.html",
            {"subject": heading, "parts": _parts(body, buttons), "language": language, "text": body},
        )
    headers, sender = {"Content-Language": language, **post.headers}, _sender(from_name)
    if post.return_path:  # the envelope's sender is Django's from_email; the reader sees From
        headers["From"] = sender or settings.DEFAULT_FROM_EMAIL
    message = Letter(
        heading,
        body,
        post.return_path or sender,
        [to],
        headers=headers,
        reply_to=[post.reply_to] if post.reply_to else None,
    )
    message.attach_alternative(html, "text/html")
    message.kind = text.removesuffix(".txt")
    return message


class _Part(NamedTuple):
    """Some lines of a letter, or an address that stands alone with what its button says."""

    text: str
    label: str = ""


def _parts(body: str, buttons: Mapping[str, str]) -> list[_Part]:
    """The letter cut at the lines that are buttons."""
    parts, lines = [], []
    for line in [*body.split("\n"), None]:
        if line is not None and line.strip() not in buttons:
            lines.append(line)
            continue
        if text := "\n".join(lines).strip():
            parts.append(_Part(text))
        if line is not None:
            parts.append(_Part(line.strip(), buttons[line.strip()]))
        lines = []
    return parts


def through_us(name: object) -> str:
    """What stands before our own address where somebody writes through us, in the language that is active.

    `name`: words, or a text in several languages.
    """
    return pgettext("sender of a mail", "%(municipality)s via Pobratym") % {"municipality": name}


def _sender(name: str) -> str | None:
    """Our address with that name, or the default sender."""
    return formataddr((" ".join(name.split()), parseaddr(settings.DEFAULT_FROM_EMAIL)[1])) if name else None
