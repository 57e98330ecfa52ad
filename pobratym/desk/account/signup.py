"""What sign-up asks beside e-mail and password."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pobratym.core.languages import default_language
from pobratym.core.validation import ONE_LINE
from pobratym.people.actions import OwnChange, note_own_change
from pobratym.people.models import User


class PersonForm(forms.Form):
    """allauth adds its own fields to this one and calls `signup` when the account is made."""

    full_name = forms.CharField(
        label=_("Full name"), max_length=150, validators=[ONE_LINE], help_text=_("As you sign official letters.")
    )
    field_order = ["full_name", "email", "password1", "password2"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "email" in self.fields:  # the library's
            self.fields["email"].help_text = _(
                "Best the mailbox of your office: it shows at once where you work. Letters come in the language of "
                "this page."
            )

    def signup(self, request: HttpRequest, user: User) -> None:
        user.full_name = self.cleaned_data["full_name"]
        user.language = get_language() or default_language()
        user.save(update_fields=["full_name", "language"])
        note_own_change(by=user, user=user, change=OwnChange.SIGNED_UP)
