"""Answers to mails that could not be passed on, each in the writer's language.

They answer a person alone, say so in their headers (RFC 3834) and come back to nobody. Called inside the change.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings

from pobratym.core.errors import Text
from pobratym.core.letters import Post, address, send_letter
from pobratym.gateways.incoming_mail import Incoming
from pobratym.gateways.incoming_mail.kinds import OWN_HEADER
from pobratym.introductions.models import Introduction
from pobratym.places.models import Municipality


def closed(to: str, *, language: str, mail: Incoming, introduction: Introduction, why: Text, page: str) -> None:
    """The letter takes no answers any more: its number, why, and how to open it again."""
    _answer("closed", to, language, mail, introduction=introduction, why=why, address=page)


def not_passed_on(to: str, *, language: str, mail: Incoming, introduction: Introduction, why: Text, page: str) -> None:
    """What was written did not reach the other side, and why."""
    _answer("not_passed_on", to, language, mail, introduction=introduction, why=why, address=page)


def held(
    to: str, *, language: str, mail: Incoming, introduction: Introduction, page: str, left_out: Sequence[Text]
) -> None:
    """A moderator reads it first; `left_out`: which files did not come along, a sentence each."""
    _answer("held", to, language, mail, introduction=introduction, left_out=left_out, address=page)


def without_files(
    to: str, *, language: str, mail: Incoming, introduction: Introduction, page: str, left_out: Sequence[Text]
) -> None:
    """The words were passed on, these files were not, a sentence each."""
    _answer("without_files", to, language, mail, introduction=introduction, left_out=left_out, address=page)


def other_sender(to: str, *, language: str, mail: Incoming, introduction: Introduction, page: str) -> None:
    """To the person whose address for answers it is: somebody wrote to it from elsewhere."""
    _answer("other_sender", to, language, None, introduction=introduction, address=page)


def page_of(introduction: Introduction, side: Municipality, language: str) -> str:
    """The letter's page, for a member of that side."""
    return address("correspondence:introduction", side.pk, introduction.pk, language=language)


def page_of_sender(introduction: Introduction, language: str) -> str:
    """For whoever has no account: the page of the municipality that wrote."""
    return address("web:municipality", introduction.sender_id, introduction.sender.slug, language=language)


def _answer(template: str, to: str, language: str, mail: Incoming | None, **context: Any) -> None:
    headers = {OWN_HEADER: "answer", "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"}
    if mail is not None:
        headers |= {"In-Reply-To": mail.message_id, "References": mail.message_id}
    nowhere = f"bounce-nobody@{settings.REPLY_DOMAIN}"
    send_letter(
        to,
        language=language,
        template=f"mailroom/letters/{template}",
        post=Post(return_path=nowhere, headers=headers),
        **context,
    )
