"""Renamed units: their former names on file, and a centre that the gazetteer knows by its old name only."""

import pytest

from pobratym.imports.actions import withdraw_edition
from pobratym.imports.actions.loading import load_registry
from pobratym.imports.rules import source_corrections
from pobratym.imports.rules.source_corrections import FormerUnit, former_units
from pobratym.places.models import Identifier, Municipality, Name, NameKind
from tests.imports import sources as world
from tests.imports.test_loading import unit
from tests.places.whole import every_row

pytestmark = pytest.mark.django_db

ACT = "Verkhovna Rada, decolonisation of 2024"
STRAY = (1010, "Stara Nazva", "UA", "17", 47.80, 29.60, 5500, ["Стара Назва"])


@pytest.fixture
def renamed(monkeypatch):
    """The lost hromada was called «Староназвівська» after its centre «Стара Назва», a raion otherwise too."""
    former_units.cache_clear()
    table = {
        world.LOST: [FormerUnit("Стара Назва", "Староназвівська", None, ACT)],
        world.PODILSK_RAION: [FormerUnit("Котовськ", "Котовський", None, ACT)],
    }
    monkeypatch.setattr(source_corrections, "former_units", lambda: table)
    monkeypatch.setattr("pobratym.imports.sources.ukraine.former_units", lambda: table)
    return table


def _load(tmp_path):
    return load_registry(by=None, files=world.write_world(tmp_path, places=[*world.PLACES, STRAY]))


def _former(place):
    return set(Name.objects.filter(municipality=place, kind=NameKind.HISTORIC).values_list("text", flat=True))


def test_former_adjectives_and_centres_are_names_of_the_unit(renamed, tmp_path):
    _load(tmp_path)
    assert {"Стара Назва", "Stara Nazva", "Староназвівська громада"} <= _former(unit(world.LOST))
    assert {"Котовський район", "Kotovsk Raion"} <= _former(unit(world.PODILSK_RAION))


def test_a_centre_is_located_by_its_former_name(renamed, tmp_path):
    _load(tmp_path)
    lost = unit(world.LOST)
    assert (lost.is_location_approximate, lost.population) == (False, 5500)
    assert Identifier.objects.get(scheme="geonames", value="1010").municipality_id == lost.pk
    assert not Municipality.objects.filter(name__uk="Стара Назва").exists()


def test_a_settlement_that_bears_the_name_today_is_no_stray(monkeypatch, tmp_path):
    table = {world.DACHNE: [FormerUnit("Мар'янівка", "", None, ACT)]}
    monkeypatch.setattr("pobratym.imports.sources.ukraine.former_units", lambda: table)
    places = [row for row in world.PLACES if row[0] not in {1001, 1002}]
    load_registry(by=None, files=world.write_world(tmp_path, places=places))
    assert unit(world.DACHNE).is_location_approximate


def test_a_stray_of_an_earlier_edition_is_taken_in_and_let_go_again(renamed, monkeypatch, tmp_path):
    with monkeypatch.context() as before:
        before.setattr("pobratym.imports.sources.ukraine.former_units", dict)
        _load(tmp_path)
    stray = Identifier.objects.get(scheme="geonames", value="1010").municipality
    assert stray.name["uk"] == "Стара Назва"
    rows = every_row()
    outcomes = _load(tmp_path)
    stray = Municipality.including_merged.get(pk=stray.pk)
    assert stray.merged_into == unit(world.LOST)
    assert unit(world.LOST).population == 5500
    for outcome in reversed(outcomes):
        if not outcome.changed_nothing:
            withdraw_edition(edition=outcome.edition, by=None)
    assert every_row() == rows


def test_the_tables_hold_each_renaming_once():
    rows = [(code, each.centre, each.adjective) for code, some in former_units().items() for each in some]
    assert len(rows) == len(set(rows)) > 70
    assert all(each.source for some in former_units().values() for each in some)
