"""One form for each fact that a moderator may put right."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.backoffice.choosers import municipality_chooser
from pobratym.backoffice.registry.forms import ReasonForm
from pobratym.places.form_fields import DayField, DegreesField, KindField, NameField, PopulationField
from pobratym.places.models import CorrectedField, Municipality


class MunicipalityForm(forms.Form):
    """Whose facts to correct."""

    municipality = forms.ModelChoiceField(
        Municipality.objects.all(), label=_("Municipality"), widget=municipality_chooser.widget_class
    )


class CorrectionForm(ReasonForm):
    """A fact and the reason; `facts` of the municipality stand in the fields at first."""

    @property
    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "reason"}

    def arguments(self) -> dict[str, Any]:
        return {"values": self.facts, "reason": self.cleaned_data["reason"]}


class NameUkCorrection(CorrectionForm):
    name_uk = NameField(label=_("Name in Ukrainian"))
    field_order = ["name_uk", "reason"]


class NameEnCorrection(CorrectionForm):
    name_en = NameField(label=_("Name in English or romanised"))
    field_order = ["name_en", "reason"]


class PopulationCorrection(CorrectionForm):
    population = PopulationField(label=_("Population"))
    population_as_of = DayField(label=_("Population as of"))
    population_source = forms.CharField(label=_("Source of the population"), max_length=200)
    is_population_of_centre = forms.BooleanField(label=_("Population of the centre only"), required=False)
    field_order = [
        "population",
        "population_as_of",
        "population_source",
        "is_population_of_centre",
        "reason",
    ]


class PointCorrection(CorrectionForm):
    """The centre only, to about a hundred metres: no object of a town has its coordinates here."""

    latitude = DegreesField(
        label=_("Latitude of the centre"),
        most=90,
        help_text=_("Degrees with up to three decimals, for example 46.483."),
    )
    longitude = DegreesField(label=_("Longitude of the centre"), most=180)
    is_location_approximate = forms.BooleanField(label=_("Location is approximate"), required=False)
    field_order = ["latitude", "longitude", "is_location_approximate", "reason"]


class KindCorrection(CorrectionForm):
    kind = KindField(label=_("Kind"))
    field_order = ["kind", "reason"]


class ParentCorrection(CorrectionForm):
    parent = forms.ModelChoiceField(
        Municipality.objects.all(),
        label=_("Part of"),
        required=False,
        widget=municipality_chooser.widget_class,
        help_text=_("The city of a district, the hromada of a settlement."),
    )
    field_order = ["parent", "reason"]


class RegionCorrection(CorrectionForm):
    region = forms.ModelChoiceField(
        Municipality.objects.all(), label=_("Region"), required=False, widget=municipality_chooser.widget_class
    )
    field_order = ["region", "reason"]


class CountyCorrection(CorrectionForm):
    county = forms.ModelChoiceField(
        Municipality.objects.all(), label=_("County"), required=False, widget=municipality_chooser.widget_class
    )
    field_order = ["county", "reason"]


FORMS: dict[str, type[CorrectionForm]] = {
    CorrectedField.NAME_UK: NameUkCorrection,
    CorrectedField.NAME_EN: NameEnCorrection,
    CorrectedField.POPULATION: PopulationCorrection,
    CorrectedField.POINT: PointCorrection,
    CorrectedField.KIND: KindCorrection,
    CorrectedField.PARENT: ParentCorrection,
    CorrectedField.REGION: RegionCorrection,
    CorrectedField.COUNTY: CountyCorrection,
}
