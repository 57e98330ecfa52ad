"""What a moderator fills in to change the register of partnerships; every form ends with a reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.backoffice.choosers import partnership_chooser
from pobratym.backoffice.registry.forms import ReasonForm, day_field, link_field, place_field
from pobratym.core.text_forms import LocalizedTextFormField
from pobratym.partnerships.models import (
    Evidence,
    Partnership,
    PartnershipType,
    Party,
    Precision,
    Statement,
    StatementTopic,
)
from pobratym.partnerships.rules import OUTSIDE_EVIDENCE
from pobratym.partnerships.workflow import Stage
from pobratym.profiles.vocabulary import sphere_choices

_PARTIES = ("first", "second", "third", "fourth")
_FACTS = ("type", "stage", "spheres", "began_on", "began_precision")
_REGISTRATION = ("registration_number", "registered_on", "registration_act")
_SOURCE = ("evidence", "source_title", "source_url", "source_date")


def _precision_field() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("The day is known to the"), choices=Precision.choices, initial=Precision.DAY)


class RegisterReasonForm(ReasonForm):
    """The reason of a change of the register."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Why, and where it can be looked up. It stays in the history."),
    )


class FactsForm(RegisterReasonForm):
    """Kind, stage, spheres, beginning and registration of a partnership."""

    type = forms.ChoiceField(label=_("Kind"), choices=PartnershipType.choices)
    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices)
    spheres = forms.MultipleChoiceField(
        label=_("Fields of cooperation"),
        choices=sphere_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    began_on = day_field(_("Began"), is_required=False, help_text=_("First signature, or the first known day."))
    began_precision = _precision_field()
    registration_number = forms.CharField(
        label=_("Number in the official register"),
        max_length=60,
        required=False,
        help_text=_("Only for the stage “registered”, as are the day and the act."),
    )
    registered_on = day_field(_("Day of registration"), is_required=False)
    registration_act = forms.CharField(label=_("Act of registration"), max_length=300, required=False)
    field_order = [*_FACTS, *_REGISTRATION, "reason"]

    @classmethod
    def facts_of(cls, partnership: Partnership) -> dict[str, Any]:
        """What stands in the register now."""
        own = {name: getattr(partnership, name) for name in (*_FACTS, *_REGISTRATION) if name != "spheres"}
        return own | {"spheres": [str(sphere) for sphere in partnership.spheres]}


class _SourceFields(forms.Form):
    """Where it can be looked up."""

    evidence = forms.ChoiceField(
        label=_("Evidence"), choices=[(each, Evidence(each).label) for each in OUTSIDE_EVIDENCE], initial=Evidence.PRESS
    )
    source_title = forms.CharField(label=_("Source"), max_length=300, required=False)
    source_url = link_field()
    source_date = day_field(_("Date of the source"), is_required=False)
    text = LocalizedTextFormField(
        label=_("What the source says"), max_length=500, required=False, helps={"uk": _("In your own words.")}
    )


class AddPartnershipForm(FactsForm, _SourceFields):
    """A partnership that a source tells of."""

    first = place_field(_("First party"), is_required=True)
    second = place_field(_("Second party"), is_required=True)
    third = place_field(_("Third party"))
    fourth = place_field(_("Fourth party"))
    is_another = forms.BooleanField(
        label=_("It is another partnership of the same parties"), required=False, widget=forms.HiddenInput
    )
    field_order = [*_PARTIES, *_FACTS, *_REGISTRATION, *_SOURCE, "text", "reason", "is_another"]

    def ask_whether_it_is_another(self) -> None:
        """Show the box that says so."""
        self.fields["is_another"].widget = forms.CheckboxInput()

    def arguments(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        named = [values.pop(name) for name in _PARTIES]
        return values | {"municipalities": [each for each in named if each]}


class StatementForm(RegisterReasonForm, _SourceFields):
    """What a source says of a partnership."""

    topic = forms.ChoiceField(label=_("About"), choices=StatementTopic.choices)
    party = forms.ModelChoiceField(
        Party.objects.none(),
        label=_("Party"),
        required=False,
        help_text=_("Whose signature it is, or which side says so. A signature with its party is recorded too."),
    )
    occurred_on = day_field(_("When it happened"), is_required=False)
    precision = _precision_field()
    field_order = ["topic", "party", "occurred_on", "precision", *_SOURCE, "text", "reason"]

    def __init__(self, data: Any = None, *, partnership: Partnership, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        parties = Party.objects.filter(partnership=partnership).select_related("municipality")
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]

    @classmethod
    def words_of(cls, statement: Statement) -> dict[str, Any]:
        """What it says now."""
        names = ("topic", "occurred_on", "precision", *_SOURCE, "text")
        return {name: getattr(statement, name) for name in names} | {"party": statement.stated_by_id}


class MergePartnershipForm(RegisterReasonForm):
    """Which record remains."""

    into = forms.ModelChoiceField(
        Partnership.objects.public(),
        label=_("Which record remains"),
        widget=partnership_chooser.widget_class,
        help_text=_("Its parties are the same. The address of this record will lead there."),
    )
    field_order = ["into", "reason"]


class FindForm(forms.Form):
    """Which record to open."""

    partnership = forms.ModelChoiceField(
        Partnership.objects.public(), label=_("Partnership"), widget=partnership_chooser.widget_class
    )
