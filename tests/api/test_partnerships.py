"""The public register for machines."""

import pytest

from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


def test_a_partnership_says_who_signed_and_on_what_evidence(ask):
    ours, theirs = MunicipalityFactory(hromada=True), MunicipalityFactory()
    PartnershipFactory(
        signed_by_first=True, municipalities=[ours, theirs], spheres=["water"], evidence=["press", "document"]
    )
    (found,) = ask("partnerships/").json()["results"]
    assert [(each["municipality"], each["has_signed"]) for each in found["parties"]] == [
        (ours.pk, True),
        (theirs.pk, False),
    ]
    assert found["parties"][0]["signed_on"] == "2023-05-21"
    assert found["spheres"] == ["water"]
    assert found["evidence"] == "document"


def test_parties_carry_the_numbers_of_others_and_the_register_is_asked_by_them(ask):
    ours, theirs = MunicipalityFactory(hromada=True), MunicipalityFactory()
    IdentifierFactory(municipality=ours, scheme="katottg", value="UA51100270000073549")
    IdentifierFactory(municipality=theirs, scheme="geonames", value="3093133")
    PartnershipFactory(municipalities=[ours, theirs])
    PartnershipFactory(municipalities=[ours, MunicipalityFactory()])

    (found,) = ask("partnerships/", katottg="UA51100270000073549", geonames="3093133").json()["results"]

    assert [party["identifiers"] for party in found["parties"]] == [
        [{"scheme": "katottg", "value": "UA51100270000073549"}],
        [{"scheme": "geonames", "value": "3093133"}],
    ]
    assert len(ask("partnerships/", katottg="UA51100270000073549").json()["results"]) == 2


def test_talks_that_are_not_public_are_not_there(ask):
    PartnershipFactory(is_public=False)
    assert ask("partnerships/").json()["results"] == []


def test_filters(ask):
    theirs = MunicipalityFactory()
    signed = PartnershipFactory(signed_by_both=True, municipalities=[MunicipalityFactory(hromada=True), theirs])
    PartnershipFactory(type="memorandum", municipalities=[MunicipalityFactory(hromada=True)] * 1)

    def numbers(**parameters):
        return [each["id"] for each in ask("partnerships/", **parameters).json()["results"]]

    assert numbers(country="pl") == [signed.pk]
    assert numbers(municipality=theirs.pk) == [signed.pk]
    assert numbers(stage="signed") == [signed.pk]
    assert signed.pk not in numbers(type="memorandum")


def test_the_cost_does_not_grow(ask, django_assert_num_queries):
    for _ in range(4):
        PartnershipFactory(signed_by_both=True, evidence=["press"])
    ask("partnerships/")  # reads the register
    with django_assert_num_queries(6):
        assert len(ask("partnerships/").json()["results"]) == 4
