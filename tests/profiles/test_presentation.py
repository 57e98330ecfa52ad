"""Who writes Ukrainian only is read in every language from choices and numbers."""

from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from pobratym.profiles.models import Damage, Economy, Services
from pobratym.profiles.queries import profile_of
from pobratym.profiles.rules.presentation import presentation, told
from pobratym.profiles.vocabulary import (
    ExitQuestion,
    Form,
    LanguageLevel,
    NotSeeking,
    ProjectStage,
    SizeBand,
    Sphere,
    Term,
    Trait,
    WantedKind,
    WorkingLanguage,
)
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory

VOCABULARIES = (
    *(ExitQuestion, Form, LanguageLevel, Trait, NotSeeking, ProjectStage, SizeBand),
    *(Sphere, Term, WantedKind, WorkingLanguage),
)
# The same word in English and in the language, and rightly so.
SAME = {
    "port",
    "sport",
    "transport",
    "memorandum",
    "agriculture",
    "industrial",
    "tourism",
    "commerce",
    "mining",
    "trade",
}


@pytest.mark.parametrize("language", settings.CONTENT_LANGUAGES)
@pytest.mark.parametrize("choices", VOCABULARIES, ids=lambda each: each.__name__)
def test_every_word_of_the_vocabulary_is_in_every_language(language, choices):
    with override("en"):
        english = {each.value: str(each.label) for each in choices}
    with override(language):
        said = {each.value: str(each.label) for each in choices}
    same = {code for code in said if said[code] == english[code] and said[code] not in SAME}
    assert not same or language == "en"
    assert all(said.values())


@pytest.fixture
def town(db):
    town = MunicipalityFactory()
    passport = PassportFactory(
        municipality=town,
        about={"uk": "Ми живемо над річкою."},
        marks=["river", "agrarian"],
        languages=["uk", "pl"],
        language_levels={"pl": "basic"},
        teaches=["civil_protection"],
        population=12_345,
        population_as_of=date(2026, 1, 1),
        displaced_people=1_200,
    )
    Economy.as_stored.create(passport=passport, agriculture=60, food_processing=20)
    Services.as_stored.create(passport=passport, schools=12)
    Damage.as_stored.create(passport=passport, as_of=date(2026, 1, 1), housing=10)
    PartnerSearchFactory(municipality=town, types=["sister_city"], sizes=["up_to_20"], term="trial", capacity=3)
    ListingFactory(
        municipality=town, title={"uk": "Насоси"}, details={}, people=22, amount=200_000, currency="EUR",
        urgency="urgent", expires_on=date(2099, 3, 1),
    )  # fmt: skip
    return town


def _said(town, language):
    profile = profile_of(town)
    return presentation(
        language, passport=profile.passport, search=profile.search, needs=profile.needs, offers=profile.offers
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["12,345 inhabitants", "on a large river", "farming: 60 %", "twinning (sister cities)"]),
        ("pl", ["mieszkańców", "nad dużą rzeką", "rolnictwo: 60 %", "partnerstwo miast", "polski (podstawowo)"]),
        ("de", ["12.345 Einwohner", "an einem großen Fluss", "Landwirtschaft: 60 %", "Städtepartnerschaft"]),
        ("fr", ["habitants", "au bord d’un grand fleuve", "agriculture : 60 %", "jumelage (villes jumelées)"]),
        ("uk", ["жителів", "сільське господарство: 60 %", "до 3 переговорів одночасно"]),
    ],
)
def test_a_passport_in_ukrainian_alone_is_read_in(town, language, words):
    said = _said(town, language)
    items = " | ".join(item for chapter in said.chapters for item in chapter.items)
    assert len(said.chapters) == 9
    assert [word for word in words if word not in items] == []
    assert said.brief


@pytest.mark.parametrize("language", ["en", "pl", "de", "fr"])
def test_no_word_of_another_language_stands_in_it(town, language):
    said = _said(town, language)
    text = " ".join([*said.brief, *(f"{each.heading} {' '.join(each.items)}" for each in said.chapters)])
    assert not any("а" <= letter <= "я" for letter in text)
    if language != "en":
        with override("en"):
            english = _said(town, "en")
        assert not {each.heading for each in said.chapters} & {each.heading for each in english.chapters}


def test_polish_has_three_forms(town):
    listing = ListingFactory.build(people=1)
    forms = []
    for number in (1, 2, 5):
        listing.people = number
        with override("pl"):
            forms.append(told(listing))
    assert "dla 1 osoby" in forms[0]
    assert "dla 2 osób" in forms[1]


class TestThePage:
    def test_it_is_led_to_from_the_page_of_the_municipality(self, town, client):
        page = client.get(reverse("web:municipality", args=[town.pk, town.slug])).content.decode()
        assert f"/municipalities/{town.pk}-{town.slug}/in/pl/" in page

    def test_its_text_says_what_language_it_is_in(self, town, client):
        with override("en"):
            address = reverse("web:municipality_in", args=[town.pk, town.slug, "de"])
        page = client.get(address).content.decode()
        assert '<html lang="en"' in page
        assert '<article class="stack" lang="de">' in page
        assert "Städtepartnerschaft" in page

    @pytest.mark.parametrize("language", ["es", "PL", "xx"])
    def test_a_language_that_no_text_is_kept_in_is_not_found(self, town, client, language):
        with override("en"):
            address = reverse("web:municipality_in", args=[town.pk, town.slug, language])
        assert client.get(address).status_code == 404

    def test_of_whom_nothing_is_said_there_is_no_page(self, client, db):
        town = MunicipalityFactory()
        assert client.get(reverse("web:municipality_in", args=[town.pk, town.slug, "pl"])).status_code == 404
