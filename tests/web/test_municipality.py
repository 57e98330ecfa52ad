"""The page of a municipality."""

import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from pobratym.places.models import Authority, Level, Name, NameKind, TerritoryState, TerritoryStatus
from pobratym.web.directory.addresses import address_of
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory, StatementFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PassportFactory

pytestmark = pytest.mark.django_db


def _page(client, municipality):
    answer = client.get(address_of(municipality))
    assert answer.status_code == 200
    return answer.content.decode()


def test_names_in_both_languages(client):
    town = MunicipalityFactory(name_uk="Одеса", name_en="Odesa")
    Name.objects.create(municipality=town, text="Odessa", language="de", kind=NameKind.EXONYM, key="odessa")
    page = _page(client, town)
    assert "<h1>Odesa</h1>" in page
    assert 'lang="uk">Одеса' in page
    assert "German" in page
    with translation.override("uk"):
        assert "<h1>Одеса</h1>" in _page(client, town)


def test_a_wrong_name_and_the_number_alone_lead_to_the_address(client):
    town = MunicipalityFactory()
    for address in (f"/en/municipalities/{town.pk}-elsewhere/", f"/en/municipalities/{town.pk}/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (301, address_of(town))


def test_a_merged_row_leads_to_the_one_it_was_merged_into(client):
    last = MunicipalityFactory()
    middle = MunicipalityFactory(merged_into=last)
    first = MunicipalityFactory(merged_into=middle)
    assert client.get(address_of(first))["Location"] == address_of(last)


def test_population_of_the_centre_is_not_shown_as_that_of_the_hromada(client):
    town = MunicipalityFactory(hromada=True, is_population_of_centre=True, population_source="GeoNames")
    page = _page(client, town)
    assert "The population of the whole hromada is not in our sources; its centre has 20,000." in page
    assert re.search(r"<dt>Population</dt>\s*<dd\s*>\s*not known", page)
    assert "GeoNames" in page


def test_statistics_stand_with_their_day_and_source(client):
    town = MunicipalityFactory(hromada=True)
    town.statistics.create(as_of=date(2021, 1, 1), source="State Statistics Service", population=225_339)
    town.statistics.create(
        as_of=date(2022, 1, 1),
        source="Council",
        population=219_676,
        urban_share="97.5",
        rural_share="2.5",
        area_km2="113.25",
    )
    newer, older = _page(client, town).split('id="statistics"')[1].split("1 January 2021")
    for words in ("1 January 2022", "219,676", "97.5", "2.5", "113.25", "Council"):
        assert words in newer
    assert "225,339" in older
    assert "–" in older


def test_marks_and_territory_status_with_act_and_date(client):
    town = MunicipalityFactory(hromada=True, is_occupied=True, is_location_approximate=True)
    TerritoryStatus.objects.create(
        municipality=town, state=TerritoryState.OCCUPIED, valid_from=date(2014, 2, 20), act="Order 376 of 28.02.2025"
    )
    page = _page(client, town)
    for words in ("Temporarily occupied", "Approximate location", "Order 376", "2014"):
        assert words in page


def test_past_statuses_are_folded_under_the_one_in_force(client):
    town = MunicipalityFactory(hromada=True)
    for state, begin, end in [
        (TerritoryState.OCCUPIED, date(2022, 3, 1), date(2022, 11, 11)),
        (TerritoryState.POSSIBLE_HOSTILITIES, date(2022, 11, 11), None),
    ]:
        TerritoryStatus.objects.create(
            municipality=town, state=state, valid_from=begin, valid_until=end, act="Order 376"
        )
    facts, folded = _page(client, town).split("1 earlier territory status")
    assert "Possible hostilities" in facts
    assert "since 11 November 2022" in facts
    assert "Temporarily occupied" not in facts
    assert "from 1 March 2022 to 10 November 2022 inclusive" in folded


@pytest.mark.parametrize(
    ("language", "until", "source"),
    [
        ("uk", "до 14 липня 2016", "Постанова Верховної Ради України № 1467-VIII 2016 року"),
        ("en", "until 14 July 2016", "Resolution 1467-VIII of the Verkhovna Rada, 2016"),
    ],
)
def test_former_names_tell_until_when_and_what_shows_it(client, language, until, source):
    town = MunicipalityFactory(hromada=True)
    former = {"municipality": town, "language": "uk", "kind": NameKind.HISTORIC}
    Name.objects.create(
        text="Кіровоград", key="kirovohrad", valid_until=date(2016, 7, 14),
        source="Verkhovna Rada resolution 1467-VIII of 2016", **former,
    )  # fmt: skip
    Name.objects.create(text="Зінов'євськ", key="zinovievsk", source="name of 1924-1934, encyclopaedias", **former)
    with translation.override(language):
        page = _page(client, town)
    assert until in page
    assert source in page
    assert "1924" in page
    assert "1934" in page


@pytest.mark.parametrize(
    ("scheme", "value", "pages"),
    [
        ("geonames", "698740", ["https://www.geonames.org/", "https://www.geonames.org/698740/"]),
        ("wikidata", "Q1874", ["https://www.wikidata.org/", "https://www.wikidata.org/wiki/Q1874"]),
        ("katottg", "UA51100270000073549", ["https://mindev.gov.ua/"]),
        ("iso_3166_2", "DE-BY", ["https://www.iso.org/obp/ui/#iso:code:3166:DE"]),
        ("geonames_admin1", "DE.02", ["https://download.geonames.org/"]),
        ("national", "246700488", []),
    ],
)
def test_identifiers_lead_to_their_lists_and_pages(client, scheme, value, pages):
    town = IdentifierFactory(scheme=scheme, value=value).municipality
    page = _page(client, town)
    assert value in page
    section = page.split("Numbers in other lists")[1].split("</dl>")[0]
    linked = re.findall(r'href="([^"]+)"', section)
    assert all(address.startswith(wanted) for address, wanted in zip(linked, pages, strict=True))
    same_as = json.loads(page.split('ld+json">')[1].split("</script>")[0])["sameAs"]
    assert same_as == [address for address in pages if value in address]


def test_partners_stand_by_country_with_their_evidence(client):
    partnership = PartnershipFactory(signed_by_both=True, spheres=["water"])
    StatementFactory(partnership=partnership)
    home, partner = (party.municipality for party in partnership.parties.all())
    page = _page(client, home)
    assert address_of(partner) in page
    assert "Poland" in page
    assert "press" in page
    assert "water supply" in page


def test_an_oblast_lists_its_hromadas(client):
    oblast = MunicipalityFactory(oblast=True)
    inside = MunicipalityFactory(hromada=True, region=oblast)
    outside = MunicipalityFactory(hromada=True)
    page = _page(client, oblast)
    assert "1 hromada" in page
    assert address_of(inside) in page
    assert address_of(outside) not in page


def test_a_settlement_points_to_its_hromada(client):
    hromada = MunicipalityFactory(hromada=True)
    village = MunicipalityFactory(country=hromada.country, level=Level.SETTLEMENT, parent=hromada)
    assert address_of(hromada) in _page(client, village)


def test_linked_data_cannot_leave_its_element(client):
    town = MunicipalityFactory(name_en="</script><b>", name_uk="Місто & інше")
    page = _page(client, town)
    raw = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(raw)["name"] == "</script><b>"


def test_the_number_of_queries_does_not_depend_on_the_registry(client, django_assert_num_queries):
    partnerships = [PartnershipFactory(signed_by_both=True) for _ in range(2)]
    town = partnerships[0].parties.first().municipality
    IdentifierFactory.create_batch(3, municipality=town)
    MunicipalityFactory.create_batch(10)
    with django_assert_num_queries(23):
        client.get(address_of(town))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL rightly reads a small table as a whole")
def test_no_query_of_the_page_looks_through_the_registry(client):
    """Its cost must not grow with 235,000 places, their identifiers and names: each of these is met by an index."""
    town = IdentifierFactory().municipality
    with CaptureQueriesContext(connection) as asked:
        client.get(address_of(town))
    large = ("places_municipality", "places_identifier", "places_name", "places_statistic")
    for query in asked.captured_queries:
        if query["sql"].startswith("SELECT"):
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
                plan = [row[3] for row in cursor.fetchall()]
            scanned = [step for step in plan if step.startswith("SCAN") and step.split()[1] in large]
            assert not scanned, (scanned, query["sql"])


def test_lines_and_points_of_partners(client):
    home, partner = (party.municipality for party in PartnershipFactory().parties.all())
    points = client.get(reverse("web:municipality_points", args=[home.pk])).json()["features"]
    assert [each["properties"]["kind"] for each in points] == ["origin", "partner"]
    lines = client.get(reverse("web:municipality_lines", args=[home.pk])).json()["features"]
    assert lines[0]["properties"]["id"] == partner.pk


def test_a_country_counts_and_lists(client):
    partnership = PartnershipFactory(signed_by_both=True)
    partner = partnership.parties.last().municipality
    page = client.get(reverse("web:country", args=["PL"])).content.decode()
    assert address_of(partner) in page
    assert client.get("/en/countries/pl/").status_code == 301
    assert client.get("/en/countries/XX/").status_code == 404
    MunicipalityFactory(oblast=True, name_en="Sumy Oblast")
    assert "Sumy Oblast" in client.get(reverse("web:country", args=["UA"])).content.decode()


def test_one_writes_to_a_municipality_but_not_to_the_aggressor(client):
    town = MunicipalityFactory()
    assert reverse("correspondence:write_to", args=[town.pk]) in _page(client, town)
    theirs = MunicipalityFactory(country__code="RU")
    page = _page(client, theirs)
    assert reverse("correspondence:write_to", args=[theirs.pk]) not in page
    assert "carries no letters" in page


def test_the_contact_is_for_partners_only(client, signed_in):
    partnership = PartnershipFactory()
    home, partner = (party.municipality for party in partnership.parties.all())
    PassportFactory(municipality=home, contact_email="office@hromada.example")
    assert "office@hromada.example" not in _page(client, home)
    stranger = MembershipFactory()
    assert "office@hromada.example" not in _page(signed_in(stranger.user), home)
    member = MembershipFactory(municipality=partner)
    assert "office@hromada.example" in _page(signed_in(member.user), home)


def test_a_text_in_the_other_language_says_so(client):
    town = PassportFactory(about_en="", about_uk="Ми живемо над річкою.").municipality
    page = _page(client, town)
    assert "Ми живемо над річкою." in page
    assert "Not translated yet: shown in Ukrainian" in page


def test_needs_and_offers_stand_by_sphere_with_their_form(client):
    town = ListingFactory(title_en="Pumps that work").municipality
    ListingFactory(municipality=town, offer=True, title_en="Digital desk", sphere="digital")
    page = _page(client, town)
    for words in ("What it needs", "Water supply", "Pumps that work", "know-how", "What it offers", "Digital desk"):
        assert words in page


def test_nobody_here_yet_says_how_to_claim_it(client):
    town = MunicipalityFactory()
    assert f"{reverse('desk:claim')}?municipality={town.pk}" in _page(client, town)
    MembershipFactory(municipality=town)
    assert f"{reverse('desk:claim')}?municipality={town.pk}" not in _page(client, town)


def test_a_military_administration_is_named_with_its_act_and_where_it_works(client):
    place, town = MunicipalityFactory(hromada=True), MunicipalityFactory(hromada=True, name_en="Farther Town")
    Authority.objects.create(
        municipality=place,
        name={"uk": "Прибережна МВА", "en": "Riverside Military Administration"},
        act="Decree 77 of the President",
        valid_from=date(2023, 3, 1),
        works_from=town,
    )
    page = " ".join(client.get(address_of(place).replace("/uk/", "/en/")).content.decode().split())
    assert "The powers are exercised by the Riverside Military Administration; it works from: Farther Town" in page
    assert "Decree 77 of the President" in page


def test_the_status_of_a_whole_raion_says_whose_it_is(client):
    raion = MunicipalityFactory(hromada=True, level="raion", name_en="River Raion")
    place = MunicipalityFactory(hromada=True, parent=raion)
    told = {"state": "possible_hostilities", "valid_from": date(2022, 3, 1), "act": "Order 376"}
    TerritoryStatus.objects.create(municipality=raion, **told)
    page = " ".join(client.get(address_of(place).replace("/uk/", "/en/")).content.decode().split())
    assert "(the status of all of it: River Raion)" in page


def test_an_authority_in_evacuation_that_is_here_can_be_written_to(client):
    place = MunicipalityFactory(hromada=True, is_occupied=True)
    MembershipFactory(municipality=place)
    page = client.get(address_of(place).replace("/uk/", "/en/")).content.decode()
    assert "it can be written to" in page
