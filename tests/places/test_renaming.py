"""A municipality gets another name from a day on."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.validation import refuse_invalid
from pobratym.places.actions import correct, rename_municipality, withdraw_amendment
from pobratym.places.models import Name
from tests.factories.places import MunicipalityFactory
from tests.places.whole import held

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 20)


@pytest.fixture
def hromada():
    place = MunicipalityFactory(
        hromada=True, name_uk="Новоград-Волинська громада", name_en="Novohrad-Volynskyi hromada"
    )
    for text, language, kind in (
        ("Новоград-Волинська міська територіальна громада", "uk", "official"),
        ("Новоград-Волинська громада", "uk", "alias"),
        ("Novohrad-Volynskyi hromada", "en", "alias"),
        ("Новоград-Волинський", "uk", "alias"),
    ):
        Name.objects.create(municipality=place, text=text, language=language, kind=kind, key=text, source="KATOTTG")
    return place


def renamed(place, on=DAY, reason="Resolution 3984-IX", **names):
    return rename_municipality(municipality=place, on=on, reason=reason, by=None, **names)


def names(place) -> set:
    return set(place.names.values_list("text", "kind", "valid_from", "valid_until"))


def test_the_official_name_ends_and_the_next_begins_on_the_day(hromada):
    change = renamed(hromada, name_uk="Звягельська громада", name_en="Zviahel hromada", act="Resolution 3984-IX")
    hromada.refresh_from_db()
    assert (hromada.name["uk"], hromada.name["en"]) == ("Звягельська громада", "Zviahel hromada")
    assert held(hromada) == ["name_en", "name_uk"]
    assert names(hromada) == {
        ("Новоград-Волинська міська територіальна громада", "historic", None, DAY),
        ("Новоград-Волинська громада", "alias", None, DAY),
        ("Novohrad-Volynskyi hromada", "alias", None, DAY),
        ("Новоград-Волинський", "alias", None, None),
        ("Звягельська міська територіальна громада", "official", DAY, None),
        ("Звягельська громада", "alias", DAY, None),
        ("Zviahel hromada", "alias", DAY, None),
    }
    assert change.before == "Новоград-Волинська громада / Novohrad-Volynskyi hromada"
    assert hromada.names.get(text="Zviahel hromada").key == "zviahel hromada"


def test_undone_every_name_is_as_it_was(hromada):
    before = names(hromada)
    withdraw_amendment(amendment=renamed(hromada, name_uk="Звягельська громада"), by=None)
    hromada.refresh_from_db()
    assert (names(hromada), hromada.name["uk"], held(hromada)) == (before, "Новоград-Волинська громада", [])


def test_abroad_the_local_name_is_the_official_one():
    town = MunicipalityFactory(name_uk="Кеніґсберґ", name_en="Old Town")
    for text, language, kind in (("Old Town", "", "official"), ("Кеніґсберґ", "uk", "exonym")):
        Name.objects.create(municipality=town, text=text, language=language, kind=kind, key=text, source="GeoNames")
    renamed(town, name_en="New Town", name_uk="Нове Місто")
    assert names(town) == {
        ("Old Town", "historic", None, DAY),
        ("New Town", "official", DAY, None),
        ("Кеніґсберґ", "historic", None, DAY),
        ("Нове Місто", "exonym", DAY, None),
    }


def test_a_name_may_come_back(hromada):
    renamed(hromada, name_uk="Звягельська громада")
    renamed(hromada, name_uk="Новоград-Волинська громада", on=date(2025, 1, 1))
    row = hromada.names.get(text="Новоград-Волинська міська територіальна громада")
    assert (row.kind, row.valid_from, row.valid_until) == ("official", date(2025, 1, 1), None)


@pytest.mark.parametrize(
    ("values", "at_fault"),
    [
        ({"on": timezone.localdate() + timedelta(days=1), "name_uk": "Інша громада"}, "on"),
        ({}, "name_uk"),
        ({"name_uk": "Інша громада", "reason": ""}, "reason"),
        ({"name_uk": "х" * 201}, "name_uk"),
        ({"name_uk": "Інша громада", "source_url": "javascript:alert(1)"}, "source_url"),
    ],
)
def test_refuses_what_cannot_be(hromada, values, at_fault):
    before = names(hromada)
    with pytest.raises(InvalidInput) as refusal:
        renamed(hromada, **values)
    assert at_fault in refusal.value.fields
    assert names(hromada) == before


def test_a_second_renaming_does_not_begin_before_the_first(hromada):
    first = renamed(hromada, name_uk="Звягельська громада")
    with pytest.raises(InvalidInput) as refusal:
        renamed(hromada, name_uk="Третя громада", on=DAY)
    assert "in use since" in str(refusal.value.fields["on"][0])
    renamed(hromada, name_uk="Третя громада", on=date(2025, 1, 1))
    with pytest.raises(Conflict):
        withdraw_amendment(amendment=first, by=None)


def test_a_correction_under_a_renaming_is_not_undone_over_it(hromada):
    correction = correct(
        municipality=hromada, field="name_uk", values={"name_uk": "Новоградська громада"}, reason="r", by=None
    )
    change = renamed(hromada, name_uk="Звягельська громада")
    with pytest.raises(Conflict):
        withdraw_amendment(amendment=correction, by=None)
    withdraw_amendment(amendment=change, by=None)
    hromada.refresh_from_db()
    assert held(hromada) == ["name_uk"]
    withdraw_amendment(amendment=correction, by=None)
    hromada.refresh_from_db()
    assert (hromada.name["uk"], held(hromada)) == ("Новоград-Волинська громада", [])


def test_two_official_names_on_one_day_are_refused_in_words(hromada):
    clash = Name(municipality=hromada, text="Інша", language="uk", kind="official", key="insha", source="test")
    with pytest.raises(InvalidInput) as refusal:
        refuse_invalid(clash)
    assert "already has an official name" in str(refusal.value.fields["__all__"][0])
    clash.language = "en"
    refuse_invalid(clash)
