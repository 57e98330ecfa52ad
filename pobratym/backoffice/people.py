"""Accounts in the back office: one name, an address, roles. Passwords are the person's own affair."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserForm
from wagtail.users.views.users import UserViewSet

from pobratym.accounts.models import User


class FullNameForm(forms.ModelForm[User]):
    """What a person may change of herself in the back office."""

    class Meta:
        model = User
        fields = ["full_name", "language"]


class AccountForm(UserForm):
    """What an administrator changes of an account."""

    first_name = None
    last_name = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        editing_self = kwargs.pop("editing_self", False)
        super().__init__(*args, **kwargs)
        if editing_self:
            for name in ("is_active", "is_superuser"):
                self.fields.pop(name, None)

    class Meta:
        model = User
        fields = ["email", "full_name", "language", "is_active", "is_superuser", "groups"]
        widgets = {"groups": forms.CheckboxSelectMultiple}


class AccountsViewSet(UserViewSet):
    """Wagtail's list of users with our form. Nobody is added here: people sign up themselves."""

    menu_label = _("Accounts")
    ordering = "full_name"
    template_prefix = "backoffice/people/"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[User]]:
        return AccountForm
