"""E-mail addresses in the forms of the sign-in library."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import AddEmailForm, LoginForm
from allauth.account.models import EmailAddress
from django.http import HttpRequest

from pobratym.desk.account.passwords import PasswordsOfPeople


class SignInForm(PasswordsOfPeople, LoginForm):  # type: ignore[misc]
    """Takes the address as people type it, also with a domain in their own letters."""

    def clean_login(self) -> str:
        return str(get_adapter().clean_email(super().clean_login()))


class AddAddressForm(AddEmailForm):  # type: ignore[misc]
    """The main address is told of a new one at once, not only when it is replaced."""

    def save(self, request: HttpRequest) -> EmailAddress:
        added = super().save(request)
        get_adapter().send_notification_mail(
            "account/email/email_added", self.user, {"added_email": self.cleaned_data["email"]}
        )
        return added
