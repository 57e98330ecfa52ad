"""The verbs of the room: open an account for somebody else, send the journal's anchor out of the house."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction

from pobratym.core.languages import default_language
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.journal.anchors import current_anchor
from pobratym.people.models import User
from pobratym.people.notices import journal_anchored
from pobratym.people.queries import administrators, ensure_may
from pobratym.people.rules import MODERATORS, PlatformDeed


@transaction.atomic
def open_account(
    *,
    by: User | None,
    email: str,
    full_name: str,
    password: str | None,
    language: str | None = None,
    as_moderator: bool = False,
) -> User:
    """An account with a confirmed address, opened by a command or a moderator and not by its owner.

    Without a password nobody signs in to it until its owner has asked for one by mail. Only an administrator makes
    moderators. Raises NotAllowed for others, InvalidInput where the address is taken.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE if as_moderator else PlatformDeed.DECIDE_REQUESTS)
    user = User(email=email.lower(), full_name=full_name)
    user.language = language or default_language()
    user.is_staff = as_moderator
    user.set_password(password)
    refuse_invalid(user)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if as_moderator:
        user.groups.add(Group.objects.get_or_create(name=MODERATORS)[0])
    record("people.account_opened", subject=user, by=by, as_moderator=as_moderator)
    return user


@transaction.atomic
def send_anchor(*, by: User | None) -> int:
    """The anchor of the journal goes to every administrator: how many there are, 0 too while the journal is empty."""
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    anchor = current_anchor()
    if anchor is None:
        return 0
    told = list(administrators())
    for administrator in told:
        journal_anchored(administrator, anchor)
    return len(told)
