"""A municipality tells of itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.journal.models import Entry
from pobratym.profiles import actions
from pobratym.profiles.actions import DoubtfulText
from pobratym.profiles.models import Listing, PartnerSearch, Passport
from pobratym.profiles.queries import own_profile_of, profile_of
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import CountryFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory

pytestmark = pytest.mark.django_db
DOUBTFUL = "The substation was destroyed."


@pytest.fixture
def coordinator():
    return MembershipFactory()


@pytest.fixture
def town(coordinator):
    return coordinator.municipality


def test_a_passport_is_written_and_written_again(coordinator, town):
    actions.save_passport(municipality=town, by=coordinator, about={"en": " A town. "}, languages=["en", "pl"])
    actions.save_passport(municipality=town, by=coordinator, about={"en": "A town on a river."})
    passport = profile_of(town).passport
    assert (passport.about["en"], passport.languages) == ("A town on a river.", ["en", "pl"])
    assert Passport.including_unreviewed.get().updated_by == coordinator.user
    assert [entry.verb for entry in Entry.objects.all()] == ["profiles.passport_saved"] * 2


@pytest.mark.parametrize("role", ["observer"])
def test_an_observer_changes_nothing(role):
    observer = MembershipFactory(role=role)
    with pytest.raises(NotAllowed):
        actions.save_passport(municipality=observer.municipality, by=observer, about={"en": "We."})


def test_nobody_writes_for_another_municipality(coordinator):
    listing = ListingFactory()
    with pytest.raises(NotAllowed):
        actions.save_passport(municipality=MunicipalityFactory(), by=coordinator, about={"en": "They."})
    with pytest.raises(NotAllowed):
        actions.change_listing(listing=listing, by=coordinator, title={"en": "Theirs"})
    with pytest.raises(NotAllowed):
        actions.close_listing(listing=listing, by=coordinator, status="met")


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"languages": ["tlh"]}, "languages"),
        ({"website": "not an address"}, "website"),
        ({"contact_email": "nobody"}, "contact_email"),
        ({"about": {"uk": "х" * 4001}}, "about_uk"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_written(coordinator, town, fields, wrong):
    with pytest.raises(InvalidInput) as refused:
        actions.save_passport(municipality=town, by=coordinator, **fields)
    assert set(refused.value.fields) == {wrong}
    assert not Passport.including_unreviewed.exists()
    assert not Entry.objects.exists()


def test_a_search_says_since_when(coordinator, town):
    CountryFactory(code="DE")
    search = actions.save_search(
        municipality=town, by=coordinator, is_seeking=True, types=["sister_city"], countries=["DE"], sizes=["up_to_20"]
    )
    assert search.since == timezone.localdate()
    assert PartnerSearch.objects.get().countries == ["DE"]


@pytest.mark.parametrize(
    "fields", [{"types": ["marriage"]}, {"sizes": ["huge"]}, {"countries": ["XX"]}, {"capacity": 21}]
)
def test_a_search_is_chosen_from_lists(coordinator, town, fields):
    with pytest.raises(InvalidInput) as refused:
        actions.save_search(municipality=town, by=coordinator, **fields)
    assert set(refused.value.fields) == set(fields)


def test_a_need_is_added_changed_and_met(coordinator, town):
    need = actions.add_listing(
        municipality=town, by=coordinator, direction="need", sphere="water", form="know_how", title={"en": "Pumps"}
    )
    actions.change_listing(listing=need, by=coordinator, title={"en": "Pumps and pipes"})
    assert [listing.title["en"] for listing in profile_of(town).needs] == ["Pumps and pipes"]
    actions.close_listing(listing=need, by=coordinator, status="met")
    assert profile_of(town).needs == []
    with pytest.raises(Conflict):
        actions.change_listing(listing=need, by=coordinator, title={"en": "Too late"})
    with pytest.raises(Conflict):
        actions.close_listing(listing=need, by=coordinator, status="withdrawn")


def test_a_need_is_met_and_an_offer_is_full(coordinator, town):
    need, offer = ListingFactory(municipality=town), ListingFactory(municipality=town, offer=True)
    for listing, status in [(need, "full"), (offer, "met"), (need, "open"), (need, "nonsense")]:
        with pytest.raises(InvalidInput):
            actions.close_listing(listing=listing, by=coordinator, status=status)
    actions.close_listing(listing=offer, by=coordinator, status="full")


def test_a_listing_needs_a_title_and_a_day_to_come(coordinator, town):
    fields = {"direction": "need", "sphere": "water", "form": "know_how"}
    with pytest.raises(InvalidInput) as refused:
        actions.add_listing(municipality=town, by=coordinator, **fields)
    assert "in Ukrainian or in English" in str(refused.value.fields["__all__"])
    yesterday = timezone.localdate() - timedelta(days=1)
    with pytest.raises(InvalidInput) as refused:
        actions.add_listing(municipality=town, by=coordinator, title={"en": "Pumps"}, expires_on=yesterday, **fields)
    assert set(refused.value.fields) == {"expires_on"}
    assert not Listing.including_unreviewed.exists()


def test_a_doubtful_text_is_explained_and_nothing_is_written(coordinator, town):
    with pytest.raises(DoubtfulText) as doubt:
        actions.save_passport(municipality=town, by=coordinator, about={"en": DOUBTFUL})
    assert "substation" in doubt.value.findings[0].excerpt
    assert not Passport.including_unreviewed.exists()


def test_who_insists_waits_for_a_moderator(coordinator, town):
    passport = actions.save_passport(municipality=town, by=coordinator, about={"en": DOUBTFUL}, insist=True)
    assert not profile_of(town).passport.about
    assert own_profile_of(town).passport.last_written("about")["en"] == DOUBTFUL
    actions.return_text(text=passport, by=UserFactory(moderator=True), reason="Leave the object out.")
    assert own_profile_of(town).passport.returned_reason == "Leave the object out."
    assert not profile_of(town).passport.about
    actions.save_passport(municipality=town, by=coordinator, about={"en": "Energy is our first concern."})
    assert profile_of(town).passport.about["en"] == "Energy is our first concern."
    assert own_profile_of(town).passport.returned_reason == ""


def test_what_a_moderator_approved_is_not_asked_about_again(coordinator, town):
    moderator = UserFactory(moderator=True)
    listing = actions.add_listing(
        municipality=town,
        by=coordinator,
        insist=True,
        direction="need",
        sphere="energy",
        form="know_how",
        title={"en": "Energy"},
        details={"en": DOUBTFUL},
    )
    assert [each.details for each in profile_of(town).needs] == [{}]
    with pytest.raises(NotAllowed):
        actions.approve_text(text=listing, by=coordinator.user)
    actions.approve_text(text=listing, by=moderator)
    with pytest.raises(Conflict):
        actions.return_text(text=listing, by=moderator, reason="Too late.")
    actions.change_listing(listing=listing, by=coordinator, urgency="urgent")
    assert profile_of(town).needs == [listing]
