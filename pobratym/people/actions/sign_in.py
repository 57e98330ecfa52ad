"""What keeps somebody signed in, and by which two things: ended and taken away here."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from pobratym.core import limits
from pobratym.core.errors import NotAllowed
from pobratym.journal.actions import record
from pobratym.people import notices
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed, ensure_active


@transaction.atomic
def end_sessions(*, by: User | None, user: User, kept: str = "") -> int:
    """Sign somebody out wherever she is signed in but for the session `kept` (its key); how many were still open.

    For the person herself and for administrators. Raises NotAllowed for others.
    """
    if by is None or by.pk != user.pk:
        ensure_may(by, PlatformDeed.RUN_SERVICE)
    elif not by.is_active:
        raise NotAllowed
    ended = user.put_out(kept=kept)
    record("people.sessions_ended", subject=user, by=by, count=ended)
    return ended


@transaction.atomic
def carry_session_over(*, by: User, old: str, new: str) -> None:
    """The person's session has a new key: the list of her sessions goes by it, with the day the session began.

    Raises NotAllowed where the account is closed.
    """
    ensure_active(by)
    listed = UserSession.objects.filter(user=by)
    if listed.filter(session_key=new).exists():  # the library was faster
        listed.filter(session_key=old).delete()
    else:
        listed.filter(session_key=old).update(session_key=new)


@transaction.atomic
def remove_second_factor(*, by: User | None, user: User) -> None:
    """Take away apps, keys and recovery codes of a person who has lost them and has shown otherwise who she is.

    She is signed out everywhere and told by letter; where a second factor is demanded she sets up a new one at her next
    sign-in. For administrators, who may not do it for themselves. Raises NotAllowed for others.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    if by is not None and by.pk == user.pk:
        raise NotAllowed
    limits.count("moderation", person=by)
    Authenticator.objects.filter(user=user).delete()
    end_sessions(by=by, user=user)
    record("people.second_factor_removed", subject=user, by=by)
    notices.second_factor_removed(user)
