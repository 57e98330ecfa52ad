"""What a moderator decides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import VerbForm
from pobratym.memberships.models import Role


class ApproveForm(VerbForm):
    """Yes, in this role."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role.choices,
        initial=Role.COORDINATOR,
        help_text=_("Head and coordinator write letters and sign; an editor changes the profile; an observer reads."),
    )


class RefuseForm(VerbForm):
    """No, and why."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The person reads it: say what is missing and how to show it."),
    )


class AskForm(VerbForm):
    """A question before the decision."""

    question = forms.CharField(
        label=_("Question"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads it, answers, and the request comes back here."),
    )
