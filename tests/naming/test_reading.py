"""What stands beside a name: postal codes, words for kinds of places, characters, words for countries and regions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.naming import characters
from pobratym.naming.contextwords import COUNTRY_ALIASES, country_words, raion_keys, region_words, says_region
from pobratym.naming.folding import fold, is_ukrainian
from pobratym.naming.postal_codes import without_postal_code
from pobratym.naming.reading import in_nominative, is_kind, stripped, stripped_forms


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("04109 Leipzig", "Leipzig", ""),
        ("D-04109 Leipzig", "Leipzig", "DE"),
        ("31-042 Kraków", "Kraków", ""),
        ("PL 31-042 Kraków", "Kraków", "PL"),
        ("46000, м. Тернопіль", "м. Тернопіль", ""),
        ("м. Суми, 40000, Україна", "м. Суми, Україна", ""),
        ("UA-58000 Чернівці", "Чернівці", "UA"),
        ("301 00 Plzeň", "Plzeň", ""),
        ("CZ 110 00 Praha 1", "Praha", "CZ"),
        ("3512 JE Utrecht", "Utrecht", ""),
        ("Bristol BS1 5TR", "Bristol", ""),
        ("Dublin D02 AF30", "Dublin", ""),
        ("Ottawa ON K1A 0B1", "Ottawa ON", ""),
        ("Springfield, IL 62701", "Springfield, IL", ""),
        ("67000 Strasbourg Cedex", "Strasbourg", ""),
        ("F-67000 Strasbourg", "Strasbourg", "FR"),
        ("LV-3401 Liepāja", "Liepāja", "LV"),
        ("〒980-0811 Sendai", "Sendai", ""),
        ("Praha 1", "Praha 1", ""),
        ("100 Mile House", "100 Mile House", ""),
        ("1770", "1770", ""),
        ("65026", "65026", ""),
    ],
)
def test_a_postal_code_is_no_part_of_the_name(text, name, country):
    assert without_postal_code(text) == (name, country)


@given(st.text(max_size=60))
def test_what_is_left_without_a_code_is_never_nothing(text):
    left, _ = without_postal_code(text)
    assert bool(left.strip()) == bool(text.strip())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("с-ще Ставище", "stavyshche"),
        ("смт. Ворзель", "vorzel"),
        ("г. Харьков", "kharkov"),
        ("гр. Русе", "ruse"),
        ("Gm. Krasnystaw", "krasnystaw"),
        ("m.st. Warszawa", "warszawa"),
        ("Statutární město Zlín", "zlin"),
        ("Freie Hansestadt Bremen", "bremen"),
        ("Universitätsstadt Marburg", "marburg"),
        ("Municipiul Iași", "iasi"),
        ("com. Putna", "putna"),
        ("Miskolc megyei jogú város", "miskolc"),
        ("Lunds kommun", "lunds"),
        ("Gemeente Delft", "delft"),
        ("Izmir Belediyesi", "izmir"),
        ("ქ. ბათუმი", "batumi"),
        ("Câmara Municipal de Faro", "faro"),
    ],
)
def test_the_word_for_the_kind_of_place_is_no_part_of_the_name(text, name):
    assert stripped(fold(text)) == name


def test_city_stays_where_it_may_belong_to_the_name():
    assert stripped_forms("city of kansas city") == ["city of kansas city", "kansas city", "kansas"]
    assert is_kind("m")
    assert is_kind(fold("с-ще"))
    assert not is_kind("lviv")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Šiaulių m.", "siauliai"),
        ("Klaipėdos miestas", "klaipeda"),
        ("Panevėžio miesto savivaldybė", "panevezys"),
        ("Ventspils pilsēta", "ventspils"),
        ("Jelgavas novads", "jelgava"),
        ("Oulun kaupunki", "oulu"),
        ("Helsingin kaupunki", "helsinki"),
    ],
)
def test_a_genitive_before_the_kind_of_place_leads_to_the_name(text, name):
    key = fold(text)
    assert name in [*in_nominative(key), stripped(key)]


@pytest.mark.parametrize(
    ("text", "province", "place", "bare"),
    [
        ("長野県松本市", "長野県", "松本市", "松本"),
        ("北海道函館市", "北海道", "函館市", "函館"),
        ("江苏省无锡市", "江苏省", "无锡市", "无锡"),
        ("广西壮族自治区南宁市", "广西壮族自治区", "南宁市", "南宁"),
        ("충청북도청주시", "충청북도", "청주시", "청주"),
        ("京都市", "", "京都市", "京都"),
        ("つくば市", "", "つくば市", "つくば"),
    ],
)
def test_province_and_city_run_together_are_told_apart(text, province, place, bare):
    assert characters.apart(text) == (province, place)
    assert characters.bare(place) == bare


def test_countries_by_the_words_in_use():
    meant = {"palestine": "PS", "south korea": "KR", "holland": "NL", "czechia": "CZ", "uk": "GB", "burma": "MM"}
    assert {word: COUNTRY_ALIASES[word] for word in meant} == meant
    assert "china" in country_words("HK"), "«Hong Kong, China»"
    assert "england" not in COUNTRY_ALIASES, "a region, not all of the United Kingdom"


def test_regions_by_the_words_in_use():
    assert "Закарпаття" in region_words("UA-21")
    assert all(map(says_region, ("lviv region", "poltavska obl", "kharkivshchyna", "land hessen")))
    assert not any(map(says_region, ("municipality of lisbon", "city of vienna", "lviv")))
    assert raion_keys("umanskyi raion") == ["umanskyi raion"]
    assert raion_keys("kalush district") == ["kalush raion"]
    assert raion_keys("kalush") == []


def test_ukrainian_is_told_from_other_cyrillic():
    assert is_ukrainian("Галич")
    assert is_ukrainian("Слов'янськ")
    assert not any(map(is_ukrainian, ("Галыч", "Ёлкино", "Београд Ђ", "Halych")))
