"""One field of a form, an input a language."""

import pytest
from django import forms
from django.utils.translation import override

from pobratym.core.errors import InvalidInput
from pobratym.core.forms import put_errors
from pobratym.core.text_forms import LocalizedTextFormField
from pobratym.core.texts import LocalizedText
from pobratym.news.models import Topic


class PassportForm(forms.Form):
    about = LocalizedTextFormField(
        label="About us", rows=3, max_length=20, helps={"uk": "Where you are."}, help_text="Public.", required=False
    )


class TitleForm(forms.Form):
    title = LocalizedTextFormField(label="Title", error_messages={"required": "In one language at least."})


def drawn(form, name="about"):
    with override("en"):
        return str(form[name].as_field_group())


class TestThePage:
    def test_each_language_has_its_own_label_input_and_help(self):
        page = drawn(PassportForm(initial={"about": LocalizedText({"uk": "Ми над річкою."})}))
        for part in ("About us, in Ukrainian", "About us, in English", "Where you are.", "Public.", "Ми над річкою."):
            assert part in page
        for language in ("uk", "en"):
            assert f'name="about_{language}"' in page
            assert f'lang="{language}"' in page
            assert f'for="id_about_{language}"' in page
        assert "about_pl" not in page

    def test_languages_that_are_whole_are_asked_for(self, settings):
        settings.WHOLE_LANGUAGES = ["uk", "en", "pl"]

        class Form(forms.Form):
            about = LocalizedTextFormField(label="About us")

        assert "About us, in Polish" in drawn(Form())

    def test_what_was_typed_stays_and_the_error_stands_at_its_language(self):
        form = PassportForm({"about_uk": "Над річкою.", "about_en": "x" * 21})
        assert not form.is_valid()
        ukrainian, english = form["about"].parts
        assert (ukrainian.errors, len(english.errors)) == ([], 1)
        page = drawn(form)
        assert "Над річкою." in page
        assert "x" * 21 in page
        assert page.count("aria-invalid") == 1
        assert "id_about_en_error" in page

    def test_the_label_is_read_in_the_reader_s_language(self):
        with override("uk"):
            assert PassportForm()["about"].in_language("uk").label == "About us, українською"


class TestWhatIsGiven:
    def test_each_language_that_was_asked_for_is_in_it_also_the_empty_one(self):
        form = PassportForm({"about_uk": " Ми. \r\nТут. ", "about_en": ""})
        assert form.is_valid()
        assert form.cleaned_data == {"about": {"uk": "Ми. \nТут.", "en": ""}}
        assert LocalizedText({"en": "We.", "pl": "My."}) | form.cleaned_data["about"] == {
            "uk": "Ми. \nТут.",
            "pl": "My.",
        }

    def test_one_language_is_enough_and_none_is_not(self):
        assert TitleForm({"title_en": "Bridge"}).is_valid()
        form = TitleForm({"title_uk": " "})
        assert not form.is_valid()
        assert form["title"].parts[0].errors == ["In one language at least."]
        assert form["title"].parts[1].errors == []

    @pytest.mark.parametrize(("before", "has_changed"), [({"en": "We."}, False), ({"en": "They."}, True), ({}, True)])
    def test_a_change_is_noticed(self, before, has_changed):
        form = PassportForm({"about_en": "We.", "about_uk": ""}, initial={"about": LocalizedText(before)})
        assert form.has_changed() is has_changed

    def test_what_the_room_refuses_stands_at_its_language(self):
        form = PassportForm({"about_en": "We."})
        form.is_valid()
        put_errors(form, InvalidInput(fields={"about_en": ["Too short."], "about": ["Say more."], "other_en": ["?"]}))
        assert form["about"].in_language("en").errors == ["Too short."]
        assert form["about"].in_language("uk").errors == ["Say more."]
        assert form.non_field_errors() == ["?"]


@pytest.mark.django_db
class TestAFormOfTheModel:
    """As the back office makes them."""

    def form(self, *args, **kwargs):
        return forms.modelform_factory(Topic, fields=["slug", "name"])(*args, **kwargs)

    def test_it_draws_one_group_and_saves(self):
        topic = Topic.objects.create(slug="water", name={"uk": "Вода", "en": "Water", "pl": "Woda"})
        page = str(self.form(instance=topic)["name"])
        assert 'value="Вода"' in page
        assert "In Ukrainian" in page
        form = self.form({"slug": "water", "name_uk": "Води", "name_en": "Waters"}, instance=topic)
        assert form.is_valid(), form.errors
        form.save()
        topic.refresh_from_db()
        assert topic.name == {"uk": "Води", "en": "Waters", "pl": "Woda"}

    def test_both_needed_languages_are_asked_for(self):
        form = self.form({"slug": "water", "name_uk": "Вода"})
        assert not form.is_valid()
        assert "name" in form.errors
