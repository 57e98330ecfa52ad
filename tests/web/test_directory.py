"""The directory: search, filters in the address, pages, what to do where nothing is found."""

import pytest
from django.urls import reverse

from pobratym.naming.folding import fold
from pobratym.places.models import Kind, Level, Name
from pobratym.profiles.vocabulary import Sphere
from pobratym.search.collection import MOST
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client):
    """`ask(country="PL")`: names on the page of the directory, in order."""

    def names(**query):
        answer = client.get(reverse("web:directory"), query)
        assert answer.status_code == 200
        return [str(row.municipality) for row in answer.context["results"].rows]

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
    assert ask(oblast=oblast.pk, kind="rural") == [str(wanted)]


def test_country_and_level(ask):
    region = MunicipalityFactory(name_en="Region", level=Level.REGION)
    town = MunicipalityFactory(name_en="Town", region=region)
    MunicipalityFactory(country__code="DE")
    assert ask(country="PL") == [str(town)]
    assert ask(country="PL", level="region") == [str(region)]


def test_seeking_and_without_partner(ask):
    seeker = PartnerSearchFactory(municipality__hromada=True).municipality
    PartnerSearchFactory(municipality__hromada=True, is_seeking=False)
    signed = PartnershipFactory(signed_by_both=True).parties.first().municipality
    in_talks = PartnershipFactory().parties.first().municipality
    assert ask(seeking="1") == [str(seeker)]
    alone = ask(no_partner="1")
    assert str(signed) not in alone
    assert {str(seeker), str(in_talks)} <= set(alone)


def test_a_broad_sphere_finds_the_finer_ones_of_open_listings(ask):
    water = ListingFactory(municipality__hromada=True, sphere=Sphere.WATER).municipality
    ListingFactory(municipality__hromada=True, sphere=Sphere.WATER, status="met")
    ListingFactory(municipality__hromada=True, sphere=Sphere.SPORT)
    assert ask(sphere="infrastructure") == [str(water)]


def test_names_are_sorted_by_the_alphabet_of_the_reader(client):
    for name in ("Яготин", "Івано", "Ірпінь", "Їжаківка", "Єланець", "Ґалаґани", "Дубно", "Гадяч"):
        MunicipalityFactory(hromada=True, name_uk=name)
    rows = client.get("/uk/municipalities/", {"sort": "name"}).context["results"].rows
    assert [row.municipality.name["uk"] for row in rows] == [
        "Гадяч", "Ґалаґани", "Дубно", "Єланець", "Івано", "Ірпінь", "Їжаківка", "Яготин",
    ]  # fmt: skip


def test_pages_keep_the_filters(client):
    MunicipalityFactory.create_batch(21, country__code="PL")
    answer = client.get(reverse("web:directory"), {"country": "PL", "page": "2"})
    assert len(answer.context["results"].rows) == 1
    assert "country=PL" in answer.content.decode()


def test_all_are_counted_but_only_the_first_can_be_leafed_through(client, monkeypatch):
    monkeypatch.setattr("pobratym.web.lists.MOST", 2)
    MunicipalityFactory.create_batch(4, hromada=True)
    answer = client.get(reverse("web:directory"))
    results = answer.context["results"]
    assert results.is_cut
    assert (results.selection.total, results.page.paginator.count) == (4, 2)
    assert "Only the first 2 can be paged through" in answer.content.decode()
    assert MOST == 2_000


def test_nothing_found_says_what_to_do(client):
    MunicipalityFactory(name_en="Odessa", country__code="PL")
    page = client.get(reverse("web:directory"), {"country": "DE", "seeking": "1"}).content.decode()
    assert "No municipality matches these filters" in page
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
    with django_assert_num_queries(2):
        client.get(reverse("web:directory"))


def test_a_place_is_found_by_its_name_and_its_namesakes_are_offered(client):
    here = _named("Springfield", population=9, latitude="40.000", longitude="10.000")
    other = _named("Springfield", population=8, latitude="60.000", longitude="10.000")
    close = MunicipalityFactory(hromada=True, name_en="Close", latitude="40.100", longitude="10.000")
    MunicipalityFactory(hromada=True, name_en="Far", latitude="50.000", longitude="10.000")
    answer = client.get(reverse("web:directory"), {"place": "springfield", "within": "50"})
    html = answer.content.decode()
    assert [row.municipality for row in answer.context["results"].rows] == [close]
    assert answer.context["results"].rows[0].kilometres == pytest.approx(11.1, abs=0.1)
    assert f"near={other.pk}&amp;within=50" in html
    assert f"within 50 km: {here.name}" in html


def test_an_unknown_place_is_told_and_narrows_nothing(client):
    MunicipalityFactory(hromada=True)
    answer = client.get(reverse("web:directory"), {"place": "nowhere at all", "within": "50"})
    assert answer.context["results"].selection.total == 1
    assert "No place with a known centre is called “nowhere at all”" in answer.content.decode()


def test_a_place_that_is_emptied_by_hand_is_not_wanted_any_more(client):
    place = MunicipalityFactory(hromada=True)
    answer = client.get(reverse("web:directory"), {"place": "", "near": place.pk, "within": "50"})
    assert answer.context["question"].number("near") is None


def test_the_table_sorts_by_its_headings(client):
    for name, country in (("Aachen", "DE"), ("Zwolle", "NL"), ("Brest", "PL")):
        MunicipalityFactory(name_en=name, country__code=country, country__name_en=country)
    answer = client.get(reverse("web:directory"), {"side": "abroad", "view": "table", "sort": "country"})
    html = answer.content.decode()
    assert [row.municipality.country_id for row in answer.context["results"].rows] == ["DE", "NL", "PL"]
    assert html.count('aria-sort="ascending"') == 1
    assert "sort=partnerships&amp;view=table" in html


def test_who_spoke_lately_comes_first(client):
    MunicipalityFactory(hromada=True, population=9)
    silent, here = MunicipalityFactory.create_batch(2, hromada=True, population=1)
    PassportFactory(municipality=here)
    rows = client.get(reverse("web:directory"), {"sort": "newest"}).context["results"].rows
    assert rows[0].municipality == here
    assert rows[-1].municipality == silent


def test_nothing_found_tells_what_each_filter_keeps_away(client):
    PartnerSearchFactory(municipality__hromada=True, municipality__kind=Kind.URBAN)
    MunicipalityFactory.create_batch(2, hromada=True, kind=Kind.RURAL)
    html = client.get(reverse("web:directory"), {"seeking": "1", "kind": "rural"}).content.decode()
    assert "without “Kind of hromada”: 1 municipality" in html
    assert "without “Seeking a partner now”: 2 municipalities" in html


def _named(name, **fields):
    place = MunicipalityFactory(name_en=name, **fields)
    Name.objects.create(municipality=place, text=name, key=fold(name), source="test")
    return place
