"""Whatever is typed gets an answer, by the API and by the page: found, not found or refused, never an error."""

import random

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratym.core.keeping import forget
from pobratym.naming.folding import fold
from pobratym.places.models import Name
from pobratym.places.name_index.opening import rebuild_index
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory

pytestmark = pytest.mark.django_db

NASTY = (
    *(
        "\0",
        "\x1b[31m",
        "\ud7ff\ufffe",
        "\u202e\u200f",
        "\u200b\u2060\ufeff",
        "A\u0301" * 60,
        "👩‍👩‍👧‍👦🇺🇦",
        "٤٥٦",
        "²³",
        "İıßﬁ",
    ),
    *('"', "'", "''", "`", "\\", "%", "_", "*", "?", "^", "-", "--", ";", "/*", "(", ")", "[a-", "{{7*7}}", "${x}"),
    *("NEAR(", "AND", "OR", "NOT", "name:", '"a" OR *', "a* b*", "^a", "+a -b", "a:b", "&|!<->", ":*", "@@"),
    *(
        "' OR 1=1--",
        "'; DROP TABLE registry_name;--",
        "1) UNION SELECT 1,2--",
        "%' ESCAPE '\\",
        "<script>",
        "../../etc",
    ),
    *(",", ",,,,", "Odesa,,", ", Texas", "Odesa, ", "(Odesa)", "Odesa (", "Прага-", "-Прага", "м. ", "громада", "'’ʼ"),
    *("x" * 199, "x" * 201, "Ї" * 200, "a " * 100, "я" * 5000, "1" * 300, "é" * 200, "🏛" * 100, "%00", "%ff", "\t\r\n"),
    *("שלום", "أوديسا", "オデッサ", "敖德萨", "Ὀδησσός", "ოდესა", "Օdesa", "𝒪𝒹ℯ𝓈𝒶", "ｏｄｅｓａ"),
)
ADDRESSES = ("/api/v1/search/", "/api/v1/municipalities/", "/api/v1/partnerships/", "/en/search/", "/uk/search/")


@pytest.fixture(params=["with an index of names", "without"])
def a_town(request, settings, tmp_path):
    town = MunicipalityFactory(hromada=True, name_en="Odesa", name_uk="Одеса")
    for name in ("Odesa", "Одеса", "Odessa"):
        Name.objects.create(municipality=town, text=name, key=fold(name), source="test")
    PartnershipFactory(municipalities=[town, MunicipalityFactory()])
    ListingFactory(municipality=town)
    settings.NAMES_INDEX = tmp_path / "names-index"
    forget()
    if request.param != "without":
        rebuild_index()
    yield town
    forget()


def _queries(number: int) -> list[str]:
    """Nasty pieces alone and put together at random, the same each time."""
    chance = random.Random(1364)
    mixed = ["".join(chance.choices((*NASTY, "Odesa", "Одеса", " "), k=chance.randint(2, 5))) for _ in range(number)]
    return [*NASTY, *mixed][:number]


def _ask(client, address: str, text: str) -> None:
    answer = client.get(address, {"q": text.encode("utf-8", "replace")})
    assert answer.status_code in (200, 400), (address, text)
    if address.startswith("/en") or address.startswith("/uk"):
        assert answer.status_code == 200, (address, text)


def test_three_hundred_hostile_texts(client, a_town):
    for number, text in enumerate(_queries(300)):
        _ask(client, ADDRESSES[number % len(ADDRESSES)], text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=260), address=st.sampled_from(ADDRESSES))
def test_any_text_at_all(client, a_town, text, address):
    _ask(client, address, text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["country", "region", "oblast", "level", "kind", "seeking", "cursor", "page_size", "stage"]),
    value=st.text(max_size=40) | st.integers().map(str) | st.sampled_from(NASTY),
)
def test_any_parameter_at_all(client, name, value):
    for address in ("/api/v1/municipalities/", "/api/v1/partnerships/", "/api/v1/search/"):
        answer = client.get(address, {"q": "Odesa", name: value.encode("utf-8", "replace")})
        assert answer.status_code in (200, 400, 404), (address, name, value)


def test_bytes_that_are_no_text(client):
    for address in ("/api/v1/search/", reverse("web:search")):
        for raw in ("q=%ff%fe", "q=%ed%a0%80", "q=%c0%af", "q=%", "q", "q=a&q=b", "q[]=a", "=&=&"):
            assert client.get(f"{address}?{raw}").status_code in (200, 400), raw
