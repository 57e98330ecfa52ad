"""Errors: problem+json, in the language asked for, naming the parameter. And what the API does not do."""

import pytest
from django.core.management import call_command
from django.test import override_settings

from pobratym.api.throttle import PerMinute
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


def _problem(answer, status: int) -> dict:
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    return problem


@pytest.mark.parametrize(
    ("path", "parameters", "wrong"),
    [
        ("search/", {}, "q"),
        ("search/", {"q": "x" * 201}, "q"),
        ("search/", {"q": "Odesa", "limit": "many"}, "limit"),
        ("search/", {"q": "Odesa", "level": "planet"}, "level"),
        ("municipalities/", {"country": "Poland"}, "country"),
        ("municipalities/", {"region": "9" * 30}, "region"),
        ("municipalities/", {"kind": "village"}, "kind"),
        ("municipalities/", {"seeking": "maybe"}, "seeking"),
        ("municipalities/", {"q": "a\0b"}, "q"),
        ("partnerships/", {"stage": "married"}, "stage"),
        ("partnerships/", {"page_size": 101}, "page_size"),
        ("municipalities/", {"page_size": 0}, "page_size"),
        ("municipalities/", {"page_size": "1_0"}, "page_size"),
        ("municipalities/", {"country": ""}, "country"),
        ("municipalities/", {"q": " "}, "q"),
        ("municipalities/", {"q": "\u200b"}, "q"),
        ("municipalities/", {"q": ["Odesa", "Lviv"]}, "q"),
        ("municipalities/", {"within": 50}, "within"),
        ("municipalities/", {"katottg": "UA511002700000735"}, "katottg"),
        ("municipalities/", {"geonames": "698740,Odesa"}, "geonames"),
        ("municipalities/", {"wikidata": ",".join(f"Q{number}" for number in range(1, 102))}, "wikidata"),
        ("municipalities/", {"oblast": list(range(1, 62))}, "oblast"),
        ("search/", {"q": "Odesa", "country": ["PL", "DE"]}, "country"),
        ("search/", {"q": "Odesa", "stage": "signed"}, "stage"),
        ("search/", {"q": "Odesa", "group": "news", "level": "region"}, "level"),
        ("search/", {"q": "Odesa", "limit": 51}, "limit"),
    ],
)
def test_a_wrong_parameter_is_named(ask, path, parameters, wrong):
    assert wrong in _problem(ask(path, **parameters), 400)["errors"]


@pytest.mark.parametrize("path", ["search/", "municipalities/", "municipalities/1/", "partnerships/", "schema/"])
def test_an_unknown_parameter_is_named_with_those_there_are(ask, path):
    MunicipalityFactory(pk=1)
    (told,) = _problem(ask(path, q="Odesa", contry="PL"), 400)["errors"]["contry"]
    assert ("country" in told) == (path in ("search/", "municipalities/", "partnerships/"))


def test_what_is_allowed_is_said(ask):
    errors = _problem(ask("municipalities/", level="planet", page_size=500, katottg="51", seeking="maybe"), 400)[
        "errors"
    ]
    assert "municipality" in errors["level"][0]
    assert "from 1 to 100" in errors["page_size"][0]
    assert "UA51100270000073549" in errors["katottg"][0]
    assert "true" in errors["seeking"][0]


def test_in_the_language_asked_for(ask):
    english = _problem(ask("municipalities/", language="en", country="Poland"), 400)
    ukrainian = _problem(ask("municipalities/", language="uk", country="Poland"), 400)
    assert "two-letter" in english["errors"]["country"][0]
    assert "двох літер" in ukrainian["errors"]["country"][0]
    assert english["title"] != ukrainian["title"]


@pytest.mark.parametrize("path", ["nothing/", "municipalities/0/", "municipalities/99999999999999999999999/"])
def test_what_is_not_there(ask, path):
    _problem(ask(path), 404)


@pytest.mark.parametrize("cursor", ["cD1hYmM=", "x", "cD05OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "%00", "bz0tNQ=="])
def test_a_cursor_that_is_not_ours(ask, cursor):
    assert "cursor" in _problem(ask("municipalities/", cursor=cursor), 400)["errors"]


ADDRESSES = ["municipalities/", "municipalities/1/", "search/", "partnerships/", "schema/"]


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("content_type", ["application/json", "text/xml", "multipart/form-data; boundary=x", "no type"])
def test_it_only_reads(client, path, method, content_type):
    answer = client.generic(method, f"/api/v1/{path}", b"{", content_type=content_type)
    _problem(answer, 405)
    assert "GET" in answer["Allow"]


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("accept", ["text/xml", "image/png", "text/html", "nonsense", "application/json;q=0"])
def test_whatever_is_wanted_it_answers_in_json(ask, client, path, accept):
    MunicipalityFactory(pk=1)
    answer = client.get(f"/api/v1/{path}", {"q": "Odesa", "format": "xml"}, headers={"Accept": accept})
    assert "json" in answer["Content-Type"]
    assert answer.status_code in (200, 400)


@pytest.mark.parametrize("path", ["/api/", "/api/v1/", "/api/v2/municipalities/", "/api/v1/municipalities", "/api/%00"])
def test_an_address_there_is_not(client, path):
    for method in (client.get, client.post):
        _problem(method(path), 404)


def test_a_request_that_cannot_be_read(client):
    _problem(client.get("/api/v1/municipalities/", headers={"Host": "elsewhere.example"}), 400)


@override_settings(API_RATE=2)
def test_who_asks_too_much_is_told_when_to_come_back(ask, monkeypatch):
    monkeypatch.setattr("django_ratelimit.core.time.time", lambda: 1_800_000_000.0)
    for _ in range(2):
        assert ask("municipalities/").status_code == 200
    answer = ask("municipalities/")
    _problem(answer, 429)
    assert int(answer["Retry-After"]) > 0
    assert PerMinute().wait() <= 60


def test_the_document_is_of_our_addresses_only_and_complete(client, tmp_path):
    document = client.get("/api/v1/schema/").json()
    assert set(document["paths"]) == {
        "/api/v1/search/",
        "/api/v1/municipalities/",
        "/api/v1/municipalities/{id}/",
        "/api/v1/partnerships/",
    }
    call_command(
        "spectacular",
        "--validate",
        "--fail-on-warn",
        "--urlconf",
        "pobratym.api.urls",
        "--file",
        str(tmp_path / "openapi.yaml"),
    )


def test_answers_carry_no_cookie_and_ask_for_no_person(ask):
    MunicipalityFactory()
    assert not ask("municipalities/").cookies
