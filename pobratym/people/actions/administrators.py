"""Those who run the service. The first one comes in by a command and needs no mail to be there yet."""

from allauth.account import app_settings
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import NotAllowed
from pobratym.core.letters import address
from pobratym.journal.actions import record
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed


@transaction.atomic
def make_administrator(*, by: User | None, user: User) -> User:
    """Let the person run the service. Who says so answers for the address: it counts as confirmed.

    Raises NotAllowed for all but administrators and commands.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    locked = User.objects.select_for_update().get(pk=user.pk)
    locked.is_superuser = locked.is_staff = locked.is_active = True
    locked.save(update_fields=["is_superuser", "is_staff", "is_active"])
    if by is None or by.pk != locked.pk:
        locked.put_out()  # whoever may more than before signs in anew
    EmailAddress.objects.filter(user=locked).exclude(email=locked.email).update(primary=False)
    EmailAddress.objects.update_or_create(user=locked, email=locked.email, defaults={"verified": True, "primary": True})
    record("people.administrator_made", subject=locked, by=by)
    return locked


@transaction.atomic
def one_time_address(*, by: User | None, user: User) -> str:
    """The address of a page where the person chooses a password, for once: for an installation without mail.

    Raises NotAllowed for all but commands: whoever has it enters as that person.
    """
    if by is not None:
        raise NotAllowed(_("This is done by a command of the service only."))
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    record("people.one_time_address_made", subject=user, by=by)
    return address("account_reset_password_from_key", user_pk_to_url_str(user), key, language=user.language)
