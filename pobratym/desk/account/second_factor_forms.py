"""Forms of the second factor: the library's, in our words and with an end to what may be typed."""

from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class AppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first six digits of an app."""

    code = forms.CharField(
        label=_("The six digits that the app shows"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class KeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A key, by the name that its owner gives it; the browser fills in what it answers."""

    name = forms.CharField(label=_("Name of the key"), max_length=100, required=False)
    credential = forms.JSONField(max_length=6000, widget=forms.HiddenInput)
