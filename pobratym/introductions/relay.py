"""Where answers by mail come in, and mails that did not arrive. Only `notices` and `actions` may call it, here and in
rooms above."""

import secrets
from urllib.parse import urlsplit

from django.conf import settings

from pobratym.core.letters import Post
from pobratym.introductions.models import ReplyAddress
from pobratym.people.models import User

# Mail servers may write the part before the domain in small letters: no case, no signs that are taken for others.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH = 26  # 128 bits
ANSWERS, BOUNCES = "letter-", "bounce-"
# Stands in every mail about a letter: one that comes in with it has gone round (gateways/incoming_mail/kinds.py).
_OWN_HEADER = "X-Pobratym-Letter"


def reply_address(introduction: int, person: User | None = None) -> str:
    """The address at which this reader's answers to this letter arrive; none where no mail is read.

    `person` None: whoever reads the post of a town hall that is not here. Made when it is first asked for.
    """
    return f"{ANSWERS}{_token(introduction, person)}@{settings.REPLY_DOMAIN}" if settings.REPLY_DOMAIN else ""


def return_path(introduction: int, person: User | None = None) -> str:
    """The sender of the envelope of mails about this letter to this reader: what does not arrive comes back there, and
    tells by its address which letter and whose mailbox it was. Empty where no mail is read."""
    return f"{BOUNCES}{_token(introduction, person)}@{settings.REPLY_DOMAIN}" if settings.REPLY_DOMAIN else ""


def post_of(introduction: int, person: User | None = None, *, is_notice: bool) -> Post:
    """How a mail about this letter to this reader travels.

    All mails about one letter name the same ancestor, so that programs of mail show them together. A `notice` is made
    by the service (RFC 3834: nobody's absence answers it); a person's words that we pass on are not.
    """
    thread = f"<letter-{introduction}.thread@{urlsplit(settings.SITE_URL).hostname}>"
    headers = {_OWN_HEADER: "passed on", "In-Reply-To": thread, "References": thread}
    if is_notice:
        headers |= {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    return Post(reply_address(introduction, person), return_path(introduction, person), headers)


def _token(introduction: int, person: User | None) -> str:
    known, _is_new = ReplyAddress.objects.get_or_create(
        introduction_id=introduction, person=person, defaults={"token": _new_token()}
    )
    return known.token


def _new_token() -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
