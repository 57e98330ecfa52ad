"""Pages of regions, counties and countries: they count, list to the end, and cost the same whatever they hold."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratym.core.keeping import forget
from pobratym.places.models import Kind, Level, Municipality
from pobratym.search import regions
from pobratym.search.census import Count, census
from pobratym.search.countries import countries_in_numbers, sketch_of
from pobratym.search.regions import parts_of
from pobratym.web.directory.addresses import address_of
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import CountryFactory, MunicipalityFactory
from tests.factories.profiles import PartnerSearchFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def land():
    return MunicipalityFactory(level=Level.REGION, country__code="DE", name_en="Bavaria", name_uk="Баварія")


def _inside(region, **facts) -> Municipality:
    return MunicipalityFactory(country=region.country, region=region, **facts)


def _text(client, address) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def _stats(page) -> dict[str, str]:
    return dict(re.findall(r'<div class="stat">\s*<dt>([^<]+)</dt>\s*<dd>\s*([^<]+?)\s*</dd>', page))


def test_a_region_counts_what_lies_in_it(client, land):
    partnership = PartnershipFactory(signed_by_both=True)
    partner = partnership.parties.last().municipality
    Municipality.objects.filter(pk=partner.pk).update(country=land.country, region=land)
    PartnerSearchFactory(municipality=_inside(land))
    _inside(land, level=Level.DISTRICT)
    MunicipalityFactory(country=land.country)
    page = _text(client, address_of(land))
    assert _stats(page) == {
        "municipalities": "2",
        "with partnerships": "1",
        "without one": "1",
        "their partnership": "1",
        "seeks a partner now": "1",
    }
    assert f'href="{reverse("web:country", args=["UA"])}">Ukraine <span class="number">1</span>' in page


def test_a_long_list_can_be_read_to_its_end(client, land, monkeypatch):
    monkeypatch.setattr(regions, "PAGE_SIZE", 3)
    towns = [_inside(land, population=1000 * number) for number in range(1, 9)]
    seen = []
    for number in (1, 2, 3):
        page = _text(client, f"{address_of(land)}?page={number}")
        seen += [town for town in towns if address_of(town) in page]
        assert "Largest first." in page
    assert sorted(town.pk for town in seen) == [town.pk for town in towns]
    assert [row.municipality for row in parts_of(land, "1").rows] == towns[:-4:-1]
    assert address_of(towns[0]) in _text(client, f"{address_of(land)}?page=99")


def test_one_page_is_in_the_order_of_the_readers_alphabet(land):
    for name in ("Яблунець", "Ірпінь", "Харків"):
        _inside(land, name_uk=name)
    with override("uk"):
        assert [str(row.municipality) for row in parts_of(land).rows] == ["Ірпінь", "Харків", "Яблунець"]


def test_an_oblast_tells_the_kinds_of_its_hromadas_and_leads_to_the_map_and_the_filters(client):
    oblast = MunicipalityFactory(oblast=True)
    for kind in (Kind.URBAN, Kind.RURAL, Kind.RURAL):
        MunicipalityFactory(hromada=True, region=oblast, kind=kind)
    page = _text(client, address_of(oblast))
    assert "Urban hromada: 1 · Rural hromada: 2" in page
    assert f"{reverse('web:directory')}?oblast={oblast.pk}" in page
    assert f"{reverse('web:map')}?oblast={oblast.pk}" in page


def test_a_raion_lists_its_hromadas(client):
    oblast = MunicipalityFactory(oblast=True)
    raion = MunicipalityFactory(hromada=True, region=oblast, level=Level.COUNTY, kind=Kind.RAION, is_counted=False)
    inside = MunicipalityFactory(hromada=True, region=oblast, county=raion)
    outside = MunicipalityFactory(hromada=True, region=oblast)
    page = _text(client, address_of(raion))
    assert _stats(page)["hromada"] == "1"
    assert address_of(inside) in page
    assert address_of(outside) not in page
    assert address_of(raion) in _text(client, address_of(oblast))


def test_the_countries_in_numbers(client):
    partnership = PartnershipFactory(signed_by_both=True)
    partner = partnership.parties.last().municipality
    PartnerSearchFactory(municipality=MunicipalityFactory(country=partner.country))
    MunicipalityFactory(country__code="RU")
    CountryFactory(code="VA")
    rows = {row.country.code: row for row in countries_in_numbers()}
    assert set(rows) == {"UA", "PL"}
    assert (rows["PL"].count, rows["PL"].partnerships) == (Count(2, 1, 1), 1)
    assert [row.letter for row in countries_in_numbers()] == ["P", "U"]
    assert (rows["UA"].count, rows["UA"].partnerships) == (Count(1, 1, 0), 1)
    page = _text(client, reverse("web:countries"))
    assert reverse("web:country", args=["PL"]) in page
    table, old = page.split("</table>")
    assert reverse("web:country", args=["RU"]) not in table
    assert reverse("web:country", args=["RU"]) in old
    assert reverse("web:countries") in _text(client, reverse("web:directory"))


def test_countries_stand_in_the_readers_alphabet():
    for code, name in [("DE", "Німеччина"), ("IE", "Ірландія"), ("JP", "Японія"), ("EE", "Естонія")]:
        MunicipalityFactory(country=CountryFactory(code=code, name_uk=name, name_en=name))
    with override("uk"):
        assert [row.country.code for row in countries_in_numbers()] == ["EE", "IE", "DE", "JP"]


def test_the_aggressor_is_looked_up_but_nobody_is_led_there(client):
    region = MunicipalityFactory(level=Level.REGION, country__code="RU")
    _inside(region)
    for address in (reverse("web:country", args=["RU"]), address_of(region)):
        page = _text(client, address).split("<main")[1]
        assert "seeking a partner now" not in page
        assert "without one" not in page
    page = _text(client, reverse("web:country", args=["RU"]))
    assert "former ties" in page
    assert "How to find a partner" not in page
    assert "All municipalities of this country" not in page


def test_crimea_and_sevastopol_are_ukraine_and_marked(client):
    crimea = MunicipalityFactory(oblast=True, name_en="Autonomous Republic of Crimea", is_occupied=True)
    MunicipalityFactory(hromada=True, region=crimea, is_occupied=True, is_counted=False)
    page = _text(client, reverse("web:country", args=["UA"]))
    row = page.split(address_of(crimea))[1].split("</tr>")[0]
    assert "temporarily occupied" in row
    assert "The directory also holds 1 unit" in page
    assert _stats(page)["hromadas"] == "0"
    assert "Temporarily occupied" in _text(client, address_of(crimea))


def test_regions_of_a_country_with_what_lies_in_none(land):
    _inside(land)
    MunicipalityFactory(country=land.country)
    rows = sketch_of(land.country).regions
    assert [(row.region, row.count.municipalities) for row in rows] == [(land, 1), (None, 1)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    facts=st.lists(
        st.tuples(st.sampled_from(["UA", "PL"]), st.sampled_from(Level.values), st.integers(0, 2)), max_size=12
    )
)
def test_the_counts_are_those_of_the_database(facts):
    """Whatever the registry holds, the columns count what a query would."""
    Municipality.objects.update(region=None)
    Municipality.objects.all().delete()
    regions = {
        code: [MunicipalityFactory(country__code=code, level=Level.REGION) for _ in range(2)] for code in ("UA", "PL")
    }
    for code, level, number in facts:
        place = MunicipalityFactory(country__code=code, level=level)
        Municipality.objects.filter(pk=place.pk).update(region=[None, *regions[code]][number])
    forget()
    municipalities = Municipality.objects.filter(level=Level.MUNICIPALITY)
    assert {code: count.municipalities for code, count in census().by_country().items()} == {
        code: municipalities.filter(country=code).count() for code in ("UA", "PL")
    }
    for code, units in regions.items():
        counted = census().by_region(code)
        for unit in units:
            inside = set(municipalities.filter(region=unit).values_list("pk", flat=True))
            assert set(census().municipalities_of_region(unit.pk)) == inside
            assert counted.get(unit.pk, Count()).municipalities == len(inside)
        assert counted.get(0, Count()).municipalities == municipalities.filter(country=code, region=None).count()
    assert census().kinds_of([]) == {}


@pytest.mark.parametrize("many", [2, 30])
def test_the_number_of_queries_does_not_grow(client, land, many, django_assert_num_queries):
    for _ in range(many):
        _inside(land)
    PartnershipFactory(signed_by_both=True)
    census()
    with django_assert_num_queries(21):
        client.get(address_of(land))
    with django_assert_num_queries(5):
        client.get(reverse("web:country", args=["DE"]))
    with django_assert_num_queries(7):
        client.get(reverse("web:countries"))
