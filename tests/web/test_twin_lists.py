"""What published lists call twin towns, on the page of a municipality."""

from datetime import date

import pytest
from django.utils import timezone

from pobratym.partnerships.models import TwinLink
from pobratym.partnerships.queries.twin_links import twin_lists_of
from pobratym.places.models import Edition, ImportSource
from pobratym.web.directory.addresses import address_of
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import CountryFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return MunicipalityFactory(name_en="Milówka")


def state(one, *others, source="Wikidata", as_of=date(2026, 5, 1)):
    edition = Edition.objects.create(source=ImportSource.TWIN_LINKS, started_at=timezone.now())
    for other in others:
        first, second = sorted([one, other], key=lambda each: each.pk)
        TwinLink.objects.create(one=first, other=second, source=source, as_of=as_of, edition=edition)


def listed(municipality):
    return [(each.source, [twin.municipality for twin in each.twins]) for each in twin_lists_of(municipality)]


def test_a_page_says_who_states_it_and_of_which_day_and_counts_nothing(client, town):
    state(town, MunicipalityFactory(name_en="Kolomyia", hromada=True))
    page = client.get(address_of(town)).content.decode()
    assert "According to Wikidata, as of 1 May 2026" in page
    assert "Kolomyia" in page
    assert "No partnership is in the register yet" in page


def test_a_page_without_lists_says_nothing_of_them(client, town):
    assert "Twin towns in published lists" not in client.get(address_of(town)).content.decode()


def test_each_list_stands_apart_and_twins_by_country_and_name(town):
    lviv = MunicipalityFactory(name_en="Lviv", hromada=True)
    berlin = MunicipalityFactory(name_en="Berlin", country=CountryFactory(code="DE"))
    augsburg = MunicipalityFactory(name_en="Augsburg", country=CountryFactory(code="DE"))
    state(town, lviv, berlin, augsburg)
    state(town, lviv, source="Association of towns")
    assert listed(town) == [("Association of towns", [lviv]), ("Wikidata", [augsburg, berlin, lviv])]
    assert listed(lviv) == [("Association of towns", [town]), ("Wikidata", [town])]


def test_whom_the_register_has_is_not_told_again(town):
    known, private, other = (MunicipalityFactory(hromada=True, name_en=name) for name in ("Adamivka", "Bar", "Chop"))
    PartnershipFactory(municipalities=[town, known])
    PartnershipFactory(municipalities=[town, private], is_public=False)
    state(town, known, private, other)
    assert listed(town) == [("Wikidata", [private, other])]


def test_countries_that_nobody_is_brought_together_with_are_left_out(town):
    excluded = MunicipalityFactory(country=CountryFactory(code="RU"))
    ended = MunicipalityFactory(ended_on="2020-01-01")
    state(town, excluded, ended)
    state(excluded, MunicipalityFactory())
    assert listed(town) == listed(excluded) == []


def test_what_is_occupied_says_so(client, town):
    state(town, MunicipalityFactory(hromada=True, is_occupied=True))
    assert [twin.is_occupied for each in twin_lists_of(town) for twin in each.twins] == [True]
    assert "temporarily occupied" in client.get(address_of(town)).content.decode()
