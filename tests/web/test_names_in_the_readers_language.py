"""Readers in Polish, German and French meet places under the names that these languages have for them."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils.translation import override

from pobratym.introductions.letter import first_letter
from pobratym.introductions.letter.facts import Signatory
from pobratym.introductions.queries.profiles import facts_of
from pobratym.naming.folding import fold
from pobratym.places.models import Municipality, Name
from pobratym.places.shown_names import settle_shown_names
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
LANGUAGES = ("pl", "de", "fr")
LVIV = {"pl": "Lwów", "de": "Lemberg", "fr": "Léopol"}
MUNICH = {"pl": "Monachium", "de": "München"}


@pytest.fixture(autouse=True)
def offered(settings):
    settings.LANGUAGES = [*settings.LANGUAGES, *((code, code) for code in LANGUAGES)]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES


def _called(place: Municipality, names: dict[str, str]) -> Municipality:
    for language, text in names.items():
        Name.objects.create(
            municipality=place, text=text, key=fold(text), language=language, kind="exonym", source="test"
        )
    settle_shown_names([place.pk])
    place.refresh_from_db()
    return place


@pytest.fixture
def lviv():
    names = {"name_uk": "Львівська громада", "name_en": "Lviv hromada", "centre_uk": "Львів", "centre_en": "Lviv"}
    return _called(MunicipalityFactory(hromada=True, population=700_000, **names), LVIV)


@pytest.fixture
def munich():
    place = MunicipalityFactory(country__code="DE", name_uk="Мюнхен", name_en="Munich", population=1_500_000)
    return _called(place, MUNICH)


@pytest.fixture
def town():
    """Without an exonym."""
    return MunicipalityFactory(country__code="DE", name_uk="Містечко", name_en="Neustadt", population=900)


def page(client, language: str, name: str, *args, **query) -> str:
    with override(language):
        answer = client.get(reverse(name if ":" in name else f"web:{name}", args=args), query, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_headed_by_it(client, lviv, language):
    content = page(client, language, "municipality", lviv.pk, lviv.slug)
    assert f"<h1>{LVIV[language]}</h1>" in content
    assert "Львівська громада" in content


def test_without_a_name_in_the_language_it_is_the_english_one(client, munich, town):
    assert "<h1>Munich</h1>" in page(client, "fr", "municipality", munich.pk, munich.slug)
    assert "<h1>Neustadt</h1>" in page(client, "de", "municipality", town.pk, town.slug)


def test_ukrainian_and_english_readers_see_what_they_saw(client, lviv):
    assert "<h1>Львівська громада</h1>" in page(client, "uk", "municipality", lviv.pk, lviv.slug)
    assert "<h1>Lviv hromada</h1>" in page(client, "en", "municipality", lviv.pk, lviv.slug)


def test_a_list_shows_them_in_the_order_of_these_names(client, munich, town):
    def names(language):
        with override(language):
            address = reverse("web:directory")
            rows = client.get(address, {"side": "abroad", "sort": "name"}).context["results"].rows
            return [str(row.municipality) for row in rows]

    _called(MunicipalityFactory(country__code="DE", name_en="Aachen"), {"fr": "Zix-la-Chapelle"})
    assert names("en") == ["Aachen", "Munich", "Neustadt"]
    assert names("fr") == ["Munich", "Neustadt", "Zix-la-Chapelle"]
    assert names("pl") == ["Aachen", "Monachium", "Neustadt"]


def test_it_is_found_by_the_exonym_which_is_then_no_other_name(client, lviv):
    content = page(client, "de", "directory", q="Lemberg")
    assert "Lemberg" in content
    with override("de"):
        (row,) = client.get(reverse("web:directory"), {"q": "Lemberg"}).context["results"].rows
    assert (row.municipality, row.matched_name) == (lviv, "")


def test_the_api_tells_every_name_and_keeps_its_fields(client, lviv, town):
    rows = {each["id"]: each for each in client.get("/api/v1/municipalities/").json()["results"]}
    assert rows[lviv.pk].items() >= {
        "name_uk": "Львівська громада", "name_en": "Lviv hromada", "name_pl": "Lwów", "name_de": "Lemberg",
        "region_name_uk": None,
    }.items()  # fmt: skip
    assert (rows[town.pk]["name_en"], rows[town.pk]["name_pl"]) == ("Neustadt", "")
    (found,) = client.get("/api/v1/search/", {"q": "Lemberg"}).json()["results"]
    assert (found["id"], found["name_de"]) == (lviv.pk, "Lemberg")


def test_the_table_of_the_register_has_a_column_a_language(client, lviv, munich):
    PartnershipFactory(municipalities=[lviv, munich], signed_by_both=True)
    answer = client.get(reverse("web:register_csv")).getvalue().decode().removeprefix("\ufeff")
    (row,) = csv.DictReader(io.StringIO(answer))
    parties = {language: row[f"parties_{language}"] for language in ("uk", "en", *LANGUAGES)}
    assert parties == {
        "uk": "Львівська громада; Мюнхен",
        "en": "Lviv hromada; Munich",
        "pl": "Lwów; Monachium",
        "de": "Lemberg; München",
        "fr": "Léopol; Munich",
    }


def test_the_register_shows_them(client, lviv, munich):
    PartnershipFactory(municipalities=[lviv, munich], signed_by_both=True)
    assert "Lemberg – München" in page(client, "de", "register")


def test_a_letter_is_written_with_the_name_in_its_language(lviv, munich):
    """A hromada is called one in German letters too; an English letter has the English name."""
    ours, theirs = (facts_of(Municipality.objects.with_place().get(pk=each.pk)) for each in (lviv, munich))
    assert (ours.name.in_language("de").text, theirs.name.in_language("pl").text) == ("Hromada Lemberg", "Monachium")
    letter = first_letter("en", ours, theirs, Signatory(name="Olena", post=""))
    assert "Lviv hromada" in letter
    assert "Lemberg" not in letter


def test_candidates_are_shown_by_them(signed_in, lviv, munich):
    officer = signed_in(MembershipFactory(municipality=lviv).user)
    assert "München" in page(officer, "de", "desk:candidates", lviv.pk)
    assert "Monachium" in page(officer, "pl", "desk:candidates", lviv.pk)
