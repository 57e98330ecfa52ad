"""The first version of a letter says what is known, in both languages, and invents nothing."""

from pobratym.core.texts import LocalizedText
from pobratym.introductions.letter import SUBJECT_LENGTH, Facts, LetterAsk, Signatory, first_letter, subject
from pobratym.profiles.vocabulary import Form, Sphere

OLENA = Signatory("Олена Мельник", "секретарка ради")
WATER = LetterAsk(
    Sphere.WATER, Form.KNOW_HOW, LocalizedText({"uk": "Досвід водоканалу", "en": "Experience of a water utility"})
)
FIRE = LetterAsk(Sphere.CIVIL_PROTECTION, Form.KNOW_HOW)


def side(**facts):
    return Facts(
        **{
            "name": LocalizedText({"uk": "Калуська громада", "en": "Kalush hromada"}),
            "place": LocalizedText(
                {"uk": "Івано-Франківська область, Україна", "en": "Ivano-Frankivsk Oblast, Ukraine"}
            ),
            "country": "UA",
        }
        | facts
    )


def other(**facts):
    names = {
        "name": LocalizedText({"uk": "Інгельгайм", "en": "Ingelheim"}),
        "place": LocalizedText({"uk": "Німеччина", "en": "Germany"}),
    }
    return Facts(**names | {"country": "DE"} | facts)


def both(us, them):
    return first_letter("uk", us, them, OLENA), first_letter("en", us, them, OLENA)


def test_who_writes_to_whom_stands_in_both():
    uk, en = both(side(), other())
    assert "До вас звертається Калуська громада (Івано-Франківська область, Україна)." in uk
    assert "On behalf of Kalush hromada (Ivano-Frankivsk Oblast, Ukraine), we are writing to Ingelheim" in en


def test_what_is_not_known_is_left_out():
    uk, en = both(side(), other())
    for missing in ("Населення", "Чому", "шукаємо", "запропонувати", "Мови"):
        assert missing not in uk
    for missing in ("Population", "Why", "look for", "offer", "correspond"):
        assert missing not in en
    assert "None" not in uk + en


def test_population_has_its_year_and_source_and_says_whose_it_is():
    known = {"population": 65_088, "population_year": 2022, "population_source": "State Statistics Service"}
    uk, en = both(side(**known, is_population_of_centre=True), other())
    assert "Population of the administrative centre: 65,088 (2022, State Statistics Service)." in en
    assert "Населення адміністративного центру: 65\u00a0088 (2022 рік, State Statistics Service)." in uk


def test_needs_and_offers_stand_one_by_one():
    uk, en = both(side(needs=(WATER,), offers=(FIRE,)), other())
    assert "What we are looking for:\n– Experience of a water utility (water supply, know-how)" in en
    assert "What we can offer:\n– civil protection, know-how" in en
    assert "Що ми шукаємо:\n– Досвід водоканалу (" in uk


def test_why_just_them():
    us = side(needs=(WATER,), offers=(FIRE,), languages=("uk", "en"), population=60_000)
    them = other(
        offers=(WATER,), needs=(FIRE,), languages=("de", "en"), population=40_000, seeks=True, countries_wanted=("UA",)
    )
    uk, en = both(us, them)
    assert "– You offer what we are looking for: water supply." in en
    assert "– We can offer what you are looking for: civil protection." in en
    assert "– You are looking for a partner in our country." in en
    assert "– We are of similar size: about 60,000 and 40,000 people." in en
    assert "– Our common working language: English." in en
    assert uk.count("\n– ") == en.count("\n– ")


def test_towns_of_very_different_size_do_not_call_each_other_alike():
    _uk, en = both(side(population=300_000), other(population=40_000))
    assert "similar size" not in en


def test_the_signature_is_romanised_in_english_and_a_ukrainian_post_left_to_the_writer():
    uk, en = both(side(), other())
    assert uk.endswith("З повагою\nОлена Мельник\nсекретарка ради\nКалуська громада")
    assert en.endswith("Yours sincerely,\nOlena Melnyk\nKalush hromada")


def test_the_subject_speaks_both_languages_and_fits():
    assert subject(side(), other()) == "Калуська громада / Kalush hromada: лист про наміри / letter of intent"
    assert len(subject(side(name=LocalizedText({"uk": "я" * 200, "en": "x" * 200})), other())) == SUBJECT_LENGTH
