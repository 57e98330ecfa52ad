"""How a page is linked to: its one address, and what other sites show of it."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from tests.factories.memberships import MembershipFactory
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


def meta(text: str, name: str) -> list[str]:
    return re.findall(rf'<meta property="og:{name}" content="([^"]*)">', text)


def public_pages():
    place = MunicipalityFactory(hromada=True, name_en='Old "Fort" & Sons', region=MunicipalityFactory(oblast=True))
    partnership = PartnershipFactory(municipalities=[place, MunicipalityFactory()], signed_by_both=True)
    return [
        *(reverse(f"web:{name}") for name in ("home", "directory", "countries", "map", "needs", "register", "news")),
        *(reverse(f"web:{name}") for name in ("start_hromada", "start_abroad", "search", "about_data", "privacy")),
        *(reverse(f"web:{name}") for name in ("accessibility", "roles")),
        reverse("web:country", args=["UA"]),
        reverse("web:municipality", args=[place.pk, place.slug]),
        reverse("web:partnership", args=[partnership.pk]),
        reverse("web:article", args=[article(places=[place]).slug]),
    ]


def test_every_public_page_says_its_address_and_what_it_is(client):
    for path in public_pages():
        text = client.get(f"{path}?utm_source=x").content.decode()
        assert re.findall(r'<link rel="canonical" href="([^"]*)">', text) == [settings.SITE_URL + path], path
        assert meta(text, "url") == [settings.SITE_URL + path], path
        for name in ("title", "description", "type", "site_name", "locale", "image"):
            said = meta(text, name)
            assert len(said) == 1, (path, name)
            assert said[0].strip(), (path, name)
            assert "\n" not in said[0], (path, name)
        assert re.search(r"<title>\S", text), path


def test_a_page_of_a_list_keeps_its_number(client):
    text = client.get(reverse("web:directory") + "?page=2&country=PL").content.decode()
    assert f'href="{settings.SITE_URL}/en/municipalities/?page=2"' in text


def test_what_is_private_has_no_address_for_others(signed_in):
    by = MembershipFactory()
    for path in ("/en/desk/", f"/en/desk/{by.municipality_id}/passport/", "/en/account/email/"):
        assert "og:" not in signed_in(by.user).get(path).content.decode()
