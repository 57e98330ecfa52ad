"""Forms of the register: what the sides tell of their partnership."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import VerbForm
from pobratym.core.text_forms import LocalizedTextFormField
from pobratym.partnerships.models import Partnership, PartnershipType
from pobratym.partnerships.rules import proposable_stages
from pobratym.profiles.vocabulary import sphere_choices


class ProposalForm(VerbForm):
    """Kind, spheres and the stage reached, for the other side to confirm."""

    type = forms.ChoiceField(label=_("Kind of partnership"), choices=PartnershipType.choices)
    stage = forms.ChoiceField(
        label=_("Stage reached"),
        help_text=_("“Signed” is not in the list: it follows from the signatures that each side records."),
    )
    spheres = forms.MultipleChoiceField(
        label=_("Fields of cooperation"),
        choices=sphere_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--columns"}),
    )
    note = forms.CharField(
        label=_("Note to the other side"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Not published. Up to 1,000 characters."),
    )

    def __init__(self, data: Any = None, *, partnership: Partnership) -> None:
        present = {
            "type": partnership.type,
            "stage": partnership.stage,
            "spheres": [str(sphere) for sphere in partnership.spheres],
        }
        super().__init__(data, initial=present)
        stages = [(stage.value, stage.label) for stage in proposable_stages(partnership.stage)]
        self.fields["stage"].choices = stages  # type: ignore[attr-defined]


class DeclineProposalForm(VerbForm):
    """Why the answer is no."""

    reason = forms.CharField(
        label=_("Why you decline"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The other side reads it. It is not published. Up to 500 characters."),
    )


class SignatureForm(VerbForm):
    """One's own signature: when, where, by whom."""

    signed_on = forms.DateField(
        label=_("Day of signature"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    signatory = LocalizedTextFormField(
        label=_("Signatory"),
        labels={"en": _("Signatory, in Latin letters")},
        helps={"uk": _("One of the two is enough.")},
        max_length=150,
        error_messages={"required": _("Name who signed, in Ukrainian or in Latin letters.")},
    )
    post = LocalizedTextFormField(label=_("Post of the signatory"), max_length=150, required=False)
    place = LocalizedTextFormField(label=_("Place"), max_length=120, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["signed_on"].widget.attrs["max"] = timezone.localdate().isoformat()
