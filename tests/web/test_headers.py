"""Headers that a browser protects readers by, on every sort of answer."""

import pytest
from django.urls import reverse

from tests.factories.news import article
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def _policy(answer) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: values for name, _blank, values in parts}


@pytest.mark.parametrize(
    "address", ["/en/", "/en/nothing-here/", "/api/v1/municipalities/", "/robots.txt", "/backoffice/"]
)
def test_no_page_asks_for_camera_or_place(client, address):
    permissions = client.get(address)["Permissions-Policy"]
    assert "camera=()" in permissions
    assert "geolocation=()" in permissions


def test_pages_run_nothing_inline(client):
    policy = _policy(client.get("/en/"))
    assert policy["default-src"] == "'self'"
    assert not any("unsafe" in values for values in policy.values())


def test_the_back_office_has_a_policy_too(signed_in):
    client = signed_in(UserFactory(is_superuser=True))
    page = article("page")
    queue, editor = (
        _policy(client.get(address))
        for address in (reverse("membership_requests"), reverse("wagtailadmin_pages:edit", args=[page.pk]))
    )
    assert "script-src" not in queue
    assert queue["default-src"] == "'self'"
    assert editor["script-src"] == "'self' 'unsafe-inline'"
    for policy in (queue, editor):
        assert policy["object-src"] == "'none'"
        assert policy["frame-ancestors"] == "'self'"
        assert "unsafe-eval" not in str(policy)
        assert "http" not in str(policy)
