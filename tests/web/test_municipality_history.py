"""What readers see of merging, renaming and ending."""

from datetime import date

import pytest

from pobratym.places.actions import end_municipality, merge_municipalities, rename_municipality, withdraw_amendment
from pobratym.web.directory.addresses import address_of
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


def page(client, place) -> str:
    place.refresh_from_db()
    return client.get(address_of(place)).content.decode()


def test_one_that_ended_says_since_when_and_who_came_after(client):
    place, heir = MunicipalityFactory.create_batch(2, hromada=True)
    PartnershipFactory(municipalities=[place, MunicipalityFactory(name_en="Faithful")])
    end_municipality(
        municipality=place, ended_on=date(2024, 1, 1), successors=[heir], act="Resolution 7", reason="Joined",
        source_url="https://example.org/7", by=None,
    )  # fmt: skip
    text = page(client, place)
    for words in ("ceased to exist on 1 January 2024", "Its successors", address_of(heir), "Resolution 7", "Faithful"):
        assert words in text
    assert "Write to its successor" in text
    assert "Write to them" not in text
    after = page(client, heir)
    assert "Predecessors" in after
    assert address_of(place) in after


def test_a_merged_one_leads_on_but_not_for_good(client):
    place, twin = MunicipalityFactory.create_batch(2)
    IdentifierFactory(municipality=twin, value="712345")
    change = merge_municipalities(duplicate=twin, into=place, reason="Listed twice", by=None)
    for address in (address_of(twin), f"/en/municipalities/{twin.pk}/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, address_of(place))
    text = page(client, place)
    assert "712345" in text
    assert "Listed twice" in text
    withdraw_amendment(amendment=change, by=None)
    assert client.get(address_of(twin)).status_code == 200
    assert "Listed twice" not in page(client, place)


def test_the_history_of_names_stands_with_its_days_and_reason(client):
    place = MunicipalityFactory(hromada=True, name_uk="Стара громада", name_en="Old hromada")
    rename_municipality(
        municipality=place, on=date(2024, 9, 20), name_uk="Нова громада", act="Resolution 3984-IX", reason="Renamed",
        by=None,
    )  # fmt: skip
    text = page(client, place)
    assert "Нова міська територіальна громада" in text
    assert "2024" in text
    assert "Resolution 3984-IX" in text
