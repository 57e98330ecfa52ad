"""What people change of their own account by the pages of the sign-in library."""

from enum import StrEnum

from django.db import transaction

from pobratym.core.errors import NotAllowed
from pobratym.journal.actions import record
from pobratym.people.models import User


class OwnChange(StrEnum):
    """The last word of the entry in the journal."""

    SIGNED_UP = "signed_up"
    ADDRESS_ADDED = "address_added"
    ADDRESS_REMOVED = "address_removed"
    ADDRESS_CHANGED = "address_changed"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a word of the journal
    PASSWORD_RESET = "password_reset"  # noqa: S105
    APP_ADDED = "second_factor_app_added"
    APP_REMOVED = "second_factor_app_removed"
    KEY_ADDED = "second_factor_key_added"
    KEY_REMOVED = "second_factor_key_removed"
    RECOVERY_CODES_MADE = "recovery_codes_made"


_PUTS_OTHERS_OUT = {OwnChange.ADDRESS_CHANGED, OwnChange.PASSWORD_CHANGED, OwnChange.PASSWORD_RESET}


@transaction.atomic
def note_own_change(*, by: User, user: User, change: OwnChange, session: str = "") -> None:
    """File what a person has changed of her own account, by which session (its key; none by a letter).

    A new password or main address puts out whoever else had got in by the old one. Raises NotAllowed for anybody else.
    """
    if by.pk != user.pk or not by.is_active:
        raise NotAllowed
    record(f"people.{change}", subject=user, by=by)
    if change in _PUTS_OTHERS_OUT:
        user.put_out(kept=session)
