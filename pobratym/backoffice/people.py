"""Accounts in the back office: Wagtail's own administration, with our fields instead of first and last name."""

from typing import Any

from django import forms
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from pobratym.core.forms import keep_to_one_line
from pobratym.people.models import User

_WIDGETS = UserCreationForm.Meta.widgets


class _OneLine:
    """Of the forms of accounts: a name is one line, it stands in the heads of letters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_to_one_line(self)  # type: ignore[arg-type]


class FullNameForm(_OneLine, forms.ModelForm[User]):
    """What a person may change of herself in the back office."""

    class Meta:
        model = User
        fields = ["full_name", "language"]


class PersonCreationForm(_OneLine, UserCreationForm):
    """A new account. The person confirms the address when she first signs in."""

    first_name = None
    last_name = None

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ["email", "full_name", "language", "is_superuser", "groups"]
        widgets = _WIDGETS

    def clean_email(self) -> str:
        """Addresses are kept in small letters: sign-in compares them so."""
        return str(self.cleaned_data["email"]).lower()


class PersonEditForm(_OneLine, UserEditForm):
    """An account that exists; closing it keeps what was done."""

    first_name = None
    last_name = None

    class Meta(UserEditForm.Meta):
        model = User
        fields = ["email", "full_name", "language", "is_active", "is_superuser", "groups"]
        widgets = _WIDGETS

    def clean_email(self) -> str:
        """Addresses are kept in small letters: sign-in compares them so."""
        return str(self.cleaned_data["email"]).lower()


class PeopleViewSet(UserViewSet):
    """Wagtail's list and forms of accounts, with ours in their place."""

    create_template_name = "backoffice/person_create.html"
    edit_template_name = "backoffice/person_edit.html"

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return PersonEditForm if for_update else PersonCreationForm
