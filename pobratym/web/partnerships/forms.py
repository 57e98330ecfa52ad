"""Forms of the register: what the sides tell of their partnership."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import VerbForm
from pobratym.core.text_forms import LocalizedTextFormField
from pobratym.core.texts import LocalizedText
from pobratym.partnerships.models import Partnership, PartnershipType
from pobratym.partnerships.rules import proposable_stages
from pobratym.partnerships.rules.signing import FIRST_DAY
from pobratym.partnerships.workflow import Stage
from pobratym.profiles.vocabulary import sphere_choices

REGISTRATION = ("registration_number", "registered_on", "registration_act")


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
    registration_number = forms.CharField(
        label=_("Number in the official register"),
        max_length=60,
        required=False,
        help_text=_("Only for the stage “registered”, as are the day and the act."),
    )
    registered_on = forms.DateField(
        label=_("Day of registration"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    registration_act = forms.CharField(
        label=_("Act of registration"),
        max_length=300,
        required=False,
        help_text=_("For example the order of the ministry with its number."),
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
        if Stage.REGISTERED not in proposable_stages(partnership.stage):
            for name in REGISTRATION:
                del self.fields[name]
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

    def __init__(self, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["signed_on"].widget.attrs |= {
            "min": FIRST_DAY.isoformat(),
            "max": timezone.localdate().isoformat(),
        }

    @property
    def texts_to_look_at(self) -> list[tuple[str, str]]:
        """Label and text of what was typed, for the preview."""
        told = ((name, LocalizedText(self.cleaned_data.get(name))) for name in ("signatory", "post", "place"))
        return [(str(self.fields[name].label), str(text)) for name, text in told if text]


def _reason_field() -> forms.CharField:
    return forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is published with what you said before. Up to 500 characters."),
    )


class CorrectSignatureForm(SignatureForm):
    """What one's own side says anew of its signature, and why."""

    reason = _reason_field()


class WithdrawSignatureForm(VerbForm):
    """Why one's own side takes back what it said of its signature."""

    reason = _reason_field()
