"""Numbers of other lists, put right by hand."""

import pytest

from pobratym.core.errors import Conflict, InvalidInput
from pobratym.places.actions import remove_identifier, set_identifier, withdraw_amendment
from pobratym.places.models import Identifier
from pobratym.places.queries.amendments import identifiers_taken_away
from tests.factories.places import IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


def given(place, scheme, value, **more):
    return set_identifier(municipality=place, scheme=scheme, value=value, reason="Seen in the list", by=None, **more)


def numbers(place) -> set:
    return set(place.identifiers.values_list("scheme", "value"))


def test_is_set_changed_removed_and_each_is_undone():
    town = MunicipalityFactory()
    first = given(town, "wikidata", " Q1874 ")
    assert numbers(town) == {("wikidata", "Q1874")}
    second = given(town, "wikidata", "Q1875", instead_of=town.identifiers.get())
    assert (numbers(town), second.before, second.after) == (
        {("wikidata", "Q1875")},
        "Wikidata Q1874",
        "Wikidata Q1875",
    )
    assert identifiers_taken_away() == {(town.pk, "wikidata", "Q1874")}
    third = remove_identifier(identifier=town.identifiers.get(), reason="Another place", by=None)
    assert not numbers(town)
    with pytest.raises(Conflict):
        withdraw_amendment(amendment=first, by=None)
    withdraw_amendment(amendment=third, by=None)
    withdraw_amendment(amendment=second, by=None)
    assert numbers(town) == {("wikidata", "Q1874")}
    withdraw_amendment(amendment=first, by=None)
    assert not numbers(town)
    assert not identifiers_taken_away()


def test_what_was_taken_away_may_be_given_again():
    town = MunicipalityFactory()
    given(town, "geonames", "698740")
    remove_identifier(identifier=town.identifiers.get(), reason="Wrong", by=None)
    given(town, "geonames", "698740")
    assert numbers(town) == {("geonames", "698740")}
    assert not identifiers_taken_away()


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("wikidata", "1874"),
        ("wikidata", "Q0"),
        ("geonames", "12a"),
        ("katottg", "UA51100270000073549"),
        ("iso_3166_2", "PL-18"),
        ("national", "<b>"),
        ("planet", "1"),
    ],
)
def test_refuses_what_is_no_such_number_of_this_place(scheme, value):
    with pytest.raises(InvalidInput) as refusal:
        given(MunicipalityFactory(), scheme, value)
    assert list(refusal.value.fields) == ["value"]
    assert not Identifier.objects.exists()


@pytest.mark.parametrize("value", ["09162000", "2A004", "E06000001", "05 1 11 000", "BE-NIS:21004"])
def test_national_codes_of_several_countries_are_taken(value):
    given(MunicipalityFactory(), "national", value)
    assert Identifier.objects.get().value == value


def test_the_message_names_whose_number_it_is():
    holder = MunicipalityFactory(name_en="Odessa")
    IdentifierFactory(municipality=holder, scheme="wikidata", value="Q1874")
    with pytest.raises(InvalidInput) as refusal:
        given(MunicipalityFactory(), "wikidata", "Q1874")
    assert "Odessa" in str(refusal.value.fields["value"][0])


def test_the_number_by_which_the_import_finds_the_row_stays():
    town = MunicipalityFactory(source="GeoNames")
    number = IdentifierFactory(municipality=town, value="777")
    with pytest.raises(InvalidInput):
        remove_identifier(identifier=number, reason="Wrong", by=None)
    with pytest.raises(InvalidInput):
        given(town, "geonames", "778", instead_of=number)
    assert numbers(town) == {("geonames", "777")}


def test_an_undone_removal_meets_the_one_who_took_the_number_meanwhile():
    town, other = MunicipalityFactory.create_batch(2)
    given(town, "wikidata", "Q1")
    removal = remove_identifier(identifier=town.identifiers.get(), reason="Wrong", by=None)
    given(other, "wikidata", "Q1")
    with pytest.raises(Conflict):
        withdraw_amendment(amendment=removal, by=None)
    assert numbers(other) == {("wikidata", "Q1")}
