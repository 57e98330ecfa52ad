"""A change in one area leaves the pages that do not show it; and a page names every area that it shows."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from pobratym.core.keeping import forget
from pobratym.introductions import actions as introductions
from pobratym.journal.areas import Area
from pobratym.places.name_index import opening
from pobratym.places.queries import names, resolution
from pobratym.profiles import actions as profiles
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory, PassportFactory

pytestmark = pytest.mark.django_db

# Which area the rows of a table belong to.
TABLES = {
    "places": Area.REGISTRY,
    "imports": Area.REGISTRY,
    "profiles": Area.PROFILES,
    "memberships": Area.PROFILES,
    "partnerships": Area.PARTNERSHIPS,
    "news": Area.NEWS,
    "wagtailcore": Area.NEWS,
}


@pytest.fixture(autouse=True)
def with_a_cache(settings):
    settings.CACHES = {
        **settings.CACHES,
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "areas"},
    }
    cache.clear()


@pytest.fixture
def town():
    return MembershipFactory()


def _address(town):
    return reverse("web:municipality", args=[town.municipality_id, town.municipality.slug])


def test_a_message_in_a_conversation_leaves_the_page_of_a_municipality(client, town, django_assert_num_queries):
    letter = IntroductionFactory(sent=True, receiver=town.municipality)
    client.get(_address(town))
    introductions.answer(introduction=letter, by=town, text="Gladly, tell us more.")
    with django_assert_num_queries(1):  # the marks
        client.get(_address(town))


def test_a_passport_makes_it_fall(client, town):
    assert "A quiet town" not in client.get(_address(town)).content.decode()
    profiles.save_passport(municipality=town.municipality, by=town, about={"en": "A quiet town on a river."})
    assert "A quiet town" in client.get(_address(town)).content.decode()


def test_a_passport_leaves_the_register_and_the_news(client, town, django_assert_num_queries):
    for name in ("web:register", "web:news"):
        client.get(reverse(name))
    profiles.save_passport(municipality=town.municipality, by=town, about={"en": "A quiet town on a river."})
    for name in ("web:register", "web:news"):
        with django_assert_num_queries(1):
            client.get(reverse(name))


def test_maps_of_the_site_and_lines_of_a_map_are_kept_as_what_they_are(client, django_assert_num_queries):
    link = PartnershipFactory(signed_by_both=True)
    place = link.parties.first().municipality
    for address, kind in (
        (reverse("sitemap"), "application/xml; charset=utf-8"),
        (reverse("sitemap_section", args=["partnerships"]), "application/xml; charset=utf-8"),
        (reverse("web:municipality_lines", args=[place.pk]), "application/json"),
    ):
        made = client.get(address)
        with django_assert_num_queries(1):
            kept = client.get(address)
        assert (kept.content, kept["Content-Type"]) == (made.content, made["Content-Type"])
        assert made["Content-Type"] == kind
        assert kept.get("X-Robots-Tag") == made.get("X-Robots-Tag")


@pytest.fixture
def addresses():
    """A page of each kind, with everything on it."""
    region = MunicipalityFactory(oblast=True)
    hromada, town = MunicipalityFactory(hromada=True, region=region), MunicipalityFactory(name_en="Riverton")
    PartnershipFactory(signed_by_both=True, municipalities=[hromada, town])
    PassportFactory(municipality=hromada)
    ListingFactory(municipality=hromada)
    MembershipFactory(municipality=hromada)
    article("riverton", places=[hromada, town])
    lists = ["web:directory", "web:map", "web:search", "web:register", "web:needs", "web:news"]
    return [
        *(reverse(f"web:{name}") for name in ("home", "start_hromada", "start_abroad", "countries")),
        *(f"{reverse(name)}{query}" for name in lists for query in ("", "?q=Riverton", "?q=Rivertown")),
        f"{reverse('web:directory')}?place=Riverton&within=100&country=US&seeking=1",
        f"{reverse('web:search')}?country=US&sphere=energy",
        *(reverse("web:municipality", args=[each.pk, each.slug]) for each in (hromada, town, region)),
        *(reverse("web:country", args=[code]) for code in ("UA", town.country_id)),
        *(reverse(f"web:{name}", args=[hromada.pk]) for name in ("municipality_points", "municipality_lines")),
        reverse("sitemap"),
        *(reverse("sitemap_section", args=[name]) for name in ("pages", "municipalities", "partnerships", "news")),
        *(reverse(f"api:{name}") for name in ("municipalities", "partnerships")),
        *(f"{reverse(f'api:{name}')}?q=Riverton" for name in ("municipalities", "partnerships")),
        reverse("api:municipality", args=[hromada.pk]),
        *(
            f"{reverse('api:search')}?q=Riverton&group={group}"
            for group in ("municipalities", "partnerships", "articles")
        ),
    ]


@pytest.fixture
def looked_up(monkeypatch):
    """Holds `names` once the index of names is asked."""
    asked, ask = set(), opening.opened

    def opened():
        asked.add(Area.NAMES)
        return ask()

    for module in (opening, names, resolution):
        monkeypatch.setattr(module, "opened", opened)
    return asked


def test_a_page_names_every_area_that_it_asks_for(client, addresses, looked_up):
    for address in addresses:
        view = resolve(address.partition("?")[0]).func
        areas = view.cls.areas if hasattr(view, "cls") else view.areas
        forget()
        looked_up.clear()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200, address
        assert _areas_of(asked) | looked_up <= set(areas), address


def _areas_of(asked):
    # The statement that reads the marks looks into Wagtail's logs for every page.
    statements = " ".join(each["sql"] for each in asked if "journal_mark" not in each["sql"])
    rooms = set(re.findall(r'(?:FROM|JOIN) "?([a-z]+)_', statements))
    return {TABLES[room] for room in rooms & TABLES.keys()}
