"""Asking to represent a municipality."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import VerbForm
from pobratym.memberships.documents import ENDINGS
from pobratym.memberships.models import MembershipRequest


class PlaceForm(forms.Form):
    """Which municipality: a text to look up. Without script the answer is a list of namesakes."""

    is_filter = True
    q = forms.CharField(
        label=_("Name of the municipality"),
        max_length=100,
        required=False,
        help_text=_("In any language: Бородянка, Borodianka, Borodzianka."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class ClaimForm(VerbForm):
    """Who asks, in what post, and what shows it."""

    position = forms.CharField(
        label=_("Your post"),
        max_length=150,
        help_text=_("For example: head of the department of international cooperation."),
    )
    note = forms.CharField(
        label=_("Note for the moderator"),
        max_length=MembershipRequest._meta.get_field("note").max_length,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "How can the moderator check that you may act for the municipality? For example: who may confirm it, "
            "and at what official number. Only moderators read this."
        ),
    )
    document = forms.FileField(
        label=_("Document"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        help_text=_(
            "A letter signed by the head, an order of appointment. PDF, JPEG, PNG or DOCX, at most 8 MB. "
            "Only moderators can open it."
        ),
    )
