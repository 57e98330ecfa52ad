"""Accounts as administrators keep them. Whatever changes what a person may do has its entry in the journal."""

from collections.abc import Collection

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.core.languages import default_language
from pobratym.core.mail import forget_mail_to
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.people import notices
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import MODERATORS, PlatformDeed
from pobratym.people.rules.addresses import ascii_address


@transaction.atomic
def open_account(
    *,
    by: User | None,
    email: str,
    full_name: str,
    password: str | None,
    language: str | None = None,
    as_moderator: bool = False,
    groups: Collection[Group] = (),
    is_superuser: bool = False,
) -> User:
    """An account with a confirmed address, opened by a command or a moderator and not by its owner.

    Without a password nobody signs in to it until its owner has asked for one by mail. Only an administrator gives a
    role. Raises NotAllowed for others, InvalidInput where the address is taken or the password refused.
    """
    has_role = as_moderator or is_superuser or bool(groups)
    ensure_may(by, PlatformDeed.RUN_SERVICE if has_role else PlatformDeed.DECIDE_REQUESTS)
    user = User(email=ascii_address(email), full_name=full_name)
    user.language = language or default_language()
    if password is not None:
        _refuse_password(password, user)
    user.set_password(password)
    refuse_invalid(user)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    record("people.account_opened", subject=user, by=by, as_moderator=as_moderator)
    moderators = [Group.objects.get_or_create(name=MODERATORS)[0]] if as_moderator else []
    _set_groups(user, {*groups, *moderators}, by)
    _set_administrator(user, is_superuser, by)
    return user


@transaction.atomic
def change_account(
    *,
    by: User | None,
    user: User,
    email: str,
    full_name: str,
    language: str,
    is_active: bool,
    is_superuser: bool,
    groups: Collection[Group],
) -> User:
    """An administrator sets an account right. A replaced address is confirmed anew by its owner and signs in no more;
    both addresses are told.

    Raises NotAllowed for others and for taking one's own rights away, InvalidInput where the address is taken.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    limits.count("moderation", person=by)
    locked = User.objects.select_for_update().get(pk=user.pk)
    if by is not None and by.pk == locked.pk and not (is_active and is_superuser):
        raise NotAllowed(
            _("Nobody closes her own account or stops being an administrator by herself. Ask another one.")
        )
    old = locked.email
    locked.email, locked.full_name, locked.language = ascii_address(email), full_name.strip(), language
    refuse_invalid(locked)
    locked.save(update_fields=["email", "full_name", "language"])
    record("people.account_changed", subject=locked, by=by)
    if locked.email != old:
        _replace_address(locked, old, by)
    _set_active(locked, is_active, by)
    _set_groups(locked, set(groups), by)
    _set_administrator(locked, is_superuser, by)
    return locked


@transaction.atomic
def close_account(*, by: User | None, user: User, is_active: bool = False) -> User:
    """Close an account, or open it again with `is_active`; what was done with it stays. Raises NotAllowed."""
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    if by is not None and by.pk == user.pk:
        raise NotAllowed(
            _("Nobody closes her own account or stops being an administrator by herself. Ask another one.")
        )
    locked = User.objects.select_for_update().get(pk=user.pk)
    _set_active(locked, is_active, by)
    return locked


@transaction.atomic
def give_role(*, by: User | None, user: User, group: Group) -> User:
    """Make a person a moderator or an editor as well. Raises NotAllowed for all but administrators."""
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    locked = User.objects.select_for_update().get(pk=user.pk)
    _set_groups(locked, {*locked.groups.all(), group}, by)
    return locked


@transaction.atomic
def delete_account(*, by: User | None, user: User) -> None:
    """Delete an account that has done nothing yet, and the mail that waits for its addresses.

    What it uploaded is deleted by the schedule within hours (upkeep/pruning.py).

    Raises NotAllowed, or Conflict where letters, memberships or decisions name the person: those stay, and so the
    account does; it can be closed.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    if by is not None and by.pk == user.pk:
        raise NotAllowed(_("Nobody deletes her own account. Ask another administrator."))
    locked = User.objects.select_for_update().get(pk=user.pk)
    number = locked.pk
    addresses = {locked.email, *EmailAddress.objects.filter(user=locked).values_list("email", flat=True)}
    try:
        locked.delete()
    except (ProtectedError, RestrictedError) as error:
        raise Conflict(
            _(
                "This person has acted on the platform: memberships, letters or decisions name her, and these stay. "
                "Close the account instead: uncheck “active”. Nobody signs in to it then."
            )
        ) from error
    forget_mail_to(*addresses)
    locked.pk = number
    record("people.account_deleted", subject=locked, by=by)


def _refuse_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise InvalidInput(fields={"password": error.messages}) from error


def _replace_address(user: User, old: str, by: User | None) -> None:
    """The old address, and any other that was added beside it, leads into the account no more."""
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email, verified=False, primary=True)
    record("people.address_replaced", subject=user, by=by)
    notices.address_replaced(user.pk, old)


def _set_active(user: User, is_active: bool, by: User | None) -> None:
    if user.is_active == is_active:
        return
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    record("people.account_reopened" if is_active else "people.account_closed", subject=user, by=by)
    if not is_active:
        user.put_out()  # opened again, an old cookie is good for nothing


def _set_groups(user: User, wanted: set[Group], by: User | None) -> None:
    present = set(user.groups.all())
    if wanted == present:
        return
    user.groups.set(wanted)
    _sign_in_anew(user, by)
    for verb, groups in (("people.role_given", wanted - present), ("people.role_taken", present - wanted)):
        for group in sorted(groups, key=lambda each: each.name):
            record(verb, subject=user, by=by, role=group.name)
    _set_staff(user)


def _set_administrator(user: User, is_superuser: bool, by: User | None) -> None:
    if user.is_superuser == is_superuser:
        return
    user.is_superuser = is_superuser
    user.save(update_fields=["is_superuser"])
    _sign_in_anew(user, by)
    record("people.administrator_made" if is_superuser else "people.administrator_unmade", subject=user, by=by)
    _set_staff(user)


def _sign_in_anew(user: User, by: User | None) -> None:
    """Whoever may do more or less than before has no session of before. An administrator's own goes on: she stays one,
    and may everything already."""
    if by is None or by.pk != user.pk:
        user.put_out()


def _set_staff(user: User) -> None:
    user.is_staff = user.is_superuser or user.groups.exists()
    user.save(update_fields=["is_staff"])
