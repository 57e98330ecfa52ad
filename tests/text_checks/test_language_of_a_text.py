"""A text in another language than its field is told before others read it."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from pobratym.profiles import actions
from pobratym.profiles.actions import DoubtfulText
from pobratym.profiles.models import Passport
from pobratym.text_checks import findings
from pobratym.text_checks.language import check_language
from tests.factories.memberships import MembershipFactory
from tests.factories.places import MunicipalityFactory

ENGLISH = "We live between the river and the forest and would like to rebuild our school together."
UKRAINIAN = "Ми живемо між річкою та лісом і хотіли б разом відбудувати школу."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", UKRAINIAN),
        ("en", "Насоси"),
        ("de", "Генератори для школи"),
        ("pl", "Вода"),
        ("uk", ENGLISH),
        ("uk", "Water pumps"),
        ("uk", "Szkoła i przedszkole"),
        ("uk", f"{UKRAINIAN}\n\n{ENGLISH}"),
        ("en", f"{ENGLISH}\n{UKRAINIAN}"),
    ],
)
def test_it_is_told(language, text):
    assert check_language(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", UKRAINIAN),
        ("en", ENGLISH),
        ("uk", ""),
        ("uk", "Interreg"),
        ("uk", "Smart City"),
        ("uk", "ISO 37120"),
        ("uk", "Ми вже працювали з GIZ, USAID та U-LEAD with Europe і знаємо, як це робити."),
        ("uk", "Пишіть: info@town.example, https://town.example/en/about-our-town"),
        ("en", "The hromada of Бородянка lost its library."),
        ("en", "Gemeinsam für Städte, łódź, Řeporyje"),
        ("uk", "2026"),
        ("en", "100 kW"),
    ],
)
def test_names_and_texts_in_their_language_are_left_in_peace(language, text):
    assert not check_language(language, text)


@given(st.sampled_from([ENGLISH, UKRAINIAN]), st.integers(1, 5))
def test_more_of_the_same_changes_nothing(text, times):
    longer = "\n".join([text] * times)
    for language in ("uk", "en"):
        assert bool(check_language(language, longer)) == bool(check_language(language, text))


def test_a_text_without_a_language_is_asked_about_nothing():
    assert not findings(ENGLISH, UKRAINIAN)
    assert findings({"en": UKRAINIAN})


def test_what_concerns_wartime_stands_first():
    found = findings({"en": UKRAINIAN, "uk": "Місце: 50.4501, 30.5234"})
    assert [each.is_about_language for each in found] == [False, True]


@pytest.mark.django_db
class TestAProfile:
    @pytest.fixture
    def head(self):
        return MembershipFactory(municipality=MunicipalityFactory(hromada=True))

    def test_the_writer_is_told_and_nothing_is_saved(self, head):
        with pytest.raises(DoubtfulText, match="another language") as told:
            actions.save_passport(municipality=head.municipality, by=head, about={"uk": UKRAINIAN, "en": UKRAINIAN})
        assert [each.is_about_language for each in told.value.findings] == [True]
        assert not Passport.including_unreviewed.exists()

    def test_who_insists_sends_it_to_a_moderator(self, head):
        passport = actions.save_passport(
            municipality=head.municipality, by=head, about={"uk": ENGLISH, "en": ENGLISH}, insist=True
        )
        assert passport.needs_review

    def test_each_language_in_its_field_is_public_at_once(self, head):
        passport = actions.save_passport(
            municipality=head.municipality, by=head, about={"uk": UKRAINIAN, "en": ENGLISH}
        )
        assert not passport.needs_review

    def test_the_page_says_which_field(self, client, head):
        client.force_login(head.user)
        page = client.post(
            reverse("desk:passport_edit", args=[head.municipality_id]), {"about_uk": UKRAINIAN, "about_en": UKRAINIAN}
        )
        text = page.content.decode()
        assert "another language" in text or "не тією мовою" in text
        assert "Ми живемо між річкою" in text
