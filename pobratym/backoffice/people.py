"""Accounts in the back office: Wagtail's own pages, with our fields, and with our verbs behind every button."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction
from wagtail.users.views.users import CreateView, DeleteView, EditView, UserViewSet

from pobratym.core.errors import DomainError
from pobratym.core.forms import keep_to_one_line, press, put_errors
from pobratym.people.actions import (
    change_account,
    close_account,
    delete_account,
    end_sessions,
    give_role,
    open_account,
    remove_second_factor,
)
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
    """A new account. The person asks for a password by mail before she first signs in."""

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


class PersonCreateView(CreateView):
    """Opens the account by the room's verb."""

    def save_instance(self) -> User:
        typed = self.form.cleaned_data
        return open_account(by=self.request.user, password=None, **typed)

    def form_valid(self, form: PersonCreationForm) -> HttpResponse:
        try:
            return super().form_valid(form)
        except DomainError as refusal:
            put_errors(form, refusal)
            return self.form_invalid(form)


class PersonEditView(EditView):
    """Changes the account by the room's verb."""

    def save_instance(self) -> User:
        typed = self.form.cleaned_data
        own = {"is_active": True, "is_superuser": True} if self.editing_self else {}  # the form does not ask for these
        return change_account(by=self.request.user, user=self.form.instance, **(own | typed))

    def form_valid(self, form: PersonEditForm) -> HttpResponse:
        try:
            return super().form_valid(form)
        except DomainError as refusal:
            put_errors(form, refusal)
            return self.form_invalid(form)


class PersonDeleteView(DeleteView):
    """Deletes an account that has done nothing; of any other it says why it stays and what can be done instead."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            return super().form_valid(form)
        except DomainError as refusal:
            messages.error(self.request, str(refusal))
            return redirect("wagtailusers_users:edit", self.object.pk)

    def delete_action(self) -> None:
        delete_account(by=self.request.user, user=self.object)


class PeopleViewSet(UserViewSet):
    """Wagtail's list and forms of accounts, with ours in their place."""

    create_template_name = "backoffice/person_create.html"
    edit_template_name = "backoffice/person_edit.html"
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView
    delete_view_class = PersonDeleteView
    copy_view_enabled = False  # it would write past the verbs

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return PersonEditForm if for_update else PersonCreationForm


@require_POST
def sign_out(request: HttpRequest, pk: int) -> HttpResponse:
    """End all sessions of a person, and return to her account."""
    return _pressed(request, end_sessions, _("All sessions were ended."), pk)


@require_POST
def without_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the second factor of a person away, and return to her account."""
    return _pressed(request, remove_second_factor, _("The second factor was taken away; the person was told."), pk)


def _pressed(request: HttpRequest, verb: Callable[..., object], done: str, pk: int) -> HttpResponse:
    messages.add_message(request, *press(verb, done, user=get_object_or_404(User, pk=pk), by=request.user))
    return redirect("wagtailusers_users:edit", pk)


class _ByVerb:
    """What a bulk action needs to call a verb: who has pressed the button."""

    request: Any

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "by": self.request.user}  # type: ignore[misc]


class DeletePeople(_ByVerb, DeleteBulkAction):
    """Several at once. Those that have acted stay; how many were deleted is told."""

    @classmethod
    def execute_action(cls, objects: list[User], **kwargs: Any) -> tuple[int, int]:
        return _each(delete_account, objects, by=kwargs["by"]), 0


class ClosePeople(_ByVerb, SetActiveStateBulkAction):
    """Several at once."""

    @classmethod
    def execute_action(cls, objects: list[User], mark_as_active: bool = False, **kwargs: Any) -> tuple[int, int]:
        return _each(close_account, objects, by=kwargs["by"], is_active=mark_as_active), 0


class GiveRole(_ByVerb, AssignRoleBulkAction):
    """Several at once."""

    @classmethod
    def execute_action(cls, objects: list[User], role: Any = None, **kwargs: Any) -> tuple[int, int]:
        return _each(give_role, objects, by=kwargs["by"], group=role), 0


def _each(verb: Any, people: list[User], **arguments: Any) -> int:
    """To how many it was done."""
    done = 0
    for person in people:
        try:
            verb(user=person, **arguments)
        except DomainError:
            continue
        done += 1
    return done
