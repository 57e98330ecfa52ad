"""A letter for paper: its parts, its languages, and what is said of whom."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from pobratym.core.languages import content_languages
from pobratym.core.texts import LocalizedText
from pobratym.introductions.letter import subject
from pobratym.introductions.letter.facts import Facts
from pobratym.introductions.letter.manners import closings, manner_of, our_openings
from pobratym.introductions.letter.names import hromada_in_languages, region_in_languages
from pobratym.introductions.letter.parts import Paragraph, taken_apart
from pobratym.introductions.models import Addressee
from pobratym.introductions.queries import as_read, language_for, paper_of
from pobratym.introductions.rules.languages import language_of
from pobratym.places.models import Authority
from tests.factories.introductions import IntroductionFactory
from tests.factories.places import CountryFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory


class TestParts:
    def test_our_opening_and_any_closing_give_way(self):
        text = "Dear colleagues,\n\nWe write.\n\nYours sincerely,\nOlena Melnyk\nKlesiv hromada"
        assert taken_apart(text, "en").paragraphs == [Paragraph(["We write."])]
        assert taken_apart(text, "en").opening == ""

    def test_an_opening_that_a_person_chose_stays(self):
        parts = taken_apart("Sehr geehrte Frau Bürgermeisterin Huber,\n\nwir schreiben Ihnen.", "de")
        assert parts.opening == "Sehr geehrte Frau Bürgermeisterin Huber,"
        assert parts.paragraphs == [Paragraph(["wir schreiben Ihnen."])]

    def test_a_letter_that_begins_at_once_loses_nothing(self):
        assert taken_apart("We live on a river.", "en").paragraphs == [Paragraph(["We live on a river."])]

    def test_lists_and_running_text_are_told_apart(self):
        parts = taken_apart("What we seek:\n– water\n- schools\n\nWith hope.", "en")
        assert parts.paragraphs == [
            Paragraph(["What we seek:"]),
            Paragraph(["water", "schools"], is_list=True),
            Paragraph(["With hope."]),
        ]

    @pytest.mark.parametrize("text", ["", "\n\n", "–", "- ", ":", "Yours sincerely,"])
    def test_hardly_anything_breaks_nothing(self, text):
        lines = [line for paragraph in taken_apart(text, "en").paragraphs for line in paragraph.lines]
        assert sum(map(len, lines)) <= len(text)


class TestManners:
    @pytest.mark.parametrize("language", content_languages())
    def test_each_language_has_its_form_for_every_country(self, language):
        manner = manner_of(language, "JP")
        assert all(manner)
        assert manner.closing.startswith(closings(language))
        assert our_openings(language)

    def test_the_form_is_that_of_the_country(self):
        assert manner_of("en", "US").opening == "Dear Mayor:"
        assert manner_of("en", "GB").closing == "Yours faithfully,"
        assert manner_of("de", "CH").closing == "Freundliche Grüsse"
        assert manner_of("fr", "BE").head.endswith("Bourgmestre")

    @pytest.mark.parametrize(
        ("country", "region", "language"),
        [
            ("UA", "", "uk"),
            ("PL", "", "pl"),
            ("AT", "", "de"),
            ("CH", "CH.ZH", "de"),
            ("CH", "CH.GE", "fr"),
            ("CH", "CH.TI", "en"),
            ("BE", "BE.WAL", "fr"),
            ("BE", "BE.VLG", "en"),
            ("CA", "CA.10", "fr"),
            ("CA", "CA.08", "en"),
            ("SE", "", "en"),
        ],
    )
    def test_the_language_follows_from_country_and_region(self, country, region, language):
        assert language_of(country, region) == language


class TestNames:
    def test_a_hromada_is_called_as_the_language_does(self):
        name = LocalizedText({"uk": "Клесівська громада", "en": "Klesiv hromada"})
        called = hromada_in_languages(name, LocalizedText({"en": "Klesiv", "pl": "Klesów"}))
        assert (called["pl"], called["de"], called["fr"]) == ("Hromada Klesów", "Hromada Klesiv", "Hromada de Klesiv")
        assert called["uk"] == "Клесівська громада"

    def test_a_town_abroad_keeps_its_name(self):
        name = LocalizedText({"en": "Hexham"})
        assert hromada_in_languages(name, LocalizedText()) is name

    def test_an_oblast_has_a_name_of_its_own(self):
        assert region_in_languages(LocalizedText({"en": "Odesa Oblast"}))["fr"] == "oblast d’Odessa"
        assert region_in_languages(LocalizedText({"en": "Bavaria"}))["de"] == ""


@pytest.fixture
def hromada():
    return MunicipalityFactory(hromada=True, name_en="Klesiv hromada", name_uk="Клесівська громада", centre_en="Klesiv")


def town(country="DE", **facts):
    return MunicipalityFactory(country=CountryFactory(code=country), name_en="Amberg", **facts)


def letter(sender, receiver, **texts):
    drafted = Facts(name=sender.name, place=LocalizedText(), country="UA")
    said = {"subject": subject(drafted, drafted), "letter_uk": "Ми пишемо.", "letter_en": "We write.", **texts}
    return IntroductionFactory(
        kept=True,
        sender=sender,
        receiver=receiver,
        sent_at=datetime(2026, 11, 30, 9, tzinfo=ZoneInfo("Europe/Kyiv")),
        **said,
    )


@pytest.mark.django_db
class TestPaper:
    def test_the_receivers_language_comes_first_then_the_senders(self, hromada):
        paper = paper_of(letter(hromada, town(), letter={"de": "Wir schreiben.", "uk": "Пишемо.", "en": "We write."}))
        assert [sheet.language for sheet in paper.sheets] == ["de", "uk"]
        german = paper.sheets[0]
        assert (german.opening, german.closing) == ("Sehr geehrte Damen und Herren,", "Mit freundlichen Grüßen")
        assert german.subject == "Vorschlag einer kommunalen Partnerschaft (Absichtserklärung)"
        assert german.place_and_date == "Klesiv, den 30. November 2026"
        assert german.sender == "Hromada Klesiv"
        assert german.in_brief == []
        assert german.body_label == ""

    def test_without_a_text_in_it_choices_speak_and_the_text_stands_as_it_was_written(self, hromada):
        PassportFactory(municipality=hromada, languages=["en"])
        ListingFactory(municipality=hromada)
        PartnerSearchFactory(municipality=hromada)
        german = paper_of(letter(hromada, town())).sheets[0]
        assert german.in_brief
        assert german.body_label == "Der Brief im Wortlaut, auf Englisch:"
        assert (german.body_language, german.body) == ("en", [Paragraph(["We write."])])

    def test_nothing_is_said_twice(self, hromada):
        paper = paper_of(letter(hromada, town(), letter={"uk": "Ми пишемо."}))
        assert [(sheet.language, sheet.body_language) for sheet in paper.sheets] == [("de", "uk")]

    def test_a_country_without_a_language_of_ours_is_written_to_in_english(self, hromada):
        assert [sheet.language for sheet in paper_of(letter(hromada, town("SE"))).sheets] == ["en", "uk"]

    def test_the_head_is_named_where_the_receiver_says_who_it_is(self, hromada):
        there = town()
        assert paper_of(letter(hromada, there)).sheets[0].addressee[:2] == ["Bürgermeisterin / Bürgermeister", "Amberg"]
        PassportFactory(municipality=there, head_name="Anna Huber", head_post={"de": "Oberbürgermeisterin"})
        again = paper_of(letter(MunicipalityFactory(hromada=True), there))
        assert again.sheets[0].addressee[:3] == ["Anna Huber", "Oberbürgermeisterin", "Amberg"]

    def test_a_head_is_addressed_as_the_receiver_says_itself(self, hromada):
        there = town()
        post = {"de": "Oberbürgermeisterin"}
        PassportFactory(
            municipality=there, head_name="Anna Huber", head_post=post, head_form="ms", head_called="Dr. Huber"
        )
        written = letter(
            hromada, there, letter={"de": "Sehr geehrte Damen und Herren,\n\nwir schreiben.", "uk": "Пишемо."}
        )
        sheet = paper_of(written).sheets[0]
        assert sheet.opening == "Sehr geehrte Frau Oberbürgermeisterin Dr. Huber,"
        assert sheet.addressee[0] == "Frau Anna Huber"
        assert as_read(written)["de"].startswith("Sehr geehrte Frau Oberbürgermeisterin Dr. Huber,\n\nwir")

    def test_else_as_the_sender_has_read_it_with_the_address_for_the_post(self, hromada):
        written = letter(hromada, town(), letter={"de": "Wir schreiben.", "uk": "Пишемо."})
        Addressee.objects.create(
            introduction=written,
            name="Max Huber",
            post="Bürgermeister",
            form="mr",
            called="Huber",
            postal_address="Rathausplatz 1\n92224 Amberg",
            source="https://amberg.example/",
        )
        german, ukrainian = paper_of(written).sheets
        assert german.opening == "Sehr geehrter Herr Bürgermeister Huber,"
        assert german.addressee[:5] == ["Herrn Max Huber", "Bürgermeister", "Amberg", "Rathausplatz 1", "92224 Amberg"]
        assert german.addressee[5].isupper()
        assert "Bürgermeister" not in ukrainian.addressee
        assert ukrainian.opening == "Шановний пане Huber!"

    def test_who_signs_stands_below_the_line_else_the_line_is_blank(self, hromada):
        blank = paper_of(letter(hromada, town())).sheets[0]
        assert (blank.signatory, blank.signature_label) == ("", "Unterschrift, Name und Amt")
        PassportFactory(
            municipality=hromada, signatory_name="Олена Мельник", signatory_post={"uk": "селищна голова", "en": "mayor"}
        )
        german, ukrainian = paper_of(letter(hromada, town())).sheets
        assert (german.signatory, german.signatory_post) == ("Olena Melnyk", "Leiterin der Hromada")
        assert (ukrainian.signatory, ukrainian.signatory_post) == ("Олена Мельник", "Селищна голова")

    def test_a_post_in_letters_that_the_reader_does_not_know_is_left_out(self, hromada):
        PassportFactory(
            municipality=hromada, signatory_name="Олена Мельник", signatory_post={"uk": "начальниця відділу"}
        )
        assert paper_of(letter(hromada, town())).sheets[0].signatory_post == ""

    @pytest.mark.parametrize(
        ("post", "form", "country", "said"),
        [
            ({"uk": "міський голова", "en": "mayor"}, "ms", "DE", "Bürgermeisterin"),
            ({"uk": "міський голова"}, "mr", "DE", "Bürgermeister"),
            ({"uk": "Міський  голова."}, "", "DE", "Stadtoberhaupt"),
            ({"uk": "сільський голова", "en": "village head"}, "", "PL", "Przewodniczący hromady"),
            ({"en": "Mayor"}, "", "FR", "Maire"),
            ({"uk": "міський голова", "de": "Oberbürgermeister"}, "ms", "DE", "Oberbürgermeister"),
            ({"en": "Head of the office"}, "ms", "DE", "Head of the office (auf Englisch)"),
            ({"uk": "міська голова"}, "", "SE", "Mayor"),
        ],
    )
    def test_a_post_that_the_law_knows_is_said_and_any_other_stays_with_its_language(
        self, hromada, post, form, country, said
    ):
        PassportFactory(municipality=hromada, head_name="Олена Мельник", head_post=post, head_form=form)
        assert paper_of(letter(hromada, town(country))).sheets[0].signatory_post == said

    def test_a_town_abroad_says_its_own_post(self, hromada):
        there = town("PL")
        PassportFactory(municipality=there, head_name="Jan Nowak", head_post={"en": "Mayor"}, head_form="mr")
        assert paper_of(letter(there, town("DE"))).sheets[0].signatory_post == "Mayor (auf Englisch)"

    def test_a_military_administration_writes_as_such_and_from_where_it_works(self, hromada):
        Authority.objects.create(
            municipality=hromada,
            name=LocalizedText({"uk": "Клесівська військова адміністрація"}),
            act="Decree 1 of 2025",
            valid_from=date(2025, 1, 1),
            works_from=MunicipalityFactory(name_en="Rivne", name_uk="Рівне"),
        )
        ukrainian = paper_of(letter(hromada, town())).sheets[1]
        assert ukrainian.authority == "Клесівська військова адміністрація"
        assert ukrainian.place_and_date.startswith("Рівне, ")

    def test_only_what_is_public_stands_on_it(self, hromada):
        PassportFactory(
            municipality=hromada,
            website="https://klesiv.example/",
            office_email="office@klesiv.example",
            contact_name="Іван Таємний",
            contact_phone="+380 44 000 00 00",
        )
        said = repr(paper_of(letter(hromada, town())))
        assert "klesiv.example" in said
        for hidden in ("office@klesiv.example", "Таємний", "Taiemnyi", "+380"):
            assert hidden not in said

    def test_own_words_of_a_subject_stay(self, hromada):
        assert paper_of(letter(hromada, town(), subject="Two rivers")).sheets[0].subject == "Two rivers"

    def test_the_language_of_a_country_of_several_is_that_of_the_region(self):
        country = CountryFactory(code="CH")
        geneva = MunicipalityFactory(country=country, level="region", name_en="Geneva")
        geneva.identifiers.create(scheme="geonames_admin1", value="CH.GE")
        assert language_for(MunicipalityFactory(country=country, region=geneva)) == "fr"
        assert language_for(MunicipalityFactory(country=country)) == "de"
