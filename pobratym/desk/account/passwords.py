"""Passwords in the forms of the sign-in library: bounded before they are read, with a button that shows them."""

from typing import Any

from allauth.account import forms as library
from django import forms
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse

from pobratym.people.models import LONGEST_PASSWORD, User


class PasswordsOfPeople(forms.Form):
    """For every form with a password. The browser cuts nothing off: what is pasted and too long is told."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, forms.PasswordInput):
                field.validators.append(MaxLengthValidator(LONGEST_PASSWORD))
                field.widget.attrs |= {"spellcheck": "false", "autocapitalize": "none"}
                field.widget.attrs.pop("placeholder", None)
                if field.help_text and field.widget.attrs.get("autocomplete") == "new-password":
                    field.help_text = " ".join(password_validators_help_texts())  # the library makes a list of one


class SignUpForm(PasswordsOfPeople, library.SignupForm):  # type: ignore[misc]
    """Of the page of sign-up: the name that was typed is no password either, and an address that has an account takes
    as long to answer as a new one."""

    def clean(self) -> dict[str, Any]:
        """The library asks the rule with the address alone."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        typed, person = cleaned.get("password1"), User(email="", full_name=cleaned.get("full_name", ""))
        if typed and "password1" not in self.errors:
            try:
                validate_password(typed, person)
            except ValidationError as refusal:
                self.add_error("password1", refusal)
        return cleaned

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        saved: tuple[User | None, HttpResponse | None] = super().try_save(request)
        return saved


class ChangeForm(PasswordsOfPeople, library.ChangePasswordForm):  # type: ignore[misc]
    """A new password, by the present one."""


class SetForm(PasswordsOfPeople, library.SetPasswordForm):  # type: ignore[misc]
    """A first password for an account that somebody else opened."""


class ResetForm(PasswordsOfPeople, library.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, by a letter."""


class ConfirmForm(PasswordsOfPeople, library.ReauthenticateForm):  # type: ignore[misc]
    """The present password once more."""
