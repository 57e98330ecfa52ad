"""Texts in several languages in the forms that Wagtail makes."""

import pytest
from django.urls import reverse

from pobratym.news.actions import lay_noticeboard
from pobratym.news.models import Picture, Topic
from tests.factories.news import picture_file
from tests.factories.people import UserFactory


@pytest.fixture
def editor(client):
    lay_noticeboard(by=None)
    client.force_login(UserFactory(is_superuser=True, is_staff=True, language="en"))
    return client


@pytest.mark.django_db
class TestTopics:
    def test_one_is_added_in_both_languages(self, editor):
        address = reverse("wagtailsnippets_news_topic:add")
        page = editor.get(address).content.decode()
        assert 'name="name_uk"' in page
        assert "In English" in page
        editor.post(address, {"slug": "water", "name_uk": "Вода", "name_en": "Water"})
        assert Topic.objects.get(slug="water").name == {"uk": "Вода", "en": "Water"}
        assert "Water" in editor.get(reverse("wagtailsnippets_news_topic:list")).content.decode()

    def test_without_english_it_is_refused_and_what_was_typed_stays(self, editor):
        answer = editor.post(reverse("wagtailsnippets_news_topic:add"), {"slug": "water", "name_uk": "Вода"})
        assert 'value="Вода"' in answer.content.decode()
        assert not Topic.objects.exists()


@pytest.mark.django_db
def test_a_picture_gets_its_description_in_both_languages(editor):
    address = reverse("wagtailimages:add")
    assert 'name="alt_uk"' in editor.get(address).content.decode()
    words = {"title": "Bridge", "alt_uk": "Міст", "alt_en": "A bridge", "credit_en": "Pobratym"}
    editor.post(address, {**words, "file": picture_file("bridge.jpg"), "collection": "1"})
    picture = Picture.objects.get()
    assert (picture.alt, picture.credit) == ({"uk": "Міст", "en": "A bridge"}, {"en": "Pobratym"})
