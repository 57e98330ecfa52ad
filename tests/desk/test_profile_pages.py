"""The forms of a profile: prefilled, questioned where a text is doubtful, kept when something is wrong."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pobratym.places.models import OfficialAddress
from pobratym.profiles.models import Listing, PartnerSearch, Passport, Project, TeamMember
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


@pytest.mark.parametrize(("part", "queries"), [("passport/", 10), ("needs-and-offers/", 9), ("seeking/", 11)])
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
    answer = client.post(f"{desk}/passport/", {"about_en": "A new text.", "origin_en": "machine"})
    assert answer.headers["Location"] == f"{desk}/passport/nature/"
    saved = Passport.objects.get()
    assert (saved.about["en"], saved.about.origin("en"), saved.languages) == ("A new text.", "machine", ["en"])


def test_each_step_saves_its_own_and_leads_to_the_next(client, desk, membership):
    steps = {
        "nature": {"marks": ["sea", "port"]},
        "languages": {"level_en": "working", "level_pl": "not_said"},
        "contact": {"website": "town.example", "social_links": "https://a.example/\nhttps://b.example/"},
        "head": {"head_name": "Olena Head", "head_post_en": "Mayor"},
        "experience": {"teaches": ["civil_protection"]},
        "economy": {"agriculture": "40", "trade": "60"},
        "services": {"schools": "12"},
        "people": {"displaced_people": "3267"},
        "damage": {"as_of": "2025-01-01", "housing": "17"},
    }
    onwards = [*(f"{desk}/passport/{each}/" for each in steps), f"{desk}/projects/"]
    onwards[1] = f"{desk}/passport/pictures/"  # a list, which leads on by itself
    for (step, typed), following in zip(steps.items(), onwards[1:], strict=True):
        assert page(client.get(f"{desk}/passport/{step}/"))
        assert client.post(f"{desk}/passport/{step}/", typed).headers["Location"] == following
    saved = Passport.objects.select_related("economy", "services", "damage").get()
    assert (saved.marks, saved.languages, saved.language_levels) == (["sea", "port"], ["en", "pl"], {"en": "working"})
    assert (saved.website, len(saved.social_links)) == ("https://town.example", 2)
    assert (saved.displaced_people, saved.damage.housing, saved.services.schools) == (3300, 20, 12)
    assert saved.economy.numbers == {"trade": 60, "agriculture": 40}
    assert client.get(f"{desk}/passport/nonsense/").status_code == 404
    shown = page(client.get(f"{desk}/passport/services/"))
    assert 'value="12"' in shown


@pytest.mark.parametrize(
    ("step", "typed", "told"),
    [
        ("economy", {"agriculture": "60", "trade": "60"}, "more than a hundred per cent"),
        ("damage", {"as_of": str(timezone.localdate()), "housing": "10"}, "at least a month back"),
        ("people", {"population": "9000"}, "Say of which day"),
        ("contact", {"social_links": "javascript:alert(1)"}, "no address of a page"),
        ("languages", {"level_en": "perfect"}, "not one of the available choices"),
        ("contact", {"website": "nonsense nonsense"}, "valid URL"),
        ("contact", {"office_email": "nobody"}, "valid email"),
    ],
)
def test_a_step_refuses_what_cannot_be(client, desk, step, typed, told):
    assert told in page(client.post(f"{desk}/passport/{step}/", typed))
    assert not Passport.including_unreviewed.exists()


def test_a_town_abroad_is_not_asked_about_war_damage(client):
    abroad = MembershipFactory(municipality=MunicipalityFactory(name_en="Hexham"))
    client.force_login(abroad.user)
    desk = f"/en/desk/{abroad.municipality_id}"
    assert client.get(f"{desk}/passport/damage/").status_code == 404
    assert "War damage" not in page(client.get(f"{desk}/passport/"))


def test_projects_and_people_come_and_go(client, desk):
    project = {"title_en": "A new school roof", "sphere": "education", "stage": "design", "cost": "90000"}
    assert "which currency" in page(client.post(f"{desk}/projects/add/", project))
    bad = {**project, "currency": "EUR", "dream_url": "https://dream.gov.ua.evil.example/x"}
    assert "https://dream.gov.ua/" in page(client.post(f"{desk}/projects/add/", bad))
    good = {**bad, "dream_url": "https://dream.gov.ua/project/DREAM-UA-1", "sought": ["know_how"]}
    client.post(f"{desk}/projects/add/", good)
    saved = Project.objects.get()
    client.post(f"{desk}/projects/{saved.pk}/", {**good, "stage": "under_way"})
    assert "under way" in page(client.get(f"{desk}/projects/"))
    client.post(f"{desk}/team/add/", {"name": "Ivan Coordinator", "email": "ivan@town.example"})
    assert "Ivan Coordinator" in page(client.get(f"{desk}/projects/"))
    client.post(f"{desk}/team/{TeamMember.as_stored.get().pk}/remove/")
    client.post(f"{desk}/projects/{saved.pk}/remove/")
    assert not Project.objects.exists()
    assert not TeamMember.as_stored.exists()


def test_the_page_is_previewed_as_others_see_it(client, desk, membership):
    PassportFactory(
        municipality=membership.municipality, office_email="of@town.example", contact_email="c@town.example"
    )
    seen = {who: page(client.get(f"{desk}/passport/preview/?as={who}")) for who in ("public", "verified", "partners")}
    assert ["of@town.example" in each for each in seen.values()] == [False, True, True]
    assert ["c@town.example" in each for each in seen.values()] == [False, False, True]


def test_an_offer_begins_with_an_example(client, desk):
    text = page(client.get(f"{desk}/needs-and-offers/add/?example=civil_protection"))
    assert "How we warn people and prepare them for emergencies" in text
    assert page(client.get(f"{desk}/needs-and-offers/add/?example=nonsense"))


def test_what_has_ended_is_opened_again(client, desk, membership):
    ended = ListingFactory(municipality=membership.municipality, status="met")
    assert "Open again" in page(client.get(f"{desk}/needs-and-offers/"))
    client.post(f"{desk}/needs-and-offers/{ended.pk}/reopen/")
    assert Listing.objects.open().get() == ended


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"origin_en": "magic"}, "not one of the available choices"),
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
    assert "A moderator will review the new text first" in told
    assert not Passport.objects.get().about
    again = page(client.get(f"{desk}/passport/"))
    assert "A moderator is reviewing the new text" in again
    assert DOUBTFUL in again


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


class TestTheWebsiteOnFile:
    @pytest.fixture
    def contact(self, desk, membership):
        OfficialAddress.objects.create(
            municipality=membership.municipality,
            kind="website",
            value="https://borodianka.example.org",
            as_of=timezone.localdate(),
            source="the town hall",
        )
        return f"{desk}/passport/contact/"

    def test_it_stands_in_the_form_until_it_is_saved(self, client, contact):
        assert 'value="https://borodianka.example.org"' in page(client.get(contact))
        assert not Passport.including_unreviewed.exists()
        client.post(contact, {"website": "https://borodianka.example.org"})
        assert Passport.including_unreviewed.get().website == "https://borodianka.example.org"

    def test_what_the_municipality_has_said_stays(self, client, contact, membership):
        PassportFactory(municipality=membership.municipality, website="https://ours.example.org")
        answer = page(client.get(contact))
        assert "https://ours.example.org" in answer
        assert "borodianka.example.org" not in answer
