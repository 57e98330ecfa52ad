"""Whoever runs the service names who answers for it."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["web:accessibility", "web:privacy"])
def test_who_answers_stands_at_the_foot_of_a_page(client, settings, page):
    settings.CONTACT_EMAIL = "office@example.gov.ua"
    assert "mailto:office@example.gov.ua" in client.get(reverse(page)).text


def test_no_address_is_made_up_where_none_is_set(client, settings):
    settings.CONTACT_EMAIL = ""
    assert "mailto:" not in client.get(reverse("web:accessibility")).text
