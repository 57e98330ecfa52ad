"""Moderators change the registry in the back office."""

from datetime import date

import pytest

from pobratym.places.models import Amendment, Identifier, Municipality, TerritoryStatus
from tests.factories.places import CountryFactory, IdentifierFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory

pytestmark = pytest.mark.django_db
ALL = "/backoffice/registry/"
WHY = {"reason": "Letter of the council"}


@pytest.fixture
def hromada():
    return MunicipalityFactory(hromada=True, name_uk="Бродівська громада", name_en="Brody hromada")


def of(place, what="") -> str:
    return f"{ALL}{place.pk}/{what}"


def sent(client, address, **values) -> str:
    return client.post(address, WHY | values, follow=True).content.decode()


def test_only_moderators_may(client, editor, hromada):
    number = IdentifierFactory(municipality=hromada)
    ways = (
        "",
        "rename/",
        "reassign/",
        "end/",
        "merge/",
        "identifiers/",
        f"identifiers/{number.pk}/remove/",
        "statuses/",
    )
    for address in (ALL, f"{ALL}add/", *(of(hromada, way) for way in ways)):
        assert client.get(address).status_code == 302
        client.post(address, WHY | {"name_en": "Other", "on": "2024-01-01"})
    assert not Amendment.objects.exists()


def test_chosen_its_record_opens_and_every_form_of_it(client, moderator, hromada):
    assert "Nothing was changed by hand yet" in client.get(ALL).content.decode()
    assert client.get(ALL, {"municipality": hromada.pk}).headers["Location"] == of(hromada)
    for way in ("", "rename/", "reassign/", "end/", "merge/", "identifiers/", "statuses/"):
        assert client.get(of(hromada, way)).status_code == 200
    assert "Territory status" not in client.get(of(MunicipalityFactory())).content.decode()


def test_renamed_and_undone_with_who_and_why(client, moderator, hromada):
    page = sent(client, of(hromada, "rename/"), name_uk="Нова громада", name_en="Brody hromada", on="2024-01-01")
    for words in ("Done. The next import", "Нова громада", moderator.full_name, "Letter of the council"):
        assert words in page
    page = sent(client, f"{ALL}changes/{Amendment.objects.get().pk}/undo/")
    assert "Undone: everything is as it was" in page
    assert Municipality.objects.get(pk=hromada.pk).name["uk"] == "Бродівська громада"


def test_a_new_region_since_a_day_leaves_the_old_one_on_the_page(client, moderator, hromada):
    old, new = MunicipalityFactory.create_batch(2, oblast=True)
    Municipality.objects.filter(pk=hromada.pk).update(region=old)
    page = sent(client, of(hromada, "reassign/"), field="region", unit=new.pk, on="2024-01-01", act="Order 17")
    for words in ("How it was before", old.name["en"], "Order 17"):
        assert words in page
    page = client.get(f"/en/municipalities/{hromada.pk}-{hromada.slug}/").content.decode()
    assert f"Region: {old.name['en']}, until 1 January 2024" in page
    assert "Choose the kind" in sent(client, of(hromada, "reassign/"), field="kind", on="2024-02-01", act="Order 18")


def test_what_was_typed_stays_when_it_is_refused(client, moderator, hromada):
    page = sent(client, of(hromada, "rename/"), name_uk="Нова громада", on="2090-01-01", act="Order 17")
    assert "Give today or an earlier day" in page
    assert 'value="Order 17"' in page
    assert not Amendment.objects.exists()


def test_merging_shows_first_what_moves(client, moderator, hromada):
    target = MunicipalityFactory(hromada=True)
    listing = ListingFactory(municipality=hromada)
    page = sent(client, of(hromada, "merge/"), into=target.pk)
    assert "Needs and offers" in page or "Listings" in page
    assert 'name="confirmed"' in page
    assert not Amendment.objects.exists()
    assert "Merged. The old address leads here" in sent(client, of(hromada, "merge/"), into=target.pk, confirmed="yes")
    listing.refresh_from_db()
    assert listing.municipality == target
    assert client.get(of(hromada)).headers["Location"] == of(target)


def test_what_cannot_be_merged_is_told_in_the_form(client, moderator, hromada):
    page = sent(client, of(hromada, "merge/"), into=MunicipalityFactory().pk)
    assert "They lie in different countries" in page
    assert 'name="confirmed"' not in page


def test_ended_with_its_successor(client, moderator, hromada):
    heir = MunicipalityFactory(hromada=True)
    page = sent(client, of(hromada, "end/"), ended_on="2024-01-01", act="Resolution 7", successor=heir.pk)
    assert str(heir) in page
    hromada.refresh_from_db()
    assert hromada.ended_on == date(2024, 1, 1)


def test_a_number_is_added_changed_and_taken_away(client, moderator, hromada):
    assert "A Wikidata item is Q" in sent(client, of(hromada, "identifiers/"), scheme="wikidata", value="12")
    sent(client, of(hromada, "identifiers/"), scheme="wikidata", value="Q12")
    number = Identifier.objects.get()
    sent(client, of(hromada, f"identifiers/{number.pk}/"), scheme="wikidata", value="Q13")
    number = Identifier.objects.get()
    assert number.value == "Q13"
    sent(client, of(hromada, f"identifiers/{number.pk}/remove/"))
    assert not Identifier.objects.exists()
    assert client.get(of(hromada, f"identifiers/{number.pk}/"), follow=True).status_code == 404


def test_a_status_is_added_and_ended(client, moderator, hromada):
    values = {"state": "occupied", "valid_from": "2022-03-01", "act": "Order 376"}
    sent(client, of(hromada, "statuses/"), **values)
    status = TerritoryStatus.objects.get()
    assert 'value="2022-03-01"' in client.get(of(hromada, f"statuses/{status.pk}/")).content.decode()
    page = sent(client, of(hromada, f"statuses/{status.pk}/"), **values, last_day="2022-02-28")
    assert "The last day comes before the first one." in page
    page = sent(client, of(hromada, f"statuses/{status.pk}/"), **values, last_day="2022-11-10")
    assert "temporarily occupied" in page
    status.refresh_from_db()
    assert (status.last_day, status.valid_until) == (date(2022, 11, 10), date(2022, 11, 11))
    assert 'value="2022-11-10"' in client.get(of(hromada, f"statuses/{status.pk}/")).content.decode()
    page = sent(client, of(hromada, "statuses/"), **values | {"valid_from": "2022-04-01"})
    assert "already has this status" in page


ADDED = {
    "level": "municipality",
    "country": "PL",
    "name_uk": "Броди",
    "name_en": "Brody",
    "source": "Decision of the council",
}


def test_one_that_no_source_has_is_added_and_found(client, moderator):
    CountryFactory()
    page = sent(client, f"{ALL}add/", **ADDED, latitude="51.789", longitude="14.770", wikidata="Q1")
    assert "Added. It is found by its name at once" in page
    added = Municipality.objects.get()
    assert (str(added.latitude), added.identifiers.get().value) == ("51.789", "Q1")


def test_namesakes_are_asked_about_first(client, moderator):
    there = MunicipalityFactory(name_en="Brody", name_uk="Броди")
    there.names.create(text="Brody", key="brody", language="en", source="test")
    page = sent(client, f"{ALL}add/", **ADDED)
    assert "Is it one of these?" in page
    assert of(there) in page
    assert Municipality.objects.count() == 1
    sent(client, f"{ALL}add/", **ADDED, is_none_of_these="on")
    assert Municipality.objects.count() == 2


def test_half_a_point_is_refused_and_what_was_typed_stays(client, moderator):
    CountryFactory()
    page = sent(client, f"{ALL}add/", **ADDED, latitude="51.789")
    assert "Give both coordinates" in page
    assert 'value="51.789"' in page
