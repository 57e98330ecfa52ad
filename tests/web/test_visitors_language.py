"""Who comes without an address in a language: the browser is asked, and who asks for what we have not gets English."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.translation import override

from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("de", "de"),
        ("pl-PL,pl;q=0.9", "pl"),
        ("fr-CH, fr;q=0.9, *;q=0.5", "fr"),
        ("cs-CZ,cs;q=0.9", "en"),
        ("ja", "en"),
        ("cs,uk;q=0.5", "uk"),
        ("de-DE,de;q=0.9,en;q=0.8", "de"),
        ("uk-UA,uk;q=0.9,en;q=0.8", "uk"),
        ("en-GB", "en"),
        ("*", "uk"),
        ("", "uk"),
        ("not a header;;q=x", "uk"),
    ],
)
def test_a_stranger_is_led_to_the_language_asked_for(client, accepted, language):
    assert client.get("/", headers={"accept-language": accepted})["Location"] == f"/{language}/"


def test_without_a_header_it_is_ukrainian(client):
    assert client.get("/")["Location"] == "/uk/"


def test_a_choice_and_an_address_come_before_the_browser(client, settings):
    assert 'lang="uk"' in client.get("/uk/", headers={"accept-language": "de"}).content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "uk"
    assert client.get("/", headers={"accept-language": "de"})["Location"] == "/uk/"


def test_a_language_that_is_switched_off_is_not_served(client, settings):
    settings.LANGUAGES = [each for each in settings.LANGUAGES if each[0] != "pl"]
    assert client.get("/", headers={"accept-language": "pl"})["Location"] == "/en/"


def _addresses(text: str) -> list[str]:
    return re.findall(r"https?://[^\s\"<]+", text)


@pytest.mark.parametrize("theirs", ["uk", "en"])
@pytest.mark.parametrize("page", ["uk", "en"])
def test_a_letter_and_its_links_are_in_the_readers_language(client, theirs, page):
    person = UserFactory(language=theirs)
    with override(page):
        client.post(reverse("account_reset_password"), {"email": person.email})
    (letter,) = mail.outbox
    other = {"uk": "en", "en": "uk"}[theirs]
    for text in (letter.body, letter.alternatives[0][0]):
        assert _addresses(text)
        assert not [each for each in _addresses(text) if f"/{other}/" in each]
    assert ("Оберіть" in letter.body) == (theirs == "uk")


def test_the_link_of_such_a_letter_leads_to_the_form(client):
    person = UserFactory(language="uk")
    client.post("/en/account/password/reset/", {"email": person.email})
    link = next(each for each in _addresses(mail.outbox[0].body) if "/key/" in each)
    assert client.get(link.partition("8000")[2] or link, follow=True).status_code == 200
