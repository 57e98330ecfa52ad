"""How the sign-in library speaks to our people."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import get_next_redirect_url
from django.contrib.auth import REDIRECT_FIELD_NAME, update_session_auth_hash
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.urls import translate_url
from django.utils.http import urlencode

from pobratym.core.errors import InvalidInput
from pobratym.core.languages import current_language, offered
from pobratym.core.letters import address, letter
from pobratym.desk.account.session_limits import begin
from pobratym.people.actions import OwnChange, note_own_change
from pobratym.people.models import User
from pobratym.people.rules.addresses import ascii_address
from pobratym.web.drafts import find_again

_log = logging.getLogger(__name__)

# The library tells the owner of each of these by letter; the journal is told too.
_CHANGES = {
    "email_added": OwnChange.ADDRESS_ADDED,
    "email_deleted": OwnChange.ADDRESS_REMOVED,
    "email_changed": OwnChange.ADDRESS_CHANGED,
    "password_changed": OwnChange.PASSWORD_CHANGED,
    "password_set": OwnChange.PASSWORD_CHANGED,
    "password_reset": OwnChange.PASSWORD_RESET,
    "totp_activated": OwnChange.APP_ADDED,
    "totp_deactivated": OwnChange.APP_REMOVED,
    "webauthn_added": OwnChange.KEY_ADDED,
    "webauthn_removed": OwnChange.KEY_REMOVED,
    "recovery_codes_generated": OwnChange.RECOVERY_CODES_MADE,
}


def _led_into(language: str, context: dict[str, Any]) -> dict[str, Any]:
    """The library makes its addresses in the language of the page, which need not be the reader's."""
    return {
        name: translate_url(value, language) if name.endswith("_url") and isinstance(value, str) else value
        for name, value in context.items()
    }


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Letters like all others of the service, in the language of the person where she is known."""

    def render_mail(
        self, template_prefix: str, email: str, context: dict[str, Any], headers: Any = None
    ) -> EmailMessage:
        person = context.get("user")
        language = offered(person.language if isinstance(person, User) else current_language())
        return letter(
            email,
            language=language,
            subject=f"{template_prefix}_subject.txt",
            text=f"{template_prefix}_message.txt",
            context={**_led_into(language, context), "site_url": address("web:home", language=language)},
        )

    def clean_email(self, email: str) -> str:
        """As it is kept; a domain that mixes alphabets is refused."""
        try:
            return ascii_address(email)
        except InvalidInput as refusal:
            raise ValidationError(str(refusal)) from refusal

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Every change of an account passes here: it is filed, and told to the main address, the old one where that is
        what has changed."""
        change = _CHANGES[template_prefix.rpartition("/")[2]]
        note_own_change(by=user, user=user, change=change, session=self.request.session.session_key or "")
        if change is OwnChange.ADDRESS_CHANGED:
            user.refresh_from_db(fields=["email"])
            update_session_auth_hash(self.request, user)
        super().send_notification_mail(template_prefix, user, {**(context or {}), "user": user}, email)

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        """Whoever came to do something, such as to represent a municipality, is led on to it by the letter, whichever
        browser opens it."""
        address = str(super().get_email_confirmation_url(request, emailconfirmation))
        wanted = get_next_redirect_url(request)
        return f"{address}?{urlencode({REDIRECT_FIELD_NAME: wanted})}" if wanted else address

    def post_login(self, request: HttpRequest, user: User, **how: Any) -> HttpResponse:
        """What she had typed when her session ended is hers again."""
        _log.info("signed in", extra={"request": request, "account": user.pk})
        find_again(request, user)
        begin(request)
        response: HttpResponse = super().post_login(request, user, **how)
        return response

    def logout(self, request: HttpRequest) -> None:
        _log.info("signed out", extra={"request": request, "account": request.user.pk})
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A guess is told with the account it was made at, so that guesses from many networks at one are seen."""
        guessed = User.objects.filter(email=credentials.get("email") or "").values_list("pk", flat=True).first()
        _log.warning("sign-in refused", extra={"request": request, "account": guessed})

    def get_client_ip(self, request: HttpRequest) -> str:
        """The one that web/middleware.py has settled."""
        return str(request.META["REMOTE_ADDR"])

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords count for the address that sends them and the account together: by the account alone
        anybody could shut out its owner."""
        login = str(credentials.get("email", credentials.get("username", ""))).strip().lower()
        return f"{self.get_client_ip(request)} {login}"
