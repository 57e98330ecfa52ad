"""Forms of the register: filters that only read, and what the sides tell of their partnership."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from pobratym.partnerships.models import Evidence, Partnership, PartnershipType
from pobratym.partnerships.queries import FacetValue, Filters
from pobratym.partnerships.rules import FIRST_YEAR, proposable_stages
from pobratym.partnerships.workflow import Stage
from pobratym.profiles.vocabulary import PARENT, Sphere
from pobratym.registry.models import Country, Municipality

FACETS = ("country", "oblast", "type", "stage", "sphere", "evidence", "year")


class FilterForm(forms.Form):
    """The filters as they stand in the address. A value that cannot be is told of, and filters nothing."""

    is_filter = True
    q = forms.CharField(label=_("Name of a party"), max_length=100, required=False)
    country = forms.CharField(label=_("Country"), required=False)
    oblast = forms.IntegerField(label=_("Oblast"), required=False)
    type = forms.ChoiceField(label=_("Kind"), choices=PartnershipType.choices, required=False)
    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices, required=False)
    sphere = forms.ChoiceField(label=_("Sphere"), choices=Sphere.choices, required=False)
    evidence = forms.ChoiceField(label=_("Strongest evidence"), choices=Evidence.choices, required=False)
    year = forms.IntegerField(label=_("Began in"), min_value=FIRST_YEAR, max_value=2100, required=False)

    def filters(self) -> Filters:
        """What the reader asks for, as far as it can be understood."""
        self.is_valid()
        given = self.cleaned_data
        return Filters(
            text=given.get("q", ""),
            **{name: given.get(name) or getattr(Filters(), name) for name in FACETS},
        )

    def offer(self, name: str, values: list[FacetValue], labels: dict[str, str]) -> None:
        """Make the field a list of the values that leave something, with how many."""
        chosen = str(self.data.get(name, ""))
        choices = [("", _t("any")), *((each.value, f"{labels[each.value]} ({each.count})") for each in values)]
        if chosen and chosen not in {each.value for each in values}:
            choices.append((chosen, f"{labels.get(chosen, chosen)} (0)"))
        self.fields[name].widget = forms.Select(choices=choices)


class ProposalForm(forms.Form):
    """Kind, spheres and the stage reached, for the other side to confirm."""

    type = forms.ChoiceField(label=_("Kind of partnership"), choices=PartnershipType.choices)
    stage = forms.ChoiceField(
        label=_("Stage reached"),
        help_text=_("“Signed” is not in the list: it follows from the signatures that each side records."),
    )
    spheres = forms.MultipleChoiceField(
        label=_("Spheres of cooperation"),
        choices=lambda: sphere_groups(),
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


class DeclineForm(forms.Form):
    """Why the answer is no."""

    reason = forms.CharField(
        label=_("Why you decline"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The other side reads it. It is not published. Up to 500 characters."),
    )


class SignatureForm(forms.Form):
    """One's own signature: when, where, by whom."""

    signed_on = forms.DateField(
        label=_("Day of signature"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    signatory_uk = forms.CharField(
        label=_("Signatory, in Ukrainian"), max_length=150, required=False, help_text=_("One of the two is enough.")
    )
    signatory_en = forms.CharField(label=_("Signatory, in Latin letters"), max_length=150, required=False)
    post_uk = forms.CharField(label=_("Post of the signatory, in Ukrainian"), max_length=150, required=False)
    post_en = forms.CharField(label=_("Post of the signatory, in English"), max_length=150, required=False)
    place_uk = forms.CharField(label=_("Place, in Ukrainian"), max_length=120, required=False)
    place_en = forms.CharField(label=_("Place, in English"), max_length=120, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["signed_on"].widget.attrs["max"] = timezone.localdate().isoformat()

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("signatory_uk") and not given.get("signatory_en"):
            self.add_error("signatory_uk", _("Name who signed, in Ukrainian or in Latin letters."))
        return given


def sphere_groups() -> list[tuple[str, Any]]:
    """Broad spheres, each followed by its finer ones."""
    ordered: list[tuple[str, Any]] = []
    for sphere in Sphere:
        if sphere not in PARENT:
            ordered.append((sphere.value, sphere.label))
            ordered += [(finer.value, f"– {finer.label}") for finer in Sphere if PARENT.get(finer) == sphere]
    return ordered


def facet_labels(values: dict[str, list[FacetValue]]) -> dict[str, dict[str, str]]:
    """Names for the values of each filter, in the reader's language."""
    oblasts = Municipality.objects.filter(pk__in=[each.value for each in values["oblast"]])
    countries = Country.objects.filter(code__in=[each.value for each in values["country"]])
    return {
        "country": {country.code: str(country) for country in countries},
        "oblast": {str(oblast.pk): oblast.name for oblast in oblasts},
        "type": _labels(PartnershipType),
        "stage": _labels(Stage),
        "sphere": _labels(Sphere),
        "evidence": _labels(Evidence),
        "year": {each.value: each.value for each in values["year"]},
    }


def _labels(choices: type[PartnershipType] | type[Stage] | type[Sphere] | type[Evidence]) -> dict[str, str]:
    return {str(value): str(label) for value, label in choices.choices}
