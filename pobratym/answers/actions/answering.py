"""Whoever reads the town hall's post answers with the key of the letter, with an account or without.

An answer can be given anew until the letter is decided: the sender sees each, the newest first.
"""

from datetime import date
from typing import Unpack

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pobratym.answers import notices
from pobratym.answers.models import Answer, AnswerKind, AnswerLink
from pobratym.answers.rules.words import words_for
from pobratym.answers.writing import Who, opened, said
from pobratym.core.errors import InvalidInput
from pobratym.introductions.actions import decline_from_outside, message_from_outside, receive_outside
from pobratym.introductions.queries import language_for
from pobratym.introductions.rules.doubtful import DoubtfulRefusal, refuse_doubtful
from pobratym.people.models import User
from pobratym.places.queries import is_near_the_front
from pobratym.text_checks import findings

REPLIES = (AnswerKind.INTERESTED, AnswerKind.QUESTION, AnswerKind.NOT_NOW)


@transaction.atomic
def acknowledge(*, key: str, by: User | None, **who: Unpack[Who]) -> Answer:
    """The letter has reached the town hall. Raises NotAllowed, Conflict, TooMany, as all of these verbs do."""
    link = opened(key, by)
    receive_outside(introduction=link.introduction, by=None)
    return said(link, AnswerKind.RECEIVED, who, by)


@transaction.atomic
def reply(
    *, key: str, kind: str, by: User | None, text: str = "", again_on: date | None = None, **who: Unpack[Who]
) -> Answer:
    """Interested, a question, or not now: a message to the sender, in courteous words where there are none of one's
    own. What the checks doubt waits for a moderator. Raises InvalidInput for a question without words."""
    link = opened(key, by)
    if kind not in REPLIES:
        raise InvalidInput(fields={"kind": [_("Choose an answer.")]})
    letter = receive_outside(introduction=link.introduction, by=None)
    with override(language_for(link.introduction.sender)):
        words = words_for(kind, own=text.strip(), again_on=again_on)
    verb = "ask" if kind == AnswerKind.QUESTION else "answer"
    message = message_from_outside(introduction=letter, text=words, verb=verb, by=None)
    return said(link, AnswerKind(kind), who, by, message=message, again_on=again_on)


@transaction.atomic
def decline(*, key: str, reason: str, by: User | None, own_words: str = "", **who: Unpack[Who]) -> Answer:
    """No, politely and why: that decides the letter. Raises InvalidInput without a reason, DoubtfulRefusal."""
    link = opened(key, by)
    receive_outside(introduction=link.introduction, by=None)
    decline_from_outside(introduction=link.introduction, reason=reason, own_words=own_words, by=None)
    return said(link, AnswerKind.DECLINED, who, by)


@transaction.atomic
def name_another(*, key: str, text: str, has_consent: bool, by: User | None, **who: Unpack[Who]) -> Answer:
    """Please write to somebody else: the sender reads it and decides; nothing is sent there by itself.

    Raises InvalidInput without words or without consent of whom it names, DoubtfulRefusal.
    """
    link = opened(key, by)
    _refuse_unsaid(text)
    if not has_consent:
        raise InvalidInput(fields={"has_consent": [_("Name nobody who does not want to be written to.")]})
    _look_at(text, link)
    receive_outside(introduction=link.introduction, by=None)
    answer = said(link, AnswerKind.INSTEAD, who, by, text=text)
    notices.said(answer.pk)
    return answer


@transaction.atomic
def report_wrong_address(*, key: str, by: User | None, text: str = "", **who: Unpack[Who]) -> Answer:
    """The letter has reached somebody who is not the town hall: the sender is told. Raises DoubtfulRefusal."""
    link = opened(key, by)
    _look_at(text, link)
    answer = said(link, AnswerKind.WRONG_ADDRESS, who, by, text=text)
    notices.said(answer.pk)
    return answer


def _refuse_unsaid(text: str) -> None:
    if not text.strip():
        raise InvalidInput(fields={"text": [_("Write to whom the letter should go.")]})


def _look_at(text: str, link: AnswerLink) -> None:
    """It goes to the sender at once, so there is nothing to wait for."""
    refuse_doubtful(findings(text.strip(), strict=is_near_the_front(link.introduction.receiver_id)), DoubtfulRefusal)
