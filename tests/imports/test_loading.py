"""load_registry on a world of twenty rows."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from pobratym.core.errors import InvalidInput, SourceRefused
from pobratym.imports.actions.loading import load_registry
from pobratym.journal.models import Entry
from pobratym.places.actions import correct
from pobratym.places.models import Country, Edition, Identifier, Kind, Municipality, Name
from pobratym.places.queries import count_located
from tests.imports import sources as world

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path):
    return world.write_world(tmp_path)


@pytest.fixture
def loaded(files):
    return load_registry(by=None, files=files)


def unit(code: str) -> Municipality:
    return Identifier.objects.get(scheme="katottg", value=code).municipality


def place(number: int) -> Municipality:
    return Identifier.objects.get(scheme="geonames", value=str(number)).municipality


def test_names_every_country_in_five_languages(loaded):
    poland = Country.objects.get(code="PL")
    assert [poland.name[language] for language in ("uk", "pl", "de", "fr")] == [
        "Польща",
        "Polska",
        "Polen",
        "Pologne",
    ]
    assert Country.objects.count() == 250


def test_hromada_has_type_names_place_and_its_centres_population(loaded):
    odesa = unit(world.ODESA)
    assert (odesa.name["uk"], odesa.name["en"], odesa.centre["uk"], odesa.centre["en"]) == (
        "Одеська громада",
        "Odesa hromada",
        "Одеса",
        "Odesa",
    )
    assert (odesa.kind, odesa.region.name["en"], odesa.county.name["uk"]) == (
        Kind.URBAN,
        "Odesa Oblast",
        "Одеський район",
    )
    assert (str(odesa.latitude), str(odesa.longitude)) == ("46.486", "30.744")
    assert (odesa.population, odesa.is_population_of_centre, odesa.population_source) == (1010537, True, "GeoNames")
    assert odesa.names.get(kind="official", language="uk").text == "Одеська міська територіальна громада"
    assert {"Одеса", "Odessa", "Одесса"} <= set(odesa.names.values_list("text", flat=True))


def test_a_centre_and_its_hromada_are_one_row(loaded):
    assert place(698740) == unit(world.ODESA)


def test_namesake_in_another_raion_is_not_taken_though_it_is_bigger(loaded):
    assert str(unit(world.DACHNE).latitude) == "46.550"


def test_centre_that_no_gazetteer_has_stands_at_the_raions_seat_and_says_so(loaded):
    lost, podilsk = unit(world.LOST), unit(world.PODILSK)
    assert lost.is_location_approximate
    assert (lost.latitude, lost.longitude) == (podilsk.latitude, podilsk.longitude)
    assert (lost.population, lost.kind) == (None, Kind.TOWNSHIP)


def test_kyiv_is_a_municipality_and_its_own_region(loaded):
    kyiv = unit(world.KYIV)
    assert (kyiv.level, kyiv.kind, kyiv.region, kyiv.is_counted) == ("municipality", Kind.CAPITAL, kyiv, True)
    assert kyiv.caption == "Kyiv, Ukraine"
    assert not kyiv.is_population_of_centre


def test_crimea_is_ukraine_and_outside_the_official_number(loaded):
    hromada = unit(world.ANDRIIVKA)
    assert (hromada.country_id, hromada.is_occupied, hromada.is_counted) == ("UA", True, False)
    assert hromada.region.name["uk"] == "Автономна Республіка Крим"
    assert Municipality.objects.counted().count() == 5
    assert (count_located().hromadas, count_located().located) == (5, 4)


def test_settlement_belongs_to_its_hromada(loaded):
    village = place(1004)
    assert (village.level, village.name["uk"], village.parent) == ("settlement", "Мар'янівка", unit(world.DACHNE))
    assert unit(world.SMALL_SETTLEMENT) == village


def test_settlement_whose_name_is_anothers_too_gets_no_hromada(loaded):
    assert place(1002).parent is None


def test_district_is_part_of_its_city(loaded):
    district = place(3066912)
    assert (district.level, district.parent, district.name["uk"]) == ("district", place(3067696), "Прага-Ржепоріє")


def test_place_abroad_has_its_region_and_names_by_language(loaded):
    prague = place(3067696)
    assert prague.region.identifiers.get(scheme="iso_3166_2").value == "CZ-10"
    names = set(prague.names.values_list("text", "language"))
    assert {("Прага", "uk"), ("Praga", "pl"), ("Praha", "")} <= names


def test_region_is_joined_by_number_not_by_code(loaded):
    grand_est = Identifier.objects.get(scheme="geonames_admin1", value="FR.44").municipality
    assert (grand_est.name["uk"], grand_est.name["en"]) == ("Гранд-Ест", "Grand Est")
    texas = Identifier.objects.get(scheme="iso_3166_2", value="US-TX").municipality
    assert (texas.name["uk"], texas.identifiers.get(scheme="wikidata").value) == ("Техас", "Q1439")


def test_a_part_of_a_town_is_told_from_towns(loaded):
    assert [each.name["en"] for each in Municipality.objects.filter(kind=Kind.PART_OF_TOWN)] == ["Samville"]


def test_russian_spelling_is_not_shown_as_ukrainian(loaded):
    assert place(777).name["uk"] == "Самвіль"
    assert (place(777).population, place(777).region) == (None, None)


def test_second_run_changes_nothing(loaded, files):
    before = list(Municipality.objects.order_by("id").values()), list(Name.objects.order_by("id").values())
    again = load_registry(by=None, files=files)
    assert all(outcome.changed_nothing for outcome in again)
    assert before == (
        list(Municipality.objects.order_by("id").values()),
        list(Name.objects.order_by("id").values()),
    )


def test_a_persons_correction_survives_the_next_import(loaded, files):
    count = {"population": 990000, "population_as_of": date(2026, 8, 1), "population_source": "Census"}
    for field, values in (("population", count), ("name_en", {"name_en": "Odesa city hromada"})):
        correct(municipality=unit(world.ODESA), field=field, values=values, reason="r", by=None)
    Municipality.objects.filter(pk=unit(world.ODESA).pk).update(centre={"uk": "Одеса", "en": "Old"})
    outcome = next(each for each in load_registry(by=None, files=files) if each.edition.source == "codifier")
    odesa = unit(world.ODESA)
    assert (odesa.population, odesa.name["en"], odesa.centre["en"]) == (990000, "Odesa city hromada", "Odesa")
    assert outcome.edition.changed == 1


def test_new_edition_changes_what_differs(loaded, tmp_path):
    places = [(*row[:6], 5000, row[7]) if row[0] == 5527554 else row for row in world.PLACES]
    places.append((9999, "Newtown", "US", "TX", 31.0, -101.0, 600, []))
    outcomes = load_registry(by=None, files=world.write_world(tmp_path, places=places))
    tallies = {each.edition.source: (each.edition.added, each.edition.changed) for each in outcomes}
    assert tallies["places"] == (1, 1)
    assert place(5527554).population == 5000


def test_each_source_leaves_a_run_and_a_journal_entry(loaded):
    runs = {edition.source: edition for edition in Edition.objects.all()}
    assert set(runs) == {"countries", "codifier", "regions", "places", "names"}
    assert runs["countries"].added == 250
    assert Entry.objects.filter(verb="imports.imported").count() == 5


def test_a_broken_row_is_named_and_nothing_is_changed(files, tmp_path):
    wrong = [*world.UNITS[:6], [*world.UNITS[6][:2], "UA5110027", None, None, "H", "Одеська"]]
    with pytest.raises(SourceRefused, match=r"row 11.*UA5110027"):
        load_registry(by=None, files=world.write_world(tmp_path, units=wrong), sources=["countries", "codifier"])
    assert not Municipality.objects.exists()
    assert set(Edition.objects.values_list("source", flat=True)) == {"countries"}


def test_an_empty_workbook_is_refused_and_nothing_is_changed(loaded, tmp_path):
    before = Municipality.objects.count()
    with pytest.raises(SourceRefused, match="no row with a code"):
        load_registry(by=None, files=world.write_world(tmp_path, units=[]))
    assert Municipality.objects.count() == before


def test_an_interrupted_import_can_be_repeated(files, monkeypatch):
    def stop(*_args):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("pobratym.imports.sources.places.file_identifiers", stop)
        with pytest.raises(KeyboardInterrupt):
            load_registry(by=None, files=files)
    assert not Municipality.objects.filter(level="settlement").exists()
    load_registry(by=None, files=files)
    assert place(1004).level == "settlement"


def test_unknown_source_is_told_what_there_is():
    with pytest.raises(InvalidInput, match="countries, codifier"):
        load_registry(by=None, sources=["wikidata"])


def test_command_says_how_to_get_the_names_of_regions(tmp_path):
    with pytest.raises(CommandError, match="build the front end first"):
        call_command("load_registry", "--source", "regions", "--natural-earth", str(tmp_path / "none.json"))


def test_command_tells_what_changed_and_when_nothing_did():
    out = io.StringIO()
    call_command("load_registry", "--source", "countries", stdout=out)
    call_command("load_registry", "--source", "countries", stdout=out)
    assert "250 added" in out.getvalue()
    assert "Nothing has changed since the last import." in out.getvalue()
