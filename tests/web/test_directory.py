"""The directory: search, filters in the address, pages, what to do where nothing is found."""

import pytest
from django.urls import reverse

from pobratym.profiles.vocabulary import Sphere
from pobratym.registry.models import Kind, Level
from pobratym.search.selection import MOST
from tests.factories.partnerships import PartnershipFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory
from tests.factories.registry import MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client):
    """`ask(country="PL")`: names on the page of the directory, in order."""

    def names(**query):
        answer = client.get(reverse("web:directory"), query)
        assert answer.status_code == 200
        return [row.municipality.name for row in answer.context["results"].rows]

    return names


def test_it_opens_on_hromadas_larger_first(ask):
    MunicipalityFactory(name_en="Abroad", population=9)
    MunicipalityFactory(hromada=True, name_en="Small", population=1)
    MunicipalityFactory(hromada=True, name_en="Unknown", population=None)
    MunicipalityFactory(hromada=True, name_en="Large", population=2)
    assert ask() == ["Large", "Small", "Unknown"]
    assert ask(side="abroad") == ["Abroad"]


def test_filters_narrow_together(ask):
    oblast = MunicipalityFactory(oblast=True)
    wanted = MunicipalityFactory(hromada=True, name_en="Wanted", region=oblast, kind=Kind.RURAL)
    MunicipalityFactory(hromada=True, region=oblast)
    MunicipalityFactory(hromada=True, kind=Kind.RURAL)
    assert ask(oblast=oblast.pk, kind="rural") == [wanted.name]


def test_country_and_level(ask):
    region = MunicipalityFactory(name_en="Region", level=Level.REGION)
    town = MunicipalityFactory(name_en="Town", region=region)
    MunicipalityFactory(country__code="DE")
    assert ask(country="PL") == [town.name]
    assert ask(country="PL", level="region") == [region.name]


def test_seeking_and_without_partner(ask):
    seeker = PartnerSearchFactory(municipality__hromada=True).municipality
    PartnerSearchFactory(municipality__hromada=True, is_seeking=False)
    signed = PartnershipFactory(signed_by_both=True).parties.first().municipality
    in_talks = PartnershipFactory().parties.first().municipality
    assert ask(seeking="1") == [seeker.name]
    alone = ask(no_partner="1")
    assert signed.name not in alone
    assert {seeker.name, in_talks.name} <= set(alone)


def test_a_broad_sphere_finds_the_finer_ones_of_open_listings(ask):
    water = ListingFactory(municipality__hromada=True, sphere=Sphere.WATER).municipality
    ListingFactory(municipality__hromada=True, sphere=Sphere.WATER, status="met")
    ListingFactory(municipality__hromada=True, sphere=Sphere.SPORT)
    assert ask(sphere="infrastructure") == [water.name]


def test_names_are_sorted_by_the_alphabet_of_the_reader(client):
    for name in ("Яготин", "Івано", "Ірпінь", "Їжаківка", "Єланець", "Ґалаґани", "Дубно", "Гадяч"):
        MunicipalityFactory(hromada=True, name_uk=name)
    rows = client.get("/uk/municipalities/", {"sort": "name"}).context["results"].rows
    assert [row.municipality.name_uk for row in rows] == [
        "Гадяч", "Ґалаґани", "Дубно", "Єланець", "Івано", "Ірпінь", "Їжаківка", "Яготин",
    ]  # fmt: skip


def test_pages_keep_the_filters(client):
    MunicipalityFactory.create_batch(21, country__code="PL")
    answer = client.get(reverse("web:directory"), {"country": "PL", "page": "2"})
    assert len(answer.context["results"].rows) == 1
    assert "country=PL" in answer.content.decode()


def test_the_list_is_never_counted_beyond_what_one_can_leaf_through(ask, client, monkeypatch):
    monkeypatch.setattr("pobratym.search.directory.MOST", 2)
    MunicipalityFactory.create_batch(4, hromada=True)
    results = client.get(reverse("web:directory")).context["results"]
    assert results.is_cut
    assert results.total == 2
    assert MOST == 2_000


def test_nothing_found_says_what_to_do(client):
    MunicipalityFactory(name_en="Odessa", country__code="PL")
    page = client.get(reverse("web:directory"), {"country": "DE", "seeking": "1"}).content.decode()
    assert "No municipality passes these filters" in page
    assert "Remove all filters" in page


def test_what_is_typed_comes_back_escaped(client):
    page = client.get(reverse("web:directory"), {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("rows", [1, 19])
def test_the_number_of_queries_does_not_depend_on_the_rows(client, rows, django_assert_num_queries):
    oblast = MunicipalityFactory(oblast=True)
    MunicipalityFactory.create_batch(rows, hromada=True, region=oblast)
    client.get(reverse("web:directory"))
    with django_assert_num_queries(7):
        client.get(reverse("web:directory"))
