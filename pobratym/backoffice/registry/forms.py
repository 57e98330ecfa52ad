"""What a moderator fills in to change the registry; every form ends with the reason that readers see."""

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pobratym.backoffice.choosers import municipality_chooser
from pobratym.core.alphabet import alphabetical
from pobratym.core.forms import VerbForm
from pobratym.places.actions import REASSIGNED_FIELDS
from pobratym.places.models import (
    AddressKind,
    CorrectedField,
    Country,
    Kind,
    Level,
    Municipality,
    Scheme,
    TerritoryState,
)

_SUCCESSORS = ("successor", "second_successor", "third_successor")


def day_field(label: Any, *, is_required: bool = True, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=is_required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def place_field(
    label: Any, *, is_required: bool = False, help_text: Any = ""
) -> "forms.ModelChoiceField[Municipality]":
    return forms.ModelChoiceField(
        Municipality.objects.all(),
        label=label,
        required=is_required,
        help_text=help_text,
        widget=municipality_chooser.widget_class,
    )


def link_field() -> forms.URLField:
    return forms.URLField(label=_("Link to it"), required=False, max_length=500, assume_scheme="https")


class ReasonForm(VerbForm):
    """The reason that every change needs."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Why, and where it can be looked up. Everybody sees it on the municipality’s page."),
    )
    field_order: list[str] = []


class RenameForm(ReasonForm):
    name_uk = forms.CharField(label=_("New name in Ukrainian"), max_length=200, required=False)
    name_en = forms.CharField(label=_("New name in English or romanised"), max_length=200, required=False)
    on = day_field(_("From which day"), help_text=_("The old name ends on this day."))
    act = forms.CharField(label=_("Act by which it was renamed"), max_length=300, required=False)
    source_url = link_field()
    field_order = ["name_uk", "name_en", "on", "act", "source_url", "reason"]


class ReassignForm(ReasonForm):
    """One fact that is another one since a day; `value` is a place or a kind."""

    field = forms.ChoiceField(
        label=_("What is changed"), choices=[(field.value, CorrectedField(field).label) for field in REASSIGNED_FIELDS]
    )
    unit = place_field(_("Belongs to"), help_text=_("Empty where it belongs to none any more."))
    kind = forms.ChoiceField(
        label=_("Is of the kind"), choices=[("", "—"), *Kind.choices], required=False, help_text=_("Only of a kind.")
    )
    on = day_field(_("From which day"), help_text=_("What was before ends on this day and stays on the page."))
    act = forms.CharField(label=_("Act by which it was changed"), max_length=300)
    source_url = link_field()
    field_order = ["field", "unit", "kind", "on", "act", "source_url", "reason"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("field") == CorrectedField.KIND and not cleaned.get("kind"):
            self.add_error("kind", _("Choose the kind."))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        unit, kind = values.pop("unit"), values.pop("kind")
        return values | {"value": kind if values["field"] == CorrectedField.KIND else unit}


class EndForm(ReasonForm):
    ended_on = day_field(
        _("Date on which it ceased to exist"), help_text=_("The first day on which it no longer existed.")
    )
    act = forms.CharField(label=_("Act by which it ceased to exist"), max_length=300)
    source_url = link_field()
    successor = place_field(_("Successor"), help_text=_("Who carries on its affairs. There may be up to three."))
    second_successor = place_field(_("Second successor"))
    third_successor = place_field(_("Third successor"))
    field_order = ["ended_on", "act", "source_url", *_SUCCESSORS, "reason"]

    def arguments(self) -> dict[str, Any]:
        rest = {name: value for name, value in self.cleaned_data.items() if name not in _SUCCESSORS}
        named = [self.cleaned_data[name] for name in _SUCCESSORS if self.cleaned_data.get(name)]
        return rest | {"successors": list(dict.fromkeys(named))}


class MergeForm(ReasonForm):
    into = place_field(_("Which record remains"), is_required=True)
    field_order = ["into", "reason"]


class SetIdentifierForm(ReasonForm):
    scheme = forms.ChoiceField(label=_("Which list"), choices=Scheme.choices)
    value = forms.CharField(label=_("Number in the list"), max_length=40)
    field_order = ["scheme", "value", "reason"]


class SetAddressForm(ReasonForm):
    kind = forms.ChoiceField(label=_("Which address"), choices=AddressKind.choices)
    value = forms.CharField(
        label=_("Address"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A postal address in lines: street, then postcode and town."),
    )
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("For example: official website, page “Contacts”.")
    )
    as_of = day_field(_("On which day it was seen there"))
    field_order = ["kind", "value", "source", "as_of", "reason"]


class PeriodForm(ReasonForm):
    """From a day to a last day, by an act."""

    valid_from = day_field(_("From which day"))
    last_day = day_field(
        _("Last day"), is_required=False, help_text=_("It applies on this day too. Leave it empty while it goes on.")
    )
    act = forms.CharField(label=_("Act"), max_length=300)
    source_url = link_field()

    def clean_last_day(self) -> date | None:
        """The Ministry's list names the last day; the interval that is filed ends before the next one."""
        last, first = self.cleaned_data["last_day"], self.cleaned_data.get("valid_from")
        if last and first and last < first:
            raise ValidationError(_("The last day comes before the first one."))
        return cast("date | None", last)

    def arguments(self) -> dict[str, Any]:
        named = super().arguments()
        last = named.pop("last_day")
        return named | {"valid_until": last and last + timedelta(days=1)}


class StatusForm(PeriodForm):
    state = forms.ChoiceField(label=_("Territory status"), choices=TerritoryState.choices)
    field_order = ["state", "valid_from", "last_day", "act", "source_url", "reason"]


class AuthorityForm(PeriodForm):
    """A military administration of a settlement (settlements)."""

    name_uk = forms.CharField(
        label=_("Name of the administration in Ukrainian"), max_length=200, help_text=_("As the act has it.")
    )
    name_en = forms.CharField(label=_("Name of the administration in English"), max_length=200, required=False)
    works_from = place_field(
        _("Works from"), help_text=_("In evacuation: the town, or only the oblast. Never more than that.")
    )
    field_order = ["name_uk", "name_en", "valid_from", "last_day", "act", "source_url", "works_from", "reason"]


class AddForm(ReasonForm):
    """A municipality that no source has."""

    level = forms.ChoiceField(label=_("Level"), choices=Level.choices, initial=Level.MUNICIPALITY)
    country = forms.ModelChoiceField(Country.objects.all(), label=_("Country"))
    region = place_field(_("Region"))
    county = place_field(_("County"))
    parent = place_field(_("Part of"), help_text=_("The city of a district, the hromada of a settlement."))
    name_uk = forms.CharField(label=_("Name in Ukrainian"), max_length=200)
    name_en = forms.CharField(label=_("Name in English or romanised"), max_length=200)
    latitude = forms.DecimalField(
        label=_("Latitude of the centre"),
        max_digits=6,
        decimal_places=3,
        required=False,
        help_text=_("Degrees with up to three decimals, for example 46.483."),
    )
    longitude = forms.DecimalField(label=_("Longitude of the centre"), max_digits=6, decimal_places=3, required=False)
    population = forms.IntegerField(label=_("Population"), min_value=0, max_value=100_000_000, required=False)
    population_as_of = day_field(_("Population as of"), is_required=False)
    population_source = forms.CharField(label=_("Source of the population"), max_length=200, required=False)
    wikidata = forms.CharField(label=Scheme.WIKIDATA.label, max_length=40, required=False)
    geonames = forms.CharField(label=Scheme.GEONAMES.label, max_length=40, required=False)
    national = forms.CharField(label=_("National code"), max_length=40, required=False)
    source = forms.CharField(label=_("Source that shows it exists"), max_length=60)
    source_date = day_field(_("Date of the source"), is_required=False)
    source_url = link_field()
    is_none_of_these = forms.BooleanField(
        label=_("It is none of these"), required=False, widget=forms.HiddenInput, initial=False
    )
    field_order = [
        *("country", "level", "region", "county", "parent", "name_uk", "name_en", "latitude", "longitude"),
        *("population", "population_as_of", "population_source", "wikidata", "geonames", "national"),
        *("source", "source_date", "source_url", "reason", "is_none_of_these"),
    ]
    _SCHEMES = (Scheme.WIKIDATA, Scheme.GEONAMES, Scheme.NATIONAL)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        countries = sorted(Country.objects.all(), key=lambda each: alphabetical(str(each)))
        self.fields["country"].choices = [("", "—"), *((each.pk, str(each)) for each in countries)]  # type: ignore[attr-defined]

    def ask_whether_it_is_one_of_these(self) -> None:
        """Show the box that says no."""
        self.fields["is_none_of_these"].widget = forms.CheckboxInput()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            self.add_error("longitude", _("Give both coordinates, or neither."))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        values.pop("is_none_of_these")
        latitude, longitude = values.pop("latitude"), values.pop("longitude")
        numbers = {scheme.value: values.pop(scheme.value).strip() for scheme in self._SCHEMES}
        return values | {
            "country": values["country"].pk,
            "point": None if latitude is None else (latitude, longitude),
            "identifiers": {scheme: number for scheme, number in numbers.items() if number},
        }
