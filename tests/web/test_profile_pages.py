"""The forms of a profile: prefilled, questioned where a text is doubtful, kept when something is wrong."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pobratym.profiles.models import Listing, PartnerSearch, Passport
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import CountryFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PassportFactory

pytestmark = pytest.mark.django_db
LISTING = {"direction": "need", "sphere": "water", "form": "know_how", "title_en": "Pumps", "urgency": "urgent"}
DOUBTFUL = "The substation was destroyed."


@pytest.fixture
def membership():
    return MembershipFactory(municipality=MunicipalityFactory(hromada=True, name_en="Borodianka", name_uk="Бородянка"))


@pytest.fixture
def client(signed_in, membership):
    return signed_in(membership.user)


@pytest.fixture
def desk(membership):
    return f"/en/desk/{membership.municipality_id}"


def page(answer) -> str:
    assert answer.status_code == 200, answer
    return answer.content.decode()


def pages(membership) -> list[str]:
    listing = ListingFactory(municipality=membership.municipality)
    parts = ["passport/", "seeking/", "needs-and-offers/", "needs-and-offers/add/"]
    parts += [f"needs-and-offers/{listing.pk}/", f"needs-and-offers/{listing.pk}/close/"]
    return [f"/desk/{membership.municipality_id}/{part}" for part in parts]


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_page_opens_for_the_municipality_only(client, membership, signed_in, language):
    addresses = [f"/{language}{path}" for path in pages(membership)]
    for address in addresses:
        assert "Бородянка" in page(client.get(address)) or "Borodianka" in page(client.get(address))
    for stranger in [UserFactory(), MembershipFactory().user]:
        assert {signed_in(stranger).get(address).status_code for address in addresses} == {403}
    observer = MembershipFactory(municipality=membership.municipality, role="observer")
    assert {signed_in(observer.user).post(address).status_code for address in addresses if "add" in address} == {403}
    client.logout()
    assert {client.get(address).status_code for address in addresses} == {302}


@pytest.mark.parametrize(("part", "queries"), [("passport/", 8), ("needs-and-offers/", 6), ("seeking/", 9)])
def test_how_many_queries_the_pages_take(client, desk, membership, part, queries, django_assert_num_queries):
    PassportFactory(municipality=membership.municipality)
    ListingFactory.create_batch(3, municipality=membership.municipality)
    client.get(f"{desk}/{part}")
    with django_assert_num_queries(queries):
        client.get(f"{desk}/{part}")


def test_the_passport_is_prefilled_and_saved(client, desk, membership):
    PassportFactory(municipality=membership.municipality, about_en="We live on a river.")
    text = page(client.get(f"{desk}/passport/"))
    assert "We live on a river." in text
    assert "20,000" in text  # the registry's population stands beside
    answer = client.post(f"{desk}/passport/", {"about_en": "A new text.", "languages": ["en", "pl"]})
    assert answer.headers["Location"] == f"{desk}/needs-and-offers/"
    assert Passport.objects.get().languages == ["en", "pl"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"website": "nonsense nonsense"}, "valid URL"),
        ({"contact_email": "nobody"}, "valid email"),
        ({"languages": ["tlh"]}, "not one of the available choices"),
        ({"about_uk": "ж" * 4001}, "4000"),
    ],
)
def test_bad_input_is_told_and_the_rest_stays(client, desk, typed, told):
    text = page(client.post(f"{desk}/passport/", {"about_en": "Typed with care.", **typed}))
    assert told in text
    assert "Typed with care." in text
    assert not Passport.including_unreviewed.exists()


def test_a_doubtful_text_is_explained_then_sent_to_a_moderator(client, desk):
    text = page(client.post(f"{desk}/passport/", {"about_en": DOUBTFUL}))
    assert "<q>The substation was destroyed.</q>" in text
    assert 'name="insist"' in text
    assert not Passport.including_unreviewed.exists()
    told = page(client.post(f"{desk}/passport/", {"about_en": DOUBTFUL, "insist": "on"}, follow=True))
    assert "A moderator will review the text first" in told
    assert not Passport.objects.exists()
    assert "hidden until a moderator" in page(client.get(f"{desk}/passport/"))


def test_insist_is_not_offered_where_nothing_is_doubtful(client, desk):
    assert 'name="insist"' not in page(client.get(f"{desk}/passport/"))


def test_what_partner_is_wanted_is_saved(client, desk):
    CountryFactory(code="PL")
    wanted = {"is_seeking": "on", "types": ["project"], "countries": ["PL"], "capacity": "2"}
    client.post(f"{desk}/seeking/", wanted)
    search = PartnerSearch.objects.get()
    assert (search.is_seeking, search.types, search.countries, search.capacity) == (True, ["project"], ["PL"], 2)
    assert "less than or equal to 20" in page(client.post(f"{desk}/seeking/", {**wanted, "capacity": "21"}))


def test_a_need_is_added_changed_and_closed(client, desk):
    client.post(f"{desk}/needs-and-offers/add/", LISTING)
    listing = Listing.objects.get()
    assert "Pumps" in page(client.get(f"{desk}/needs-and-offers/"))
    client.post(f"{desk}/needs-and-offers/{listing.pk}/", {**LISTING, "title_en": "Pumps and pipes"})
    listing.refresh_from_db()
    assert listing.title["en"] == "Pumps and pipes"
    client.post(f"{desk}/needs-and-offers/{listing.pk}/close/", {"status": "met"})
    assert "No needs yet" in page(client.get(f"{desk}/needs-and-offers/"))
    for path in ("", "close/"):
        told = page(
            client.post(f"{desk}/needs-and-offers/{listing.pk}/{path}", {**LISTING, "status": "met"}, follow=True)
        )
        assert "has since been closed" in told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"title_en": "", "details_en": "Typed with care."}, "in Ukrainian or in English"),
        ({"sphere": "magic"}, "not one of the available choices"),
        ({"expires_on": "31.02.2027"}, "valid date"),
        ({"expires_on": str(timezone.localdate() - timedelta(days=2))}, "This day is past"),
    ],
)
def test_a_wrong_need_is_told_and_nothing_is_written(client, desk, typed, told):
    text = page(client.post(f"{desk}/needs-and-offers/add/", {"details_en": "Typed with care.", **LISTING, **typed}))
    assert told in text
    assert "Typed with care." in text
    assert not Listing.including_unreviewed.exists()


def test_the_need_of_another_municipality_is_not_found(client, desk):
    other = ListingFactory()
    assert client.get(f"{desk}/needs-and-offers/{other.pk}/").status_code == 404
    assert client.post(f"{desk}/needs-and-offers/{other.pk}/close/", {"status": "met"}).status_code == 404


def test_an_untranslated_title_says_so(client, desk, membership):
    ListingFactory(municipality=membership.municipality, title_en="", title_uk="Насоси")
    assert "Not translated yet" in page(client.get(f"{desk}/needs-and-offers/"))
