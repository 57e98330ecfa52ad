"""The OpenAPI document and the views know the same parameters: requests are made from the document and sent."""

import re
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from pobratym.search.articles import ARTICLES
from pobratym.search.listings import LISTINGS
from pobratym.search.municipalities.grammar import GRAMMAR
from pobratym.search.partnerships import REGISTER
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db

PATHS = ("/api/v1/search/", "/api/v1/municipalities/", "/api/v1/partnerships/")
# Whatever a list of ours is asked by anywhere, and what frameworks read of themselves.
ANYWHERE = {
    *("q", "sort", "view", "page", "p", "group", "limit", "cursor", "page_size", "format", "lang", "offset", "place"),
    *(name for each in (GRAMMAR, REGISTER.grammar, LISTINGS.grammar, ARTICLES.grammar) for name in each.parameters),
    *(name for each in (GRAMMAR, REGISTER.grammar, LISTINGS.grammar, ARTICLES.grammar) for name in each.former),
}


@pytest.fixture
def document(client):
    return client.get("/api/v1/schema/").json()


def _declared(document, path) -> dict[str, dict]:
    return {each["name"]: each for each in document["paths"][path]["get"]["parameters"] if each["in"] == "query"}


def _query(parameter: dict, value) -> str:
    if not isinstance(value, list):
        return urlencode({parameter["name"]: str(value).lower() if isinstance(value, bool) else value})
    if parameter.get("explode", True):
        return urlencode({parameter["name"]: value}, doseq=True)
    return urlencode({parameter["name"]: ",".join(value)})


def _of_one(parameter: dict) -> dict:
    return parameter["schema"].get("items", parameter["schema"])


def _right(parameter: dict) -> list:
    """Values that the document allows: the example, each of an enumeration, the bounds."""
    schema = _of_one(parameter)
    values = [each["value"] for each in parameter.get("examples", {}).values()]
    ones = [*schema.get("enum", ()), *(schema[bound] for bound in ("minimum", "maximum") if bound in schema)]
    ones += [True, False] if schema["type"] == "boolean" else []
    return values + [[one] if parameter["schema"]["type"] == "array" else one for one in ones]


def _wrong(parameter: dict) -> list[str]:
    """Values that the document forbids."""
    schema, name = _of_one(parameter), parameter["name"]
    values = [""]
    if schema["type"] == "integer":
        values += ["many", "1.5", str(schema["minimum"] - 1), str(schema["maximum"] + 1)]
    if schema["type"] == "boolean" or "enum" in schema:
        values.append("neither")
    if "maxLength" in schema:
        values.append("x" * (schema["maxLength"] + 1))
    if "pattern" in schema:
        values.append("\x01")
    queries = [urlencode({name: value}) for value in values]
    if parameter["schema"]["type"] == "array":
        (example,) = next(iter(parameter["examples"].values()))["value"]
        return [*queries, _query(parameter, [example] * (parameter["schema"]["maxItems"] + 1))]
    return [*queries, urlencode({name: ["1", "1"]}, doseq=True)]


def _groups(parameter: dict) -> list[str]:
    """Queries that stand beside the parameter: some belong to one group of the search only."""
    told = re.search(r"with the groups ([a-z, ]+) only", parameter.get("description", ""))
    return [f"group={each}" for each in told[1].split(", ")] if told else []


def _beside(path: str, parameter: dict) -> str:
    text = ["q=Odesa"] if path.endswith("/search/") and parameter["name"] != "q" else []
    place = ["near=1"] if parameter["name"] == "within" else []
    return "&".join([*text, *place, *_groups(parameter)[:1]])


@pytest.mark.parametrize("path", PATHS)
def test_whatever_the_document_allows_is_answered(client, document, path):
    MunicipalityFactory(pk=1)
    MunicipalityFactory(pk=25)
    MunicipalityFactory(pk=2**31 - 1)
    for parameter in _declared(document, path).values():
        if parameter["name"] == "cursor":  # only links that we made are cursors
            continue
        values = _right(parameter)
        assert values, parameter["name"]
        assert parameter.get("examples"), parameter["name"]
        for value in values:
            answer = client.get(f"{path}?{_beside(path, parameter)}&{_query(parameter, value)}")
            assert answer.status_code == 200, (parameter["name"], value, answer.content)


@pytest.mark.parametrize("path", PATHS)
def test_whatever_the_document_forbids_is_refused_by_its_name(client, document, path):
    MunicipalityFactory(pk=1)
    for parameter in _declared(document, path).values():
        for query in _wrong(parameter):
            answer = client.get(f"{path}?{_beside(path, parameter)}&{query}")
            assert answer.status_code == 400, query
            assert parameter["name"] in answer.json()["errors"]


@pytest.mark.parametrize("path", PATHS)
def test_what_the_document_does_not_name_is_refused(client, document, path):
    declared = _declared(document, path)
    for name in ANYWHERE - declared.keys():
        answer = client.get(path, {"q": "Odesa", name: "1"})
        assert answer.status_code == 400, name
        assert name in answer.json()["errors"]


@pytest.mark.parametrize("path", PATHS)
def test_no_view_reads_what_the_document_does_not_name(client, document, path, monkeypatch):
    """Names are watched as they are looked up in the query, by whoever looks."""
    read: set[str] = set()

    def watched(method):
        plain = getattr(QueryDict, method)

        def look_up(query, name, *further):
            read.add(name)
            return plain(query, name, *further)

        monkeypatch.setattr(QueryDict, method, look_up)

    for method in ("__getitem__", "__contains__", "get", "getlist", "pop"):
        watched(method)
    assert client.get(path, {"q": "Odesa"}).status_code == 200
    assert read <= _declared(document, path).keys()
    assert read  # something is watched at all


def test_a_number_of_the_group_that_has_it(client, document):
    """Each parameter of the search is understood by every group that the document names beside it, by no other."""
    for parameter in _declared(document, "/api/v1/search/").values():
        named = {each.removeprefix("group=") for each in _groups(parameter)}
        if not named or parameter["name"] == "cursor":
            continue
        for group in ("municipalities", "partnerships", "needs", "news"):
            query = f"q=Odesa&group={group}&{_query(parameter, _right(parameter)[0])}"
            status = client.get(f"/api/v1/search/?{query}").status_code
            assert status == (200 if group in named else 400), query
