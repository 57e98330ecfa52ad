"""Municipalities for machines: filters, pages by cursor, one with its public profile."""

import pytest

from pobratym.places.models import Succession
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import CountryFactory, IdentifierFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory

pytestmark = pytest.mark.django_db


def _names(answer) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [each["name_en"] for each in answer.json()["results"]]


def test_filters_mean_what_they_mean_in_the_directory(ask):
    oblast = MunicipalityFactory(oblast=True)
    seeking = MunicipalityFactory(hromada=True, region=oblast, name_en="Seeking")
    linked = MunicipalityFactory(hromada=True, kind="rural", name_en="Linked")
    abroad = MunicipalityFactory(name_en="Abroad")
    PartnerSearchFactory(municipality=seeking)
    PartnershipFactory(signed_by_both=True, municipalities=[linked, abroad])

    assert _names(ask("municipalities/", country="pl")) == ["Abroad"]
    assert _names(ask("municipalities/", oblast=oblast.pk)) == ["Seeking"]
    assert _names(ask("municipalities/", region=oblast.pk)) == ["Seeking"]
    assert _names(ask("municipalities/", kind="rural")) == ["Linked"]
    assert _names(ask("municipalities/", seeking="true")) == ["Seeking"]
    assert _names(ask("municipalities/", without_partner="true")) == ["Seeking"]
    assert _names(ask("municipalities/", level="region")) == [oblast.name["en"]]


def test_following_next_meets_every_municipality_once(ask, client):
    towns = {MunicipalityFactory().pk for _ in range(7)}
    met, address = [], "/api/v1/municipalities/?page_size=3"
    while address:
        answer = client.get(address).json()
        met += [each["id"] for each in answer["results"]]
        address = answer["next"]
    assert len(met) == 7
    assert set(met) == towns


def test_the_cost_of_a_list_does_not_grow_with_it(ask, django_assert_num_queries):
    for _ in range(5):
        MunicipalityFactory(hromada=True)
    ask("municipalities/")  # reads the columns, who seeks and who has partners
    with django_assert_num_queries(3):  # the marks, the rows, their identifiers
        assert len(_names(ask("municipalities/"))) == 5


def test_a_municipality_publishes_its_profile_and_never_its_contacts(ask):
    town = MunicipalityFactory(hromada=True)
    PassportFactory(municipality=town, contact_name="Olha", contact_email="secret@example.org", contact_phone="+380441")
    ListingFactory(municipality=town, title_en="Pumps")
    ListingFactory(municipality=town, title_en="Not looked at yet", needs_review=True)
    IdentifierFactory(municipality=town, scheme="katottg", value="UA51100270000073549")

    answer = ask(f"municipalities/{town.pk}/")

    data = answer.json()
    assert data["passport"]["about_en"] == "We live on a river."
    assert [each["title_en"] for each in data["listings"]] == ["Pumps"]
    assert data["identifiers"] == [{"scheme": "katottg", "value": "UA51100270000073549"}]
    for secret in ("Olha", "secret@example.org", "+380441", "Not looked at yet"):
        assert secret not in answer.content.decode()


def test_what_waits_for_a_moderator_is_not_published(ask):
    town = MunicipalityFactory()
    PassportFactory(municipality=town, needs_review=True)
    PartnerSearchFactory(municipality=town, needs_review=True)
    data = ask(f"municipalities/{town.pk}/").json()
    assert data["passport"] is None
    assert data["partner_search"] is None
    assert data["is_seeking"] is False


def test_rows_carry_the_numbers_of_others_and_are_asked_by_them(ask):
    odesa, lodz, _other = MunicipalityFactory(hromada=True), MunicipalityFactory(), MunicipalityFactory()
    IdentifierFactory(municipality=odesa, scheme="katottg", value="UA51100270000073549")
    IdentifierFactory(municipality=odesa, scheme="wikidata", value="Q1874")
    IdentifierFactory(municipality=lodz, scheme="geonames", value="3093133")
    assert [each["identifiers"] for each in ask("municipalities/").json()["results"]] == [
        [{"scheme": "katottg", "value": "UA51100270000073549"}, {"scheme": "wikidata", "value": "Q1874"}],
        [{"scheme": "geonames", "value": "3093133"}],
        [],
    ]
    assert _names(ask("municipalities/", wikidata="Q1874,Q1")) == [str(odesa.name)]
    assert _names(ask("municipalities/", geonames="3093133", country="PL")) == [str(lodz.name)]
    assert _names(ask("municipalities/", katottg="UA51100270000073549", geonames="3093133")) == []


def test_a_merged_municipality_leads_to_the_one_it_was_merged_into(ask):
    target = MunicipalityFactory()
    town = MunicipalityFactory(merged_into=target)
    IdentifierFactory(municipality=town, value="712345")
    answer = ask(f"municipalities/{town.pk}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/api/v1/municipalities/{target.pk}/")
    assert ask(f"municipalities/{target.pk}/").json()["identifiers"] == [{"scheme": "geonames", "value": "712345"}]
    assert ask("municipalities/999999/").status_code == 404


def test_one_that_ended_says_since_when_and_who_came_after(ask):
    town, heir = MunicipalityFactory(ended_on="2024-01-01"), MunicipalityFactory(name_en="Heir")
    Succession.objects.create(predecessor=town, successor=heir, happened_on="2024-01-01", act="Law 1")
    data = ask(f"municipalities/{town.pk}/").json()
    assert (data["ended_on"], data["successors"][0]["name_en"], data["predecessors"]) == ("2024-01-01", "Heir", [])
    after = ask(f"municipalities/{heir.pk}/").json()
    assert (after["ended_on"], after["predecessors"][0]["act"]) == (None, "Law 1")
    assert _names(ask("municipalities/")) == ["Heir"]


def test_towns_of_the_aggressor_are_found_by_name_only(ask):
    MunicipalityFactory(country=CountryFactory(code="RU"), name_en="Elsewhere")
    assert _names(ask("municipalities/")) == []


def test_the_further_filters_of_the_directory(ask):
    small = MunicipalityFactory(name_en="Small", population=900)
    large = MunicipalityFactory(name_en="Large", population=900_000)
    MunicipalityFactory(name_en="Huge", population=9_000_000)
    ListingFactory(municipality=small, sphere="culture", form="study_visit", direction="offer")
    PassportFactory(municipality=large, languages=["de"])
    PartnershipFactory(signed_by_both=True, municipalities=[large, MunicipalityFactory(hromada=True, name_en="Home")])

    assert _names(ask("municipalities/", size=["up_to_5", "up_to_20"])) == ["Small"]
    assert _names(ask("municipalities/", size="over_200")) == ["Large", "Huge"]
    assert _names(ask("municipalities/", sphere="culture")) == ["Small"]
    assert _names(ask("municipalities/", form="study_visit", direction="offer")) == ["Small"]
    assert _names(ask("municipalities/", form="study_visit", direction="need")) == []
    assert _names(ask("municipalities/?language=de")) == ["Large"]
    assert _names(ask("municipalities/", status="signed", country="PL")) == ["Large"]


def test_near_a_municipality(ask):
    here = MunicipalityFactory(name_en="Here", latitude="50.000", longitude="20.000")
    MunicipalityFactory(name_en="Near", latitude="50.500", longitude="20.500")
    MunicipalityFactory(name_en="Far", latitude="50.000", longitude="25.000")
    MunicipalityFactory(name_en="Nowhere", latitude=None, longitude=None)

    assert _names(ask("municipalities/", near=here.pk, within=100)) == ["Here", "Near"]
    assert _names(ask("municipalities/", near=here.pk)) == ["Here", "Near"]  # a hundred kilometres, if not said
    assert _names(ask("municipalities/", near=here.pk, within=1000)) == ["Here", "Near", "Far"]
    assert "near" in ask("municipalities/", near=999_999).json()["errors"]
