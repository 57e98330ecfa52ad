"""A country is chosen by typing: any of its names, the code, or the beginning that only one has."""

import pytest
from django import forms
from django.http import QueryDict

from pobratym.core.choosing import SearchedChoiceField, SearchedChoicesField

NAMES = {
    "PL": ("Польща", "Poland", "Polska"),
    "PT": ("Португалія", "Portugal"),
    "DE": ("Німеччина", "Germany"),
    "IS": ("Ісландія", "Iceland"),
    "EE": ("Естонія", "Estonia"),
    "YE": ("Ємен", "Yemen"),
    "ZM": ("Замбія", "Zambia"),
}


class OneForm(forms.Form):
    country = SearchedChoiceField(names=lambda: NAMES, required=False)


class SeveralForm(forms.Form):
    countries = SearchedChoicesField(names=lambda: NAMES, required=False)


@pytest.mark.parametrize("typed", ["PL", "pl", "Польща", " польща ", "Poland", "Polska", "Поль", "polan"])
def test_a_name_in_any_language_the_code_and_a_beginning_are_understood(typed):
    form = OneForm({"country": typed})
    assert form.is_valid()
    assert form.cleaned_data["country"] == "PL"


@pytest.mark.parametrize(("typed", "told"), [("По", "Польща, Португалія"), ("Атлантида", "Атлантида")])
def test_what_is_not_clear_is_told(typed, told):
    form = OneForm({"country": typed})
    assert not form.is_valid()
    assert told in str(form.errors["country"])
    assert f'value="{typed}"' in str(form["country"])


def test_nothing_is_nothing():
    form = OneForm({"country": "  "})
    assert form.is_valid()
    assert form.cleaned_data["country"] == ""


def test_they_are_offered_in_the_order_of_the_ukrainian_alphabet():
    page = str(OneForm()["country"])
    offered = [name for name in page.replace('"', "\n").split("\n") if name in {names[0] for names in NAMES.values()}]
    assert offered == ["Естонія", "Ємен", "Замбія", "Ісландія", "Німеччина", "Польща", "Португалія"]


def test_a_line_is_tied_to_its_suggestions_without_a_script():
    page = str(OneForm({"country": "DE"})["country"])
    assert 'list="id_country-offered"' in page
    assert '<datalist id="id_country-offered">' in page
    assert 'value="Німеччина"' in page
    assert "<script" not in page


def test_several_are_read_from_their_lines_each_once():
    form = SeveralForm(QueryDict("countries=Poland&countries=&countries=DE&countries=Польща"))
    assert form.is_valid()
    assert form.cleaned_data["countries"] == ["PL", "DE"]


def test_all_lines_may_be_emptied():
    form = SeveralForm(QueryDict("countries=&countries="), initial={"countries": ["PL"]})
    assert form.is_valid()
    assert form.cleaned_data["countries"] == []


def test_what_is_chosen_is_shown_by_name_with_room_for_more():
    page = str(SeveralForm(initial={"countries": ["IS", "EE"]})["countries"])
    assert page.index('value="Ісландія"') < page.index('value="Естонія"')
    assert page.count("<input") == 5


def test_every_line_that_is_wrong_is_told_and_stays():
    form = SeveralForm(QueryDict("countries=Атлантида&countries=По&countries=DE"))
    assert not form.is_valid()
    assert len(form.errors["countries"]) == 2
    assert 'value="Атлантида"' in str(form["countries"])
