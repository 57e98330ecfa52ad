"""Authorities that no gazetteer lists."""

from datetime import date

import pytest

from pobratym.core.errors import Conflict, InvalidInput
from pobratym.journal.models import Entry
from pobratym.places.actions import add_municipality, withdraw_amendment
from pobratym.places.models import Amendment, Municipality
from pobratym.places.queries import look_up
from tests.factories.places import CountryFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory
from tests.places.whole import held

pytestmark = pytest.mark.django_db

METROPOLIS = {
    "level": "county",
    "country": "FR",
    "name_uk": "Єврометрополія Страсбурга",
    "name_en": "Eurometropolis of Strasbourg",
    "identifiers": {"national": "246700488"},
    "source": "SIREN 246700488",
}


@pytest.fixture(autouse=True)
def _france():
    CountryFactory(code="FR")


def test_is_found_by_identifier_and_name_with_its_source():
    added = add_municipality(by=None, **METROPOLIS)
    assert added.identifiers.get().value == "246700488"
    assert {name.key for name in added.names.all()} == {"yevrometropoliia strasburha", "eurometropolis of strasbourg"}
    assert added.source == "SIREN 246700488"
    assert Entry.objects.get().verb == "places.municipality_added"


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"level": "planet"}, "level"), ({"country": "XX"}, "country"), ({"source": " "}, "source")],
)
def test_refuses_what_cannot_be_and_writes_nothing(changes, field):
    with pytest.raises(InvalidInput) as refusal:
        add_municipality(by=None, **(METROPOLIS | changes))
    assert list(refusal.value.fields) == [field]
    assert not Municipality.objects.exists()


def test_an_identifier_belongs_to_one():
    add_municipality(by=None, **METROPOLIS)
    with pytest.raises(InvalidInput):
        add_municipality(by=None, **METROPOLIS)
    assert Municipality.objects.count() == 1


WITH_FACTS = METROPOLIS | {
    "point": ("48.583", "7.746"),
    "population": 511_552,
    "population_as_of": date(2021, 1, 1),
    "population_source": "INSEE",
    "reason": "No gazetteer has it",
    "source_url": "https://www.insee.fr/",
}


def test_a_moderators_addition_is_a_change_with_its_reason_and_can_be_undone():
    added = add_municipality(by=None, **WITH_FACTS)
    change = Amendment.objects.get()
    assert (change.kind, change.reason, change.municipality) == ("added", "No gazetteer has it", added)
    assert {"population", "latitude", "name_uk"} <= set(held(added))
    assert [found.municipality for found in look_up("Eurometropolis of Strasbourg")] == [added]
    withdraw_amendment(amendment=change, by=None)
    assert not Municipality.including_merged.exists()
    change.refresh_from_db()
    assert (change.municipality_id, change.name) == (None, "Єврометрополія Страсбурга")


def test_an_addition_that_something_hangs_on_is_not_undone():
    added = add_municipality(by=None, **WITH_FACTS)
    ListingFactory(municipality=added)
    with pytest.raises(Conflict) as refusal:
        withdraw_amendment(amendment=Amendment.objects.get(), by=None)
    assert "attached" in str(refusal.value)
    assert Municipality.objects.get() == added


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"population_as_of": None}, "population_as_of"),
        ({"population_source": ""}, "population_source"),
        ({"point": ("95", "7")}, "__all__"),
        ({"identifiers": {"wikidata": "1"}}, "identifiers"),
        ({"name_en": ""}, "name_en"),
        ({"source_url": "none"}, "source_url"),
    ],
)
def test_refuses_facts_that_cannot_be(changes, field):
    with pytest.raises(InvalidInput) as refusal:
        add_municipality(by=None, **(WITH_FACTS | changes))
    assert list(refusal.value.fields) == [field]
    assert not Municipality.objects.exists()


def test_the_units_above_lie_in_the_same_country():
    with pytest.raises(InvalidInput) as refusal:
        add_municipality(by=None, **WITH_FACTS, region=MunicipalityFactory(oblast=True))
    assert list(refusal.value.fields) == ["region"]
