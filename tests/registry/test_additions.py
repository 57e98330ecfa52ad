"""Authorities that no gazetteer lists."""

import pytest

from pobratym.core.errors import InvalidInput
from pobratym.journal.models import Entry
from pobratym.registry.actions import add_municipality
from pobratym.registry.models import Municipality
from tests.factories.registry import CountryFactory

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
    assert Entry.objects.get().verb == "registry.municipality_added"


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
