"""A link is opened and an answer is filed: steps inside a verb's own transaction. Only `actions` may call them."""

from datetime import date
from typing import TypedDict

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pobratym.answers.models import Answer, AnswerKind, AnswerLink
from pobratym.answers.queries import link_with, why_closed
from pobratym.core import limits
from pobratym.core.errors import Conflict, NotAllowed
from pobratym.core.validation import refuse_invalid
from pobratym.introductions.models import Introduction, Message
from pobratym.journal.actions import record
from pobratym.memberships.queries import represents
from pobratym.people.models import User
from pobratym.people.rules import ensure_active


class Who(TypedDict, total=False):
    """Who answers, as far as she says."""

    name: str
    post: str
    mailbox: str


def void() -> Conflict:
    """The answer to a key that opens nothing, whatever the reason: nothing can be learnt by trying."""
    return Conflict(_("This link or code no longer works. Ask the sender of the letter for a new one."))


def opened(key: str, by: User | None) -> AnswerLink:
    """The link, with its letter held until the transaction ends: of two colleagues one waits.

    Raises NotAllowed for closed accounts and for whoever represents the sender, Conflict where the key opens nothing or
    the letter takes no answer any more, TooMany.
    """
    ensure_active(by)
    link = link_with(key)
    if link is None:
        raise void()
    if by is not None and represents(by, link.introduction.sender_id):
        raise NotAllowed(_("This is a letter of your own municipality. Only its receiver answers here."))
    limits.count("outside_answers", person=by, municipality=link.introduction.receiver_id)
    letter = Introduction.objects.with_sides().select_for_update(of=("self",)).get(pk=link.introduction_id)
    reason = why_closed(letter)
    if reason:
        raise Conflict(reason)
    if link_with(key) is None:  # made void while we waited
        raise void()
    link.introduction = letter
    return link


def said(
    link: AnswerLink,
    kind: AnswerKind,
    who: Who,
    by: User | None,
    *,
    message: Message | None = None,
    text: str = "",
    again_on: date | None = None,
) -> Answer:
    """The answer, filed and journalled."""
    now = timezone.now()
    answer = Answer(link=link, kind=kind, message=message, text=text.strip(), again_on=again_on, said_at=now)
    answer.language = get_language() or ""
    answer.name, answer.post = who.get("name", "").strip(), who.get("post", "").strip()
    answer.mailbox = who.get("mailbox", "").strip()
    refuse_invalid(answer)
    answer.save()
    link.opened_at, link.last_used_at = link.opened_at or now, now
    link.save(update_fields=["opened_at", "last_used_at"])
    letter = link.introduction
    record("answers.said", subject=letter, by=by, municipality_id=letter.receiver_id, kind=kind.value)
    return answer
