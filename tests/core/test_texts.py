"""A text in several languages: what it is, how it is kept, asked for, ordered by and shown."""

import json

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection
from django.template import Context, Template
from django.utils.translation import gettext, override

from pobratym.core.errors import InvalidInput
from pobratym.core.languages import in_order_of_preference
from pobratym.core.text_fields import LocalizedTextField, in_all_languages, in_language, languages_of, only_in
from pobratym.core.texts import LocalizedText, Origin, translated
from pobratym.core.validation import refuse_invalid
from pobratym.places.models import Country
from pobratym.profiles.models import Listing
from tests.factories.places import CountryFactory
from tests.factories.profiles import ListingFactory

BRIDGE = LocalizedText({"uk": "Міст", "en": "Bridge"})


class TestTheValue:
    def test_only_what_is_there_is_in_it(self):
        text = LocalizedText({"uk": "  Міст ", "en": "  ", "pl": ""})
        assert (dict(text), len(text), "en" in text, text["en"]) == ({"uk": "Міст"}, 1, False, "")
        assert not LocalizedText({"en": " "})

    def test_equal_by_texts_and_origins(self):
        assert LocalizedText({"en": "Bridge", "uk": "Міст"}) == BRIDGE == {"uk": "Міст", "en": "Bridge"}
        assert LocalizedText(BRIDGE, {"en": Origin.MACHINE}) != BRIDGE
        assert len({BRIDGE, LocalizedText(BRIDGE), LocalizedText(BRIDGE, {"en": "machine"})}) == 2

    def test_stored_and_read_again_it_is_the_same(self):
        text = LocalizedText(BRIDGE, {"en": Origin.MACHINE, "uk": Origin.WRITTEN})
        assert text.as_json() == {"en": "Bridge", "uk": "Міст", "origins": {"en": "machine"}}
        assert LocalizedText.from_json(json.loads(text.dumped())) == text

    @pytest.mark.parametrize(
        ("reader", "text", "language", "is_fallback"),
        [
            ("uk", "Міст", "uk", False),
            ("en", "Bridge", "en", False),
            ("pl", "Bridge", "en", True),
        ],
    )
    def test_the_reader_is_shown_her_language_or_english(self, reader, text, language, is_fallback):
        shown = BRIDGE.in_language(reader)
        assert (shown.text, shown.language, shown.is_fallback) == (text, language, is_fallback)
        with override(reader):
            assert str(BRIDGE) == text

    def test_where_there_is_no_english_the_first_of_the_settings_is_shown(self):
        assert in_order_of_preference("pl") == ("pl", "en", "uk", "de", "fr")
        assert LocalizedText({"fr": "Pont", "uk": "Міст"}).in_language("pl").language == "uk"
        assert not LocalizedText().in_language("pl")

    @pytest.mark.parametrize("text", [BRIDGE, LocalizedText({"fr": "Pont", "uk": "Міст"}), LocalizedText()])
    def test_a_table_tells_in_each_language_what_its_reader_is_shown(self, text):
        languages = ("fr", "uk", "en", "pl", "de")
        assert text.in_each(languages) == [text.in_language(each).text for each in languages]

    def test_what_is_said_anew_replaces_its_languages_only(self):
        text = LocalizedText(BRIDGE, {"en": Origin.MACHINE})
        assert text | {"uk": "Міст через Дунай"} == LocalizedText(
            {"uk": "Міст через Дунай", "en": "Bridge"}, {"en": Origin.MACHINE}
        )
        assert text | {"en": "The bridge"} == {"uk": "Міст", "en": "The bridge"}
        assert (text | {"en": "Bridge"}).origin("en") == Origin.MACHINE
        assert text | {"en": ""} == {"uk": "Міст"}

    def test_a_sentence_of_the_catalogue_is_kept_in_each_language_that_has_it(self, settings):
        settings.LANGUAGES = [("uk", "Ukrainian"), ("en", "English"), ("pl", "Polish")]
        assert translated(lambda: gettext("The parties agreed to talk about a partnership.")) == {
            "uk": "Сторони погодилися на переговори про партнерство.",
            "en": "The parties agreed to talk about a partnership.",
        }


class TestTheField:
    def test_it_is_made_again_from_what_a_migration_writes(self):
        field = LocalizedTextField("title", max_length=9, required_languages=["uk"], blank=True)
        _name, path, args, options = field.deconstruct()
        assert path == "pobratym.core.text_fields.LocalizedTextField"
        assert options == {"verbose_name": "title", "max_length": 9, "required_languages": ("uk",), "blank": True}
        assert LocalizedTextField(*args, **options).deconstruct()[3] == options

    @pytest.mark.parametrize(
        ("text", "languages"),
        [
            ({"uk": "десять літер", "en": "fine"}, ["uk"]),
            ({"la": "pons"}, ["la"]),
            ({"en": "x" * 10, "la": "x"}, ["en", "la"]),
        ],
    )
    def test_what_is_wrong_is_told_with_its_language(self, text, languages):
        with pytest.raises(ValidationError) as refused:
            LocalizedTextField(max_length=9).clean(text, None)
        assert [each.params["language"] for each in refused.value.error_list] == languages

    def test_empty_and_incomplete_texts_are_refused_where_one_is_needed(self):
        for field, text in [
            (LocalizedTextField(), {}),
            (LocalizedTextField(required_languages=["uk", "en"]), {"uk": "Міст"}),
        ]:
            with pytest.raises(ValidationError):
                field.clean(text, None)
        assert LocalizedTextField(blank=True).clean({}, None) == {}

    def test_a_mapping_becomes_a_text_as_soon_as_it_is_assigned(self):
        listing = Listing(title={"en": "Pumps"})
        assert isinstance(listing.title, LocalizedText)
        assert listing.details == LocalizedText()

    @pytest.mark.django_db
    def test_a_room_is_told_which_language_of_which_field_is_wrong(self):
        with pytest.raises(InvalidInput) as refused:
            refuse_invalid(Country(code="XX", name={"uk": "я" * 121}))
        assert set(refused.value.fields) == {"name_uk", "name_en"}


@pytest.mark.django_db
class TestTheColumn:
    def test_letters_are_kept_as_they_are_and_in_one_order(self):
        listing = ListingFactory(title={"uk": "Міст", "en": "Bridge"})
        with connection.cursor() as cursor:
            cursor.execute("SELECT CAST(title AS TEXT) FROM profiles_listing WHERE id = %s", [listing.pk])
            assert cursor.fetchone()[0] == '{"en": "Bridge", "uk": "Міст"}'

    def test_origins_come_back(self):
        text = LocalizedText(BRIDGE, {"en": Origin.MACHINE})
        listing = ListingFactory(title=text)
        listing.refresh_from_db()
        assert listing.title == text
        assert Listing.objects.filter(title=text).exists()
        assert not Listing.objects.filter(title=BRIDGE).exists()

    def test_it_can_be_asked_for_by_language(self):
        listing = ListingFactory(title=BRIDGE)
        assert Listing.objects.get(title__uk="Міст") == listing
        assert Listing.objects.get(title__en__icontains="bri") == listing
        assert Listing.objects.get(title__uk__contains="іс") == listing
        assert Listing.objects.get(title__pl="") == listing
        assert not Listing.objects.filter(title__pl="Міст").exists()
        assert list(Listing.objects.order_by("title__uk").values_list("title__uk", "title__pl")) == [("Міст", "")]

    def test_the_expression_chooses_as_the_page_does(self):
        texts = [{"uk": "Яма", "en": "Anchor"}, {"uk": "Берег"}, {"pl": "Most", "en": "Zebra"}]
        listings = [ListingFactory(title=text) for text in texts]
        for reader in ("uk", "en", "pl", "de"):
            with override(reader):
                rows = Listing.objects.order_by(in_language("title"), "pk").values_list("pk", in_language("title"))
                assert dict(rows) == {each.pk: str(each.title) for each in listings}
        polish = Listing.objects.annotate(said=in_language("title", "pl")).order_by("said")
        assert [each.said for each in polish][:2] == ["Anchor", "Most"]

    def test_one_language_only_and_across_tables(self):
        CountryFactory(code="PL", name={"uk": "Польща", "en": "Poland", "de": "Polen"})
        ListingFactory(title={"en": "Bridge"})
        row = Listing.objects.values_list(only_in("title", "uk"), in_language("municipality__country__name", "de"))
        assert list(row) == [("", "Polen")]

    def test_languages_and_all_texts_in_one_value(self):
        ListingFactory(title={"en": "Bridge", "pl": "Most"}, details={})
        row = Listing.objects.values_list(
            languages_of("title"), in_all_languages("title"), languages_of("details"), in_all_languages("details")
        )
        assert [value.split() for value in row.get()] == [["en", "pl"], ["Bridge", "Most"], [], []]

    def test_countries_stand_in_english_order(self):
        for code, name in (("DE", "Germany"), ("AT", "Austria"), ("PL", "Poland")):
            CountryFactory(code=code, name={"uk": code, "en": name})
        assert [each.pk for each in Country.objects.all()] == ["AT", "DE", "PL"]

    def test_no_language_smuggles_sql_in(self):
        with pytest.raises(ValueError, match="uk"):
            only_in("title", "uk' || '")

    def test_it_goes_through_a_dump(self):
        listing = ListingFactory(title=LocalizedText(BRIDGE, {"en": Origin.MACHINE}))
        dumped = serializers.serialize("json", [listing])
        [again] = serializers.deserialize("json", dumped)
        assert again.object.title == listing.title


class TestThePage:
    def drawn(self, source, text, language="en"):
        with override(language):
            return Template(source).render(Context({"text": text})).strip()

    def test_in_the_reader_s_language_nothing_is_said(self):
        assert self.drawn('{% text_in text "h3" %}', BRIDGE) == "<h3>Bridge</h3>"

    def test_another_language_is_labelled_and_told_to_screen_readers(self):
        drawn = self.drawn('{% text_in text "h3" css="small" %}', LocalizedText({"uk": "Міст"}))
        assert drawn.startswith('<h3 class="small" lang="uk">Міст</h3>')
        assert "Not translated yet: shown in Ukrainian" in drawn

    def test_a_translation_by_machine_is_told(self):
        text = LocalizedText(BRIDGE, {"en": Origin.MACHINE, "uk": Origin.TRANSLATED})
        assert "Translated by a machine" in self.drawn("{% text_in text %}", text)
        assert self.drawn("{% text_in text %}", text, "uk") == "<span>Міст</span>"

    def test_texts_are_escaped_whatever_is_done_to_them(self):
        text = LocalizedText({"en": "<script>one</script>\n\ntwo <b>"})
        for options in ("", "by_paragraphs=True", "longest=30", "longest=30 by_paragraphs=True"):
            drawn = self.drawn(f'{{% text_in text "div" {options} %}}', text)
            assert "<script" not in drawn
            assert "<b>" not in drawn

    def test_nothing_is_drawn_of_an_empty_text(self):
        assert self.drawn('{% text_in text "p" %}{% language_label text %}', LocalizedText()) == ""
