"""How a letter gets the key with which it is answered. Called by `actions`, here and in rooms above."""

from typing import NamedTuple

from django.utils import timezone

from pobratym.answers.models import AnswerLink
from pobratym.answers.rules.codes import digest_of_answer_code
from pobratym.answers.rules.validity import VALID_FOR
from pobratym.introductions.models import Introduction
from pobratym.memberships.granting import digest_of_code, new_letter_code
from pobratym.memberships.models import LetterCode
from pobratym.memberships.rules.keys import digest_of, new_code, new_key
from pobratym.people.models import User


class NewLink(NamedTuple):
    """Told once and kept nowhere: `key` stands in the address, `code` on paper."""

    key: str
    code: str


def new_answer_link(introduction: Introduction, *, by: User | None, code: str = "") -> NewLink:
    """A key for the letter, inside the transaction in which it leaves; earlier ones stay valid.

    `code`: one that has been issued as evidence for a request to represent the receiver (docs/adr/0048). Without one it
    is issued here, where a person stands behind it. Whoever called has asked who may.
    """
    if not code:
        code = _issued(introduction, by)
    now, key = timezone.now(), new_key()
    evidence = LetterCode.objects.filter(digest=digest_of_code(introduction.receiver_id, code, is_printed=True))
    AnswerLink.objects.create(
        introduction=introduction,
        key_digest=digest_of(key),
        code_digest=digest_of_answer_code(code),
        evidence=evidence.first(),
        made_at=now,
        made_by=by,
        expires_at=now + VALID_FOR,
    )
    return NewLink(key, code)


def _issued(introduction: Introduction, by: User | None) -> str:
    if by is None:
        return new_code()
    _row, code = new_letter_code(introduction.receiver_id, by=by, letter_of=introduction.sender_id)
    return code
