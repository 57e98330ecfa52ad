import pytest


@pytest.fixture
def ask(client):
    """`ask("municipalities/", q="Odesa")`: the API's answer, in English unless told."""

    def get(path: str, *, language: str = "en", headers=None, **parameters):
        return client.get(f"/api/v1/{path}", parameters, headers={"Accept-Language": language, **(headers or {})})

    return get
