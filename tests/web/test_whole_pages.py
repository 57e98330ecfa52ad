"""Pages in Polish, German and French: whole ones say nothing, others that parts are in English, with a way out."""

import sys
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.translation import override

from pobratym.delivery.stop_links import stop_token
from pobratym.web.whole_pages import WHOLE_PAGES
from tests.factories.delivery import DeliveryFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.places import MunicipalityFactory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import messages  # noqa: E402

pytestmark = pytest.mark.django_db
NOTICE = "site-partly"
ABROAD = ("pl", "de", "fr")


def _page(client, name, language, *arguments):
    with override(language):
        return client.get(reverse(name, args=arguments))


@pytest.mark.parametrize("language", ABROAD)
def test_a_page_that_is_not_whole_says_so_and_leads_to_those_that_are(client, language):
    page = _page(client, "web:directory", language).content.decode()
    notice = page.split(NOTICE)[1].split("</aside>")[0]
    assert 'href="/uk/municipalities/"' in notice
    assert 'href="/en/municipalities/"' in notice
    assert f'href="/{language}/' not in notice


@pytest.mark.parametrize("language", ["uk", "en"])
def test_what_is_there_whole_says_nothing(client, language):
    assert NOTICE not in _page(client, "web:directory", language).content.decode()
    assert NOTICE not in _page(client, "account_login", language).content.decode()


@pytest.mark.parametrize("language", ABROAD)
@pytest.mark.parametrize("name", ["account_login", "account_signup", "account_reset_password"])
def test_signing_in_and_up_is_whole(client, language, name):
    assert NOTICE not in _page(client, name, language).content.decode()


def test_a_page_of_errors_is_whole_whatever_was_asked_for(client):
    answer = client.get("/de/municipalities/999999-nowhere/")
    assert answer.status_code == 404
    assert NOTICE not in answer.content.decode()


def test_search_engines_are_told_of_languages_in_which_a_page_is_whole(client):
    town = MunicipalityFactory()
    page = client.get(f"/en/municipalities/{town.pk}-{town.slug}/").content.decode()
    told = page.split("</head>")[0]
    assert 'hreflang="uk"' in told
    assert not [code for code in ABROAD if f'hreflang="{code}"' in told]
    told = _page(client, "account_login", "de").content.decode().split("</head>")[0]
    assert all(f'hreflang="{code}"' in told for code in ("uk", "en", *ABROAD))


def test_the_sitemap_names_languages_in_which_a_page_is_whole(client):
    listed = client.get("/sitemap-pages.xml").content.decode()
    assert "/en/municipalities/" in listed
    assert not [code for code in ABROAD if f"/{code}/" in listed]


@pytest.mark.parametrize("name", sorted(WHOLE_PAGES))
def test_whatever_a_whole_page_is_drawn_with_is_asked_of_every_catalogue(client, signed_in, name):
    """Strings of the templates; those of Python stand in forms of ours, which are named in CONTENT too."""
    partner = MembershipFactory(role="head")
    asked = DeliveryFactory(asked=True, passed_by=partner.municipality)
    arguments = {
        "correspondence:pass_on": [asked.pk],
        "correspondence:stop_letters": [stop_token(asked.pk)],
        **{
            each: ["a-key"]
            for each in ("account_confirm_email", "correspondence:answer", "correspondence:answer_confirm")
        },
        "account_reset_password_from_key": ["1", "a-key"],
    }.get(name, [])
    needs_account = name in ("account_logout", "correspondence:pass_on")
    reader = signed_in(partner.user) if needs_account else client
    drawn = {f"templates/{each.name}" for each in _page(reader, name, "de", *arguments).templates}
    speaking = {each for each in drawn if (ROOT / each).is_file() and "trans" in (ROOT / each).read_text()}
    assert "templates/base.html" in speaking
    assert speaking <= set(messages.CONTENT)
