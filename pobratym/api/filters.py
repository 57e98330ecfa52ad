"""What a list may be narrowed by; a value that cannot be is answered by what is wrong with it."""

from typing import Any

import django_filters
from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from pobratym.api.groups import Group
from pobratym.partnerships.models import Partnership, PartnershipType
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Kind, Level, Municipality
from pobratym.profiles.models import Direction
from pobratym.profiles.vocabulary import Form, SizeBand, Sphere, WorkingLanguage

LONGEST_TEXT = 200
_LARGEST = 2**31 - 1
_FARTHEST = 5_000
_COUNTRY = RegexValidator(r"^[A-Za-z]{2}\Z", _("Give the country by its code of two letters, for example PL."))


def _text(label: Any) -> django_filters.CharFilter:
    return django_filters.CharFilter(max_length=LONGEST_TEXT, label=label)


def _number(label: Any) -> django_filters.NumberFilter:
    return django_filters.NumberFilter(min_value=1, max_value=_LARGEST, label=label)


def _country(label: Any) -> django_filters.CharFilter:
    return django_filters.CharFilter(validators=[_COUNTRY], label=label)


def _some(choices: Any, label: Any) -> django_filters.MultipleChoiceFilter:
    return django_filters.MultipleChoiceFilter(choices=choices, label=f"{label}; several widen")


class Switch(django_filters.TypedChoiceFilter):
    """true or false; anything else is refused, not taken for «no»."""

    def __init__(self, label: Any) -> None:
        choices = [("true", "true"), ("false", "false")]
        super().__init__(choices=choices, coerce=lambda value: value == "true", label=label)


class MunicipalityFilters(django_filters.FilterSet):
    """Filters of the directory, by the same names where the pages have them."""

    q = _text("name in any language and script, misspelt or inflected")
    country = _country("ISO 3166-1 alpha-2")
    region = _number("number of an oblast, state or region")
    oblast = _number("the same as region")
    level = _some(Level.choices, "without q: municipality")
    kind = _some(Kind.choices, "kind of Ukrainian unit")
    size = _some(SizeBand.choices, "band of the population")
    sphere = _some(Sphere.choices, "sphere of an open need or offer")
    form = _some(Form.choices, "form of an open need or offer")
    direction = _some(Direction.choices, "has an open need or offer")
    language = _some(WorkingLanguage.choices, "works in this language")
    status = _some(Stage.choices, "has a public partnership at this stage")
    seeking = Switch("looks for a partner now")
    without_partner = Switch("has no signed partnership with anybody abroad")
    near = _number("number of a municipality; with `within`")
    within = django_filters.NumberFilter(min_value=1, max_value=_FARTHEST, label="kilometres between centres")

    class Meta:
        model = Municipality
        fields: tuple[str, ...] = ()


class PartnershipFilters(django_filters.FilterSet):
    """Filters of the public register."""

    q = _text("name of a party")
    country = _country("ISO 3166-1 alpha-2 of a party")
    oblast = _number("number of the oblast that a party is or lies in")
    municipality = _number("number of a party")
    type = django_filters.ChoiceFilter(choices=PartnershipType.choices)
    stage = django_filters.ChoiceFilter(choices=Stage.choices)
    sphere = django_filters.ChoiceFilter(choices=Sphere.choices)

    class Meta:
        model = Partnership
        fields: tuple[str, ...] = ()


class SearchForm(forms.Form):
    """The parameters of the search."""

    q = forms.CharField(max_length=LONGEST_TEXT)
    group = forms.ChoiceField(choices=[(group.value, group.value) for group in Group], required=False)
    country = forms.CharField(validators=[_COUNTRY], required=False)
    level = forms.ChoiceField(choices=Level.choices, required=False)
    limit = forms.IntegerField(min_value=1, max_value=50, required=False)
    cursor = forms.CharField(max_length=100, required=False)
