"""What a new instance knows of the Ministry's list without its file."""

import csv
from datetime import date

import pytest

from pobratym.imports.actions.territory_list import (
    KNOWN_TERRITORIES,
    import_territory_status,
    load_known_territories,
)
from pobratym.places.models import Edition, TerritoryStatus
from pobratym.places.queries import occupied_today
from tests.factories.places import IdentifierFactory, MunicipalityFactory

MELITOPOL, DONETSK_RAION, MARIUPOL = "UA23080070000068953", "UA14080000000098686", "UA14140050000092233"


def _rows():
    with KNOWN_TERRITORIES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_fact_has_its_code_day_act_and_source():
    rows = _rows()
    assert len(rows) == len({row["identifier"] for row in rows}) > 100
    for row in rows:
        assert row["status"] == "occupied"
        assert date(2014, 2, 20) <= date.fromisoformat(row["from"]) <= date(2025, 4, 30)
        assert "376" in row["act"]
        assert row["link"].startswith("https://zakon.rada.gov.ua/")
    days = {row["identifier"]: row["from"] for row in rows}
    assert days["UA01000000000013043"] == days["UA85000000000065278"] == "2014-02-20"
    assert days[DONETSK_RAION] == days["UA44060000000048093"] == "2014-04-07"
    assert days[MELITOPOL] == "2022-02-25"
    assert days["UA14140050010029262"] == "2022-05-21", "the city of Mariupol"


@pytest.mark.django_db
def test_they_are_filed_as_an_edition_and_the_whole_list_goes_on_from_there(tmp_path):
    melitopol = MunicipalityFactory(hromada=True, name_uk="Мелітополь")
    raion = MunicipalityFactory(hromada=True, level="county", kind="")
    donetsk = MunicipalityFactory(hromada=True, parent=raion, name_uk="Донецьк")
    mariupol = MunicipalityFactory(hromada=True, name_uk="Маріуполь")
    for place, code in ((melitopol, MELITOPOL), (raion, DONETSK_RAION), (mariupol, MARIUPOL)):
        IdentifierFactory(municipality=place, scheme="katottg", value=code)
    assert load_known_territories().edition
    assert {melitopol.pk, donetsk.pk, mariupol.pk} <= occupied_today()
    assert load_known_territories() is None, "once"
    before = TerritoryStatus.objects.count()
    whole = tmp_path / "list.csv"
    whole.write_text(f"identifier,name,status,from,until,act\n{MELITOPOL},,occupied,2022-02-25,2026-05-01,Order 999\n")
    import_territory_status(file=whole, by=None)
    assert TerritoryStatus.objects.count() == before, "none is doubled"
    assert Edition.objects.in_force().filter(source="territory_status").count() == 2
    assert melitopol.pk not in occupied_today()
    assert donetsk.pk in occupied_today()
