"""The catalogues and texts keep to the field's vocabulary (docs/glossary.tsv) and to Ukrainian grammar of numbers."""

import re
import sys
import tomllib

import pytest
from babel.messages.pofile import read_po

from tests.house import words

sys.path.insert(0, str(words.ROOT / "tools"))

import messages

BACK_OFFICE = words.ROOT / "pobratym" / "backoffice" / "locale" / "uk" / "LC_MESSAGES" / "django.po"


def _forms(text) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (text,)


def _catalogue():
    return [each for each in messages.read("uk") if each.id]


def _back_office():
    with BACK_OFFICE.open("rb") as file:
        return [each for each in read_po(file, locale="uk") if each.id]


def _content() -> dict[str, list[str]]:
    """Texts that stand in no catalogue, by language: articles of the first day, first letters, the page of an error."""
    with (words.ROOT / "pobratym" / "news" / "founding" / "articles.toml").open("rb") as file:
        articles = tomllib.load(file)["article"]
    texts = {language: [_flat(each[language]) for each in articles] for language in ("uk", "en")}
    for language in texts:
        letter = words.ROOT / "templates" / "introductions" / "letter" / f"{language}.txt"
        texts[language].append(letter.read_text())
    for page in ("500.html", "503.html"):
        ukrainian, _, english = (words.ROOT / "templates" / page).read_text().partition('lang="en"')
        texts["uk"].append(ukrainian.partition("<body")[2])
        texts["en"].append(english)
    return texts


def _flat(value) -> str:
    if isinstance(value, dict):
        return " ".join(map(_flat, value.values()))
    return " ".join(map(_flat, value)) if isinstance(value, list) else str(value)


class TestTheVocabulary:
    def test_each_term_has_its_patterns_in_order(self):
        for term in words.glossary():
            assert term.concept
            re.compile(term.not_uk)
            re.compile(term.not_en)
            for language in ("uk", "en"):
                assert not list(words.wrong_words(getattr(term, language), language)), term

    def test_the_interface_keeps_to_it_in_ukrainian(self):
        found = {
            (form, wrong)
            for message in [*_catalogue(), *_back_office()]
            for form in _forms(message.string)
            for wrong in words.wrong_words(form, "uk")
        }
        assert not found

    def test_the_interface_keeps_to_it_in_english(self):
        found = {
            (form, wrong)
            for each in _catalogue()
            for form in _forms(each.id)
            for wrong in words.wrong_words(form, "en")
        }
        assert not found

    @pytest.mark.parametrize("language", ["uk", "en"])
    def test_articles_letters_and_pages_of_errors_keep_to_it(self, language):
        assert not [wrong for text in _content()[language] for wrong in words.wrong_words(text, language)]

    def test_a_term_is_translated_by_its_term(self):
        terms = {term.en.casefold(): term.uk.casefold() for term in words.glossary() if term.en}
        found = {
            (str(each.id), form)
            for each in _catalogue()
            if isinstance(each.id, str) and not each.context and each.id.casefold() in terms
            for form in _forms(each.string)
            if form.casefold() != terms[each.id.casefold()]
        }
        assert not found

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("Тезки: чи справді йдеться про цей?", "uk"),
            ("До робочого кабінету", "uk"),
            ("заява про наміри", "uk"),
            ("Прийом переселенців", "uk"),
            ("Остання дія – завантаження реєстру", "uk"),
            ("Громади тимчасово окупованого Криму", "uk"),
            ("as a threesome", "en"),
            ("Fill in your passport", "en"),
            ("Correct the registry", "en"),
            ("You get an answer by letter.", "en"),
            ("Spheres of cooperation", "en"),
        ],
    )
    def test_it_can_fail(self, text, language):
        assert list(words.wrong_words(text, language))


class TestNumbers:
    def test_a_noun_behind_a_number_has_its_forms(self):
        assert not [
            str(each.string)
            for each in [*_catalogue(), *_back_office()]
            if isinstance(each.string, str) and words.counts_without_forms(each.string)
        ]

    def test_each_plural_has_its_forms(self):
        found = {
            str(each.id): wrong
            for each in [*_catalogue(), *_back_office()]
            if isinstance(each.id, tuple) and (wrong := words.wrong_forms(_forms(each.string)))
        }
        assert not found

    @pytest.mark.parametrize("text", ["%(n)s осіб", "центр: %(people)s осіб", "через %(days)s днів після відповіді"])
    def test_one_form_for_all_numbers_is_found(self, text):
        assert words.counts_without_forms(text)

    @pytest.mark.parametrize(
        "text", ["%(n)s з %(all)s місць", "%(km)s км", "Громад: %(n)s", "стовпців: %(n)s замість 10"]
    )
    def test_a_number_that_counts_no_noun_is_left_in_peace(self, text):
        assert not words.counts_without_forms(text)

    def test_forms_that_do_not_differ_are_found(self):
        assert words.wrong_forms(("%(n)s осіб",) * 4)
        assert words.wrong_forms(("%(n)s особа", "%(n)s особи"))
        assert not words.wrong_forms(("%(n)s особа", "%(n)s особи", "%(n)s осіб", "%(n)s особи"))
        assert not words.wrong_forms(("Листів: %(n)s",) * 4)


class TestGrammar:
    def test_a_form_without_a_subject_has_no_agent(self):
        assert not [
            wrong
            for each in [*_catalogue(), *_back_office()]
            for form in _forms(each.string)
            if (wrong := words.impersonal_with_agent(form))
        ]

    def test_the_reader_is_called_one_way(self):
        assert not [form for each in _catalogue() for form in _forms(each.string) if words.capital_you(form)]

    def test_signs_are_those_of_print(self):
        assert not [
            (form, wrong) for each in _catalogue() for form in _forms(each.string) for wrong in words.wrong_signs(form)
        ]

    @pytest.mark.parametrize(
        "text", ["підписано всіма сторонами", "Виправлено модераторами", "заблоковано вами", "прочитано іншою стороною"]
    )
    def test_an_agent_is_found(self, text):
        assert words.impersonal_with_agent(text)

    @pytest.mark.parametrize(
        "text", ["об’єднано з цим муніципалітетом", "між сторонами розпочато переговори", "підписали всі сторони"]
    )
    def test_what_is_no_agent_is_left_in_peace(self, text):
        assert not words.impersonal_with_agent(text)

    def test_a_capital_you_and_signs_of_a_typewriter_are_found(self):
        assert words.capital_you("Дякуємо за Ваше зауваження")
        assert not words.capital_you("Дякуємо. Ваше зауваження прийнято")
        assert list(words.wrong_signs("об'єднано")) == ["the apostrophe is ’"]
        assert list(words.wrong_signs("Громада – не місто"))
        assert list(words.wrong_signs("№ 5"))
