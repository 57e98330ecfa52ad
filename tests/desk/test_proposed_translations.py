"""A machine proposes, a person looks, and nothing is published unmarked."""

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from pobratym.core.texts import Origin
from pobratym.profiles.models import Listing, Passport
from tests.factories.memberships import MembershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory, PassportFactory
from tests.gateways.translation_service import serving

pytestmark = pytest.mark.django_db
OURS = "Ми живемо над річкою і дуже любимо співати."
PROPOSED = f"[en] {OURS}"


@pytest.fixture
def membership():
    return MembershipFactory(municipality=MunicipalityFactory(hromada=True))


@pytest.fixture
def client(signed_in, membership):
    return signed_in(membership.user)


@pytest.fixture
def service(settings):
    with serving() as found:
        settings.TRANSLATOR_URL = f"libretranslate+http://{found.place}"
        yield found


@pytest.fixture
def passport_page(membership):
    return f"/en/desk/{membership.municipality_id}/passport/"


def _typed(answer) -> dict[str, str]:
    form = answer.context["form"]
    return {each.html_name: each.value() or "" for each in form.hidden_fields()}


def test_where_no_service_is_named_there_is_no_button(client, passport_page):
    assert "propose_translation" not in client.get(passport_page).content.decode()


def test_a_button_for_each_text_and_language_and_where_the_text_goes(client, passport_page, service):
    page = client.get(passport_page).content.decode()
    assert 'value="about:uk:en"' in page
    assert 'value="history:en:uk"' in page
    assert service.place in page
    assert not service.asked  # never by opening a page


def test_the_form_comes_back_with_the_proposal_and_nothing_is_saved(client, passport_page, service):
    answer = client.post(passport_page, {"about_uk": OURS, "about_en": "", "propose_translation": "about:uk:en"})
    page = answer.content.decode()
    assert OURS in page
    assert PROPOSED in page
    assert "A machine proposes the text in English" in page
    assert not Passport.including_unreviewed.exists()


def test_saved_as_it_stands_it_is_marked_and_the_page_says_so(client, passport_page, service, membership):
    service.answer = (200, b'{"translatedText": "We live on a river."}')
    asked = client.post(passport_page, {"about_uk": OURS, "propose_translation": "about:uk:en"})
    client.post(passport_page, {"about_uk": OURS, "about_en": "We live on a river.", **_typed(asked)})
    about = Passport.including_unreviewed.get().about
    assert (about["en"], about.origin("en"), about.origin("uk")) == ("We live on a river.", "machine", "written")
    town = membership.municipality
    client.logout()
    page = client.get(f"/en/municipalities/{town.pk}-{town.slug}/").content.decode()
    assert "Translated by a machine" in page


def test_who_changes_it_is_its_translator(client, passport_page, service):
    asked = client.post(passport_page, {"about_uk": OURS, "propose_translation": "about:uk:en"})
    client.post(passport_page, {"about_uk": OURS, "about_en": "We live on a river and sing.", **_typed(asked)})
    assert Passport.including_unreviewed.get().about.origin("en") == Origin.TRANSLATED


def test_who_changes_it_later_is_its_translator_too(client, membership, service):
    machine = {"uk": OURS, "en": PROPOSED, "origins": {"en": "machine"}}
    listing = ListingFactory(municipality=membership.municipality)
    Listing.including_unreviewed.filter(pk=listing.pk).update(title=machine)
    address = f"/en/desk/{membership.municipality_id}/needs-and-offers/{listing.pk}/"
    typed = {"direction": "need", "sphere": "water", "form": "know_how", "urgency": "urgent", "title_uk": OURS}
    client.post(address, {**typed, "title_en": PROPOSED})
    assert Listing.including_unreviewed.get().title.origin("en") == Origin.MACHINE
    client.post(address, {**typed, "title_en": "We sing."})
    assert Listing.including_unreviewed.get().title.origin("en") == Origin.TRANSLATED


def test_texts_of_needs_and_offers_too(client, membership, service):
    address = f"/en/desk/{membership.municipality_id}/needs-and-offers/add/"
    typed = {"direction": "need", "sphere": "water", "form": "know_how", "urgency": "urgent", "title_uk": "Досвід"}
    asked = client.post(address, {**typed, "propose_translation": "title:uk:en"})
    assert "[en] Досвід" in asked.content.decode()
    assert not Listing.including_unreviewed.exists()
    client.post(address, {**typed, "title_en": "[en] Досвід", **_typed(asked), "insist": "on"})
    listing = Listing.including_unreviewed.get()
    assert listing.last_written("title").origin("en") == Origin.MACHINE


def test_what_the_checks_doubt_is_sent_to_nobody(client, passport_page, service):
    typed = {"about_uk": "Підстанція зруйнована.", "propose_translation": "about:uk:en"}
    assert "not sent to the translation service" in client.post(passport_page, typed).content.decode()
    assert not service.asked


def test_a_service_that_fails_takes_nothing_away(client, passport_page, service):
    service.answer = (500, b"")
    page = client.post(passport_page, {"about_uk": OURS, "propose_translation": "about:uk:en"}).content.decode()
    assert OURS in page
    assert "does not answer" in page


def test_a_person_asks_so_often(client, passport_page, service, settings):
    settings.LIMITS = {**settings.LIMITS, "translations": {"hours": 24, "person": 1, "municipality": 5}}
    for _time in range(2):
        page = client.post(passport_page, {"about_uk": OURS, "propose_translation": "about:uk:en"}).content.decode()
    assert len(service.asked) == 1
    assert "as often as one person may" in page


@pytest.mark.parametrize(
    "value", ["", "about", "about:uk:uk", "about:uk:xx", "contact_email:uk:en", "no:uk:en", ":::::"]
)
def test_what_no_button_asks_is_not_asked(client, passport_page, service, value):
    assert client.post(passport_page, {"about_uk": OURS, "propose_translation": value}).status_code == 200
    assert not service.asked


def test_a_text_that_is_emptied_is_empty(client, membership, passport_page):
    PassportFactory(municipality=membership.municipality)
    client.post(passport_page, {"about_uk": OURS, "about_en": "", "origin_uk": "written", "origin_en": "written"})
    assert Passport.including_unreviewed.get().about == {"uk": OURS}


def test_a_misspelt_setting_stops_the_start(settings):
    settings.TRANSLATOR_URL = "translate.example.org"
    with pytest.raises(ImproperlyConfigured, match="TRANSLATOR_URL"):
        apps.get_app_config("profiles").ready()
