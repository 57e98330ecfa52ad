"""The business card as a page to print and as PDF/UA in five languages: always one page, only what is public."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from pobratym.core.languages import content_languages
from pobratym.profiles.models import Economy
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import CountryFactory, MunicipalityFactory
from tests.factories.profiles import (
    ListingFactory,
    PartnerSearchFactory,
    PassportFactory,
    PassportPictureFactory,
    drawn,
)

pytestmark = pytest.mark.django_db
LONG = "Our hromada lies on a river where the forest meets the steppe, and we tell of it at length. " * 40
HOSTILE = '#panic("x") *a* `b` $c$ </script><b>d</b> "]); {% now %}'


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://pobratym.example"


@pytest.fixture
def empty():
    return MunicipalityFactory(hromada=True, name_en="Riverside", name_uk="Прирічне")


@pytest.fixture
def rich(empty):
    """Whoever has filled in everything, at the greatest length."""
    MembershipFactory(municipality=empty)
    passport = PassportFactory(
        municipality=empty,
        about={"uk": "Громада над річкою. " * 190, "en": LONG},
        marks=["river", "forest", "agrarian", "university", "border", "historic", "industrial"],
        languages=["en", "pl", "uk", "de", "fr"],
        language_levels={"en": "working", "pl": "fluent"},
        teaches=["civil_protection", "water", "education"],
        displaced_people=3200,
        head_name="Олена Прирічна",
        head_post={"uk": "міський голова", "en": "Mayor"},
    )
    Economy(passport=passport, agriculture=35, manufacturing=25, trade=20).save()
    PartnerSearchFactory(municipality=empty, types=["sister_city", "project"], languages=["en", "de"])
    for _number in range(11):
        long = {"title": {"uk": "Дуже довга назва " * 9, "en": "A very long title " * 8}}
        ListingFactory(municipality=empty, **long)
        ListingFactory(municipality=empty, offer=True, **long)
    for number in range(12):
        other = MunicipalityFactory(name_en=f"Rivertown upon the long river {number}")
        PartnershipFactory(municipalities=[empty, other], stage="active", began_on=date(2000 + number, 1, 1))
    PassportPictureFactory(municipality=empty, small=drawn((720, 480)))
    PassportPictureFactory(municipality=empty, arms=True, small=drawn((100, 120), "PNG"))
    return empty


def address(town, name="card", **query):
    return reverse(f"web:{name}", args=[town.pk, town.slug]) + "".join(
        f"?{key}={value}" for key, value in query.items()
    )


def document(client, town, language="en") -> PdfReader:
    answer = client.get(address(town, "card_pdf", language=language))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert f"{town.slug}-{language}.pdf" in answer["Content-Disposition"]
    return PdfReader(BytesIO(answer.content))


def text(reader: PdfReader) -> str:
    return re.sub(r"\s+", " ", reader.pages[0].extract_text())


@pytest.mark.parametrize("language", content_languages())
@pytest.mark.parametrize("state", ["rich", "empty"])
def test_it_is_one_tagged_page_in_each_language(client, request, state, language):
    reader = document(client, request.getfixturevalue(state), language)
    assert len(reader.pages) == 1
    root = reader.trailer["/Root"]
    assert root["/Lang"] == language
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert reader.metadata.title.startswith("Прирічне" if language == "uk" else "Riverside")
    assert "pobratym.example/municipalities/" in text(reader)


def test_what_does_not_fit_is_left_out_and_counted(client, rich):
    told = text(document(client, rich))
    assert "more on the page" in told
    assert "…" in told


def test_it_speaks_the_language_that_was_asked_for(client, rich):
    assert "Шукає партнера" in text(document(client, rich, "uk"))
    assert "Noch nicht übersetzt: angezeigt auf Englisch" in text(document(client, rich, "de"))
    assert "Olena Pryrichna" in text(document(client, rich, "en"))


def test_an_empty_one_says_that_nobody_speaks_here_yet(client, empty):
    assert "Nobody represents this municipality on Pobratym yet" in text(document(client, empty))


def test_what_was_typed_stays_text(client, empty):
    PassportFactory(municipality=empty, about_en=HOSTILE, head_name=HOSTILE)
    told = text(document(client, empty))
    assert '#panic("x") *a* `b` $c$' in told
    page = client.get(address(empty)).content.decode()
    assert "<b>d</b>" not in page


def test_fresh_damage_and_contacts_are_not_on_it(client, empty):
    PassportFactory(municipality=empty, contact_email="secret@example.org", contact_phone="+380671234567")
    PassportPictureFactory(municipality=empty, damage=True, alt_en="A broken wall", credit_en="Photo: Nobody")
    for told in (text(document(client, empty)), client.get(address(empty)).content.decode()):
        assert "secret@example.org" not in told
        assert "+380671234567" not in told
        assert "Photo: Nobody" not in told
        assert "A broken wall" not in told


def test_the_photographer_is_named(client, rich):
    assert "Photo: Olena Maliuk" in text(document(client, rich))


def test_a_demonstration_says_that_it_is_one(client, demonstration, empty):
    assert "made up" in text(document(client, empty))
    assert "made up" in client.get(address(empty)).content.decode()


def test_one_address_may_not_have_them_made_without_end(client, empty, settings):
    settings.CARDS_AN_HOUR = 2
    statuses = [client.get(address(empty, "card_pdf", language="en")).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


@pytest.mark.parametrize("language", ["xx", "ru", "../../etc", ""])
def test_a_language_that_texts_are_not_kept_in_is_not_there(client, empty, language):
    assert client.get(address(empty, "card_pdf", language=language)).status_code == 404


def test_whoever_can_be_no_party_has_no_card(client):
    places = [
        MunicipalityFactory(level="settlement"),
        MunicipalityFactory(country=CountryFactory(code="RU", exclusion_act="An act")),
        MunicipalityFactory(ended_on=date(2020, 1, 1)),
    ]
    for place in places:
        assert client.get(address(place)).status_code == 404
        assert client.get(address(place, "card_pdf")).status_code == 404


def test_an_old_name_leads_to_the_card(client, empty):
    old = reverse("web:card", args=[empty.pk, "another-name"])
    assert client.get(old)["Location"] == address(empty)


def test_the_page_offers_the_document_in_each_language(client, rich):
    page = client.get(address(rich)).content.decode()
    for language in content_languages():
        assert f"{address(rich, 'card_pdf')}?language={language}" in page
    assert "data:image/svg+xml;base64," in page
    assert "more on the page" in page
    assert address(rich) in client.get(reverse("web:municipality", args=[rich.pk, rich.slug])).content.decode()
