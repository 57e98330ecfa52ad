"""A language is a catalogue and a line of settings: no column, no `if`."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation

from pobratym.core.languages import content_languages, in_words, offered_whole
from pobratym.core.letters import address
from pobratym.core.text_forms import LocalizedTextFormField
from pobratym.news.actions import lay_noticeboard
from pobratym.news.models import ArticlePage, NewsIndexPage
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory, PassportFactory

ROOT = Path(__file__).resolve().parents[2]


def test_no_column_is_called_by_a_language():
    endings = tuple(f"_{language}" for language in content_languages())
    found: dict[str, set[str]] = {}
    for model in apps.get_models():
        if model.__module__.startswith("pobratym."):
            names = {field.name for field in model._meta.concrete_fields if field.name.endswith(endings)}
            if names:
                found[model._meta.label] = names
    assert found == {}


def test_every_language_of_the_settings_has_its_words():
    assert all(in_words(language) != language for language in content_languages())


def test_no_template_chooses_by_a_language_by_hand():
    """But for the font of a script, which the page's frame loads beforehand."""
    by_hand = re.compile(r"(LANGUAGE_CODE|language)\s*[!=]=\s*[\"']")
    found = {
        str(path.relative_to(ROOT / "templates"))
        for path in (ROOT / "templates").rglob("*")
        if path.suffix in (".html", ".txt") and by_hand.search(path.read_text())
    }
    assert found == {"base.html"}


@pytest.mark.django_db
class TestALanguageThatIsNotWhole:
    """What its catalogue lacks its readers get in English, and texts in their language where there are some."""

    PAGES = ("home", "directory", "needs", "register", "news", "countries")

    def test_it_is_not_there_where_it_is_switched_off(self, client, settings):
        settings.LANGUAGES = [("uk", "Ukrainian"), ("en", "English")]
        assert client.get("/pl/", follow=True).status_code == 404
        assert 'hreflang="pl"' not in client.get("/en/").content.decode()

    @pytest.mark.parametrize("name", PAGES)
    def test_pages_are_in_english(self, client, name):
        article("bridge")
        PartnershipFactory()
        with translation.override("en"):
            address = reverse(f"web:{name}")
        english, polish_page = (client.get(each) for each in (address, address.replace("/en/", "/pl/", 1)))
        page = polish_page.content.decode()
        assert polish_page.status_code == 200
        assert '<html lang="pl"' in page
        assert _cyrillic(page) <= _cyrillic(english.content.decode())

    def test_texts_in_it_are_shown_and_others_labelled(self, client):
        town = MunicipalityFactory()
        PassportFactory(municipality=town, about={"pl": "Mieszkamy nad rzeką.", "en": "We live on a river."})
        ListingFactory(municipality=town, title={"en": "Pumps"})
        page = client.get(f"/pl/municipalities/{town.pk}-{town.slug}/", follow=True).content.decode()
        assert "Mieszkamy nad rzeką." in page
        assert "Jeszcze nie przetłumaczono: pokazano po angielsku" in page

    def test_the_menu_offers_it(self, client):
        assert "Polski" in client.get("/en/").content.decode()

    def test_the_noticeboard_gets_it_once_it_is_whole_and_keeps_the_others(self, settings, client):
        board = lay_noticeboard(by=None)
        assert not NewsIndexPage.objects.filter(locale__language_code="pl").exists()
        settings.WHOLE_LANGUAGES = ["uk", "en", "pl"]
        settings.WAGTAIL_CONTENT_LANGUAGES = [*settings.WAGTAIL_CONTENT_LANGUAGES, ("pl", "Polish")]
        assert lay_noticeboard(by=None) == board
        boards = NewsIndexPage.objects.order_by("locale__language_code")
        titles = dict(boards.values_list("locale__language_code", "title"))
        assert list(titles) == ["en", "pl", "uk"]
        assert (titles["en"], titles["uk"]) == ("News", "Новини")

    def test_an_article_stands_once_in_the_list_in_the_language_next_to_it(self):
        article("bridge")
        article("ukrainian-only", english=False)
        found = ArticlePage.objects.readable_in("pl").order_by("slug")
        assert list(found.values_list("slug", "locale__language_code")) == [("bridge", "en"), ("ukrainian-only", "uk")]

    def test_whose_language_was_switched_off_again_gets_letters_in_english(self, settings):
        settings.LANGUAGES = [("uk", "Ukrainian"), ("en", "English")]
        assert address("web:home", language="pl").endswith("/en/")

    def test_no_migration_is_needed(self):
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def _cyrillic(page: str) -> set[str]:
    """Words that may be Ukrainian: names, examples, and what should be none of the interface's."""
    return set(re.findall(r"[А-Яа-яІіЇїЄєҐґ]{3,}", page))


def test_the_settings_know_five_languages():
    assert settings.CONTENT_LANGUAGES == ["uk", "en", "pl", "de", "fr"]
    assert [code for code, _name in settings.LANGUAGES] == settings.CONTENT_LANGUAGES
    assert [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES] == settings.WHOLE_LANGUAGES == ["uk", "en"]


def test_forms_and_the_back_office_speak_the_languages_that_are_whole(settings):
    assert LocalizedTextFormField().languages == ("uk", "en")
    assert settings.WAGTAILADMIN_PERMITTED_LANGUAGES == settings.WAGTAIL_CONTENT_LANGUAGES
    assert (offered_whole("uk"), offered_whole("de")) == ("uk", "en")
