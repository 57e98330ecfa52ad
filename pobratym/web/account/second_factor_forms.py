"""Forms of the second factor: the library's, in our words."""

from typing import Any

from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _


class AppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first six digits of an app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The six digits that the app shows")
        del self.fields["code"].widget.attrs["placeholder"]


class KeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A key, by the name that its owner gives it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the key")
