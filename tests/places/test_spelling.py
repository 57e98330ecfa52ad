"""Romanisation by resolution 55 of 2010, folding, and which Ukrainian name is shown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.core.alphabet import alphabetical
from pobratym.imports.rules.display_names import ukrainian_name
from pobratym.naming.folding import KEY_LENGTH, fold
from pobratym.naming.romanisation import romanise, romanise_lower

UKRAINIAN = st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'- ", max_size=40)


@pytest.mark.parametrize(
    ("ukrainian", "latin"),
    [
        # The examples of the resolution itself.
        ("Алушта", "Alushta"),
        ("Борщагівка", "Borshchahivka"),
        ("Вінниця", "Vinnytsia"),
        ("Гадяч", "Hadiach"),
        ("Ґалаґан", "Galagan"),
        ("Єнакієве", "Yenakiieve"),
        ("Згорани", "Zghorany"),
        ("Розгон", "Rozghon"),
        ("Їжакевич", "Yizhakevych"),
        ("Кадиївка", "Kadyivka"),
        ("Йосипівка", "Yosypivka"),
        ("Стрий", "Stryi"),
        ("Яготин", "Yahotyn"),
        ("Костянтин", "Kostiantyn"),
        ("Юрій", "Yurii"),
        ("Знам'янка", "Znamianka"),
        ("Знам’янка", "Znamianka"),
        ("Рівне", "Rivne"),
        # Capitals, hyphens and what is not Ukrainian.
        ("ЗГУРІВКА", "ZGHURIVKA"),
        ("ЩАСТЯ", "SHCHASTIA"),
        ("Нью-Йорк", "Niu-York"),
        ("Івано-Франківськ", "Ivano-Frankivsk"),
        ("«Яблуня»", "«Yablunia»"),
        ("Odesa 2", "Odesa 2"),
    ],
)
def test_romanises_as_the_resolution_says(ukrainian, latin):
    assert romanise(ukrainian) == latin


@given(UKRAINIAN)
def test_quick_romanisation_of_small_letters_is_the_same(text):
    assert romanise_lower(text) == romanise(text)


@given(UKRAINIAN)
def test_romanised_ukrainian_is_latin(text):
    assert re.fullmatch("[a-z' -]*", romanise(text))


@given(st.text(max_size=300))
def test_folding_accepts_anything_and_is_stable(text):
    key = fold(text)
    assert re.fullmatch("([a-z0-9]+( [a-z0-9]+)*)?", key)
    assert len(key) <= KEY_LENGTH
    assert fold(key) == key


@given(UKRAINIAN)
def test_a_name_and_its_romanisation_have_one_key(text):
    # «- Я» begins a word for the eye; the apostrophe at a word's edge is a quotation mark.
    assert fold(text) == fold(romanise(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Одеса", "Odesa"),
        ("Маямі-Біч", "маямі біч"),
        ("Знам’янка", "Знамʼянка"),
        ("Ґданськ", "Gdansk"),
        ("Żagań", "Zagan"),
        ("Saarbrücken", "SAARBRUCKEN"),
        ("Kyi\u0306v", "Kyiv"),
        ("Йокогама".replace("Й", "И\u0306"), "Йокогама"),
        ("L'Aquila", "Laquila"),
        ("Pont-du-Château", "pont du chateau"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize("text", ["", "   ", "'’", "—", "\u200f"])
def test_nothing_to_compare_is_an_empty_key(text):
    assert fold(text) == ""


@pytest.mark.parametrize(
    ("tagged", "others", "shown"),
    [
        ("Прага", ["Праг", "Прагæ"], "Прага"),
        (None, ["Майами", "Маямі", "Мајами"], "Маямі"),
        (None, ["Нанси"], ""),  # Russian: Ukrainian writes Нансі
        (None, ["Истон", "Истън"], ""),
        (None, ["Вэстпорт", "Вестпорт"], "Вестпорт"),
        (None, ["Кел", "Кель"], "Кель"),
        (None, ["Жаґань", "Віче"], "Віче"),  # ґ only where there is nothing else
        (None, ["Вроцлаў"], ""),
        (None, ["Miami"], ""),
        (None, ["Кремс-на-Дунае"], ""),  # Russian declines so, Ukrainian does not
    ],
)
def test_only_a_name_that_is_surely_ukrainian_is_shown_as_such(tagged, others, shown):
    assert ukrainian_name(tagged, others) == shown


def test_ukrainian_letters_stand_where_ukrainians_look_for_them():
    names = ["Яготин", "Ізмаїл", "Єланець", "Зіньків", "Ґута", "Гадяч", "Ірпінь", "Odesa"]
    assert sorted(names, key=alphabetical) == [
        "Odesa",
        "Гадяч",
        "Ґута",
        "Єланець",
        "Зіньків",
        "Ізмаїл",
        "Ірпінь",
        "Яготин",
    ]
