"""The first version of a letter says what is known, in both languages, and invents nothing."""

from datetime import datetime

import pytest

from pobratym.core.languages import content_languages
from pobratym.core.texts import LocalizedText
from pobratym.introductions.letter import (
    SUBJECT_LENGTH,
    Call,
    Facts,
    LetterAsk,
    Plan,
    Signatory,
    first_letter,
    first_plan,
    subject,
)
from pobratym.introductions.letter.plan import FirstStep
from pobratym.profiles.vocabulary import Form, Sphere, Term, WantedKind

OLENA = Signatory("Олена Мельник", "секретарка ради")
WATER = LetterAsk(
    Sphere.WATER,
    Form.KNOW_HOW,
    LocalizedText({"uk": "Досвід водоканалу", "en": "Experience of a water utility"}),
    "1",
)
METERS = LetterAsk(Sphere.WATER, Form.EQUIPMENT, LocalizedText({"en": "Water meters", "uk": "Лічильники води"}))
FIRE = LetterAsk(Sphere.CIVIL_PROTECTION, Form.KNOW_HOW, key="2")


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
    for missing in ("Population", "Why", "looking for", "offer", "correspond"):
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
        offers=(METERS,),
        needs=(FIRE,),
        languages=("de", "en"),
        population=40_000,
        seeks=True,
        countries_wanted=("UA",),
    )
    uk, en = both(us, them)
    quoted = "“Experience of a water utility”"
    assert f"– You offer “Water meters”; we are looking for {quoted} (water supply)." in en
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


def test_what_was_unticked_does_not_stand_in_it():
    us, them = side(needs=(WATER,), offers=(FIRE,)), other(offers=(WATER,), seeks=True)
    text = first_letter("en", us, them, OLENA, Plan(why=("seeking",)))
    assert "You are looking for a partner." in text
    for missing in ("water supply", "civil protection", "What we can offer", "trial"):
        assert missing not in text


def test_the_profiles_suggest_a_small_step_where_both_meet_and_a_trial():
    us, them = side(needs=(WATER,), kinds=("friendship",)), other(offers=(WATER,))
    plan = first_plan(us, them)
    assert (plan.why, plan.kind, plan.term) == (("offer:water",), "friendship", Term.TRIAL)
    assert "one online talk of our specialists on the subject of water supply." in first_letter("en", us, them, OLENA)
    assert first_plan(side(), other()).step == FirstStep.HEADS


def test_who_answers_and_when_one_could_talk_stand_in_it():
    plan = Plan(contact_name="Олена Мельник", contact_post="секретарка ради")
    calls = [Call(datetime(2026, 12, 10, 11), datetime(2026, 12, 10, 10)), Call(datetime(2026, 12, 11, 9, 30), None)]
    text = first_letter("de", side(), other(), OLENA, plan, calls)
    assert "Ihre Ansprechperson bei uns: Olena Melnyk." in text
    assert "– 10. Dezember 2026, 10:00 Uhr Ihrer Zeit (11:00 Uhr bei uns);" in text
    assert "– 11. Dezember 2026, 09:30 Uhr ukrainischer Zeit." in text


def test_own_words_stand_in_their_language_only():
    plan = Plan(why_own=LocalizedText({"en": "Our schools know each other."}))
    assert "Why we are writing to you:\n\nOur schools know" in first_letter("en", side(), other(), OLENA, plan)
    assert "Warum wir gerade Ihnen" not in first_letter("de", side(), other(), OLENA, plan)


@pytest.mark.parametrize("language", content_languages())
def test_every_answer_has_its_sentence_in_every_language(language):
    us, them = side(needs=(WATER,)), other(offers=(WATER,))
    kinds = [Plan(kind=each) for each in WantedKind.values]
    steps = [Plan(step=each, field="water") for each in FirstStep.values]
    terms = [Plan(term=each) for each in Term.values]
    letters = {first_letter(language, us, them, OLENA, each) for each in (*kinds, *steps, *terms)}
    assert len(letters) == len(kinds) + len(steps) + len(terms)


def test_a_plan_is_kept_and_found_again():
    plan = Plan(why=("size",), why_own=LocalizedText({"uk": "Школи."}), calls=(datetime(2026, 12, 10, 11),))
    assert Plan.from_json(plan.as_json) == plan
    assert Plan.from_json({"gone": 1}) == Plan()


def test_what_a_profile_has_taken_back_is_not_promised_any_more():
    plan = first_plan(side(offers=(FIRE,)), other(needs=(FIRE,)))
    assert plan.about(side(), other()).offers == ()
    assert plan.about(side(), other()).why == ()
