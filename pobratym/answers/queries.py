"""What a key opens, and what was answered."""

from django.core import signing
from django.db.models import QuerySet
from django.utils import timezone

from pobratym.answers.models import Answer, AnswerLink, Confirmation
from pobratym.answers.rules.codes import digest_of_answer_code
from pobratym.answers.rules.validity import is_void, takes_no_answer
from pobratym.core.errors import Text
from pobratym.introductions.models import SIDES, Introduction
from pobratym.memberships.queries import people_of
from pobratym.memberships.rules.keys import digest_of

_SALT = "pobratym.answers"
_TYPED_OPENS_FOR = 24 * 3600  # seconds; then the code is typed again
_PLACES = [f"introduction__{each}" for each in SIDES]


def link_with(key: str) -> AnswerLink | None:
    """What the key of an address opens; None for one that is unknown, too old or was made void."""
    found = _links().filter(key_digest=digest_of(key)).first() or _typed(key)
    return found if found and not _is_void(found) else None


def link_with_code(typed: str) -> AnswerLink | None:
    """What a code from paper opens, however it was typed."""
    found = _links().filter(code_digest=digest_of_answer_code(typed)).first()
    return found if found and not _is_void(found) else None


def key_for(link: AnswerLink) -> str:
    """A key for whoever has typed the code: it opens the same for a day."""
    return signing.dumps(link.pk, salt=_SALT)


def why_closed(letter: Introduction) -> Text | None:
    """Why the letter takes no answer with a link any more."""
    return takes_no_answer(status=letter.status, is_represented=bool(people_of(letter.receiver_id)))


def last_answer(link: AnswerLink) -> Answer | None:
    """What was said last with this link."""
    return link.answers.first()


def answers_of(introduction: Introduction) -> QuerySet[Answer]:
    """Everything that was said of a letter without an account, newest first: for its sender."""
    return Answer.objects.filter(link__introduction=introduction).select_related("message")


def has_links(introduction: Introduction) -> bool:
    """Whether codes of the letter are out that still open it."""
    now = timezone.now()
    return introduction.answer_links.filter(revoked_at__isnull=True, expires_at__gt=now).exists()


def confirmation_with(key: str) -> Confirmation | None:
    """What a mailbox is asked by a key, while it may answer."""
    found = Confirmation.objects.filter(digest=digest_of(key), used_at__isnull=True, expires_at__gt=timezone.now())
    places = [f"answer__link__{each}" for each in _PLACES]
    return found.select_related("answer__link__introduction", *places).first()


def _links() -> QuerySet[AnswerLink]:
    return AnswerLink.objects.select_related("introduction", *_PLACES)


def _typed(key: str) -> AnswerLink | None:
    try:
        pk = signing.loads(key, salt=_SALT, max_age=_TYPED_OPENS_FOR)
    except signing.BadSignature:
        return None
    return _links().filter(pk=pk).first()


def _is_void(link: AnswerLink) -> bool:
    return is_void(revoked_at=link.revoked_at, expires_at=link.expires_at, now=timezone.now())
