"""A person takes what is kept about her with her: a copy of it, and herself out of it."""

from datetime import date
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Model, ProtectedError, RestrictedError
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import NotAllowed
from pobratym.core.languages import default_language
from pobratym.core.mail import forget_mail_to
from pobratym.core.personal_data import WhenErased
from pobratym.core.texts import LocalizedText
from pobratym.journal.actions import record
from pobratym.journal.models import Entry
from pobratym.people.models import ERASED_DOMAIN, User
from pobratym.people.personal_data import records_about
from pobratym.people.rules import ensure_active, ensure_may_leave

_OF_THE_ACCOUNT = ("email", "full_name", "language", "date_joined", "last_login")


@transaction.atomic
def export_own_data(*, by: User) -> dict[str, Any]:
    """A copy of all that is kept about the person, ready for JSON (GDPR, articles 15 and 20): her account, the records
    that name her by kind, and her entries in the journal. No secret is in it.

    Raises NotAllowed where the account is closed, TooMany.
    """
    ensure_active(by)
    limits.count("exports_of_own_data", person=by)
    record("people.data_exported", subject=by, by=by)
    kinds = [
        {
            "what": str(each.naming.what),
            "when_erased": each.naming.when_erased.value,
            "rows": [_row(row, each.naming.shown) for row in each.rows],
        }
        for each in records_about(by)
    ]
    done = Entry.objects.filter(actor_id=by.pk).values("occurred_at", "verb", "municipality_id")
    return {
        "account": _row(by, _OF_THE_ACCOUNT),
        "records": [each for each in kinds if each["rows"]],
        "journal": [{name: _plain(value) for name, value in each.items()} for each in done],
    }


@transaction.atomic
def erase_account(*, by: User, user: User) -> None:
    """Erase the person from the platform, by her own will. What she did in the name of others stays, said of nobody:
    it belongs to them. Where nothing of that kind is, nothing of the account is left but an entry in the journal.

    Raises NotAllowed for anybody else and for administrators, of whom there has to be one.
    """
    ensure_may_leave(by)
    if by.pk != user.pk:
        raise NotAllowed(_("Only the person erases her own account."))
    locked = User.objects.select_for_update().get(pk=user.pk)
    addresses = {locked.email, *EmailAddress.objects.filter(user=locked).values_list("email", flat=True)}
    locked.put_out()
    try:
        with transaction.atomic():
            User(pk=locked.pk).delete()
    except (ProtectedError, RestrictedError):
        _leave_the_deeds(locked)
    forget_mail_to(*addresses)
    record("people.account_erased", subject=locked, by=by)


def _leave_the_deeds(user: User) -> None:
    """The row that others point at says nothing of anybody any more."""
    for each in records_about(user):
        if each.naming.when_erased is WhenErased.GOES:
            each.rows.delete()
        elif each.naming.emptied:
            when = {each.naming.stamped: timezone.now()} if each.naming.stamped else {}
            each.rows.update(**dict.fromkeys(each.naming.emptied, ""), **when)
    user.email, user.full_name, user.language = f"{user.pk}@{ERASED_DOMAIN}", "", default_language()
    user.is_active = user.is_staff = False
    user.last_login = None
    user.set_unusable_password()
    user.save()


def _row(row: Model, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: Any) -> Any:
    """As JSON knows it."""
    if isinstance(value, LocalizedText):
        return value.as_json()
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | dict | list | None) else str(value)
