"""Programs read what is open: from any site, by HEAD, by a feed that says when nothing is new, by a map of the site."""

from xml.etree import ElementTree as ET

import pytest
from django.core.cache import cache
from django.urls import reverse

from pobratym.core.keeping import forget
from pobratym.journal.actions import record
from tests.factories.memberships import MembershipFactory
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import PassportFactory

pytestmark = pytest.mark.django_db

OPEN = (
    *("/api/v1/municipalities/", "/api/v1/partnerships/", "/api/v1/search/?q=x", "/api/v1/schema/"),
    *("/en/partnerships/register.csv", "/uk/news/feed/"),
)
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.mark.parametrize("address", OPEN)
def test_programs_of_every_site_may_read_open_data_and_never_as_somebody(client, address):
    client.force_login(MembershipFactory().user)
    for ask in (client.get, client.head):
        answer = ask(address, headers={"Origin": "https://elsewhere.example"})
        assert answer.status_code == 200
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "ETag" in answer["Access-Control-Expose-Headers"]
        assert "Access-Control-Allow-Credentials" not in answer
        assert "Set-Cookie" not in answer.headers
        assert not answer.cookies
    before = client.options(
        address, headers={"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    )
    assert (before.status_code, before["Access-Control-Allow-Origin"]) == (204, "*")
    assert "POST" not in before["Access-Control-Allow-Methods"]
    assert "If-None-Match" in before["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in before


@pytest.mark.parametrize("address", ["/api/v1/municipalities/?contry=PL", "/api/v1/nothing/", "/api/v1/search/"])
def test_they_read_what_was_wrong_too(client, address):
    answer = client.get(address)
    assert answer.status_code in (400, 404)
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("address", ["/en/", "/en/municipalities/", "/en/account/login/", "/en/nothing/", "/healthz"])
def test_no_page_is_open_to_them(client, address):
    assert "Access-Control-Allow-Origin" not in client.get(address)
    assert "Access-Control-Allow-Origin" not in client.options(address)


def test_head_says_what_get_says(client):
    """Of every page and address for everybody, kept or made: the same status and headers, no body."""
    place = MunicipalityFactory(hromada=True)
    link = PartnershipFactory(municipalities=[place, MunicipalityFactory()])
    PassportFactory(municipality=place)
    article("miami", places=[place])
    names = ("home", "directory", "countries", "map", "needs", "register", "news", "search", "start_hromada")
    pages = [reverse(f"web:{name}") for name in (*names, "start_abroad", "about_data", "accessibility", "privacy")]
    pages += [
        reverse("web:municipality", args=[place.pk, place.slug]),
        reverse("web:municipality_short", args=[place.pk]),
        reverse("web:partnership", args=[link.pk]),
        reverse("web:article", args=["miami"]),
        reverse("web:map_points"),
        reverse("web:suggest", args=[place.pk, place.slug]),
        *("/", "/en/nothing/", "/healthz", "/robots.txt", "/sitemap.xml", "/sitemap-news.xml", "/en/account/login/"),
        *OPEN,
        *("/api/v1/nothing/", "/api/v1/search/", f"/api/v1/municipalities/{place.pk}/"),
    ]
    for page in pages:
        forget()
        cache.clear()
        made, head, kept = client.get(page), client.head(page), client.get(page)
        assert head.status_code == made.status_code, page
        assert not head.getvalue(), page
        assert _headers(head) == _headers(made) == _headers(kept), page


def _headers(answer):
    """In whichever order what an answer varies by is named, and whichever second it is that it ends with."""
    told = {name: value for name, value in answer.items() if name not in ("Content-Length", "Expires")}
    return {**told, "Vary": sorted(told.get("Vary", "").split(", "))}


class TestFeed:
    def test_who_has_it_is_not_sent_it_again(self, client):
        piece = article("miami")
        record(by=None, verb="news.article_written", subject=piece)
        first = client.get("/uk/news/feed/")
        assert first["Content-Type"].startswith("application/rss+xml")
        for header in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
            again = client.get("/uk/news/feed/", headers=header)
            assert (again.status_code, again.content) == (304, b"")
        assert client.get("/en/news/feed/", headers={"If-None-Match": first["ETag"]}).status_code == 200

    def test_a_further_article_is_sent(self, client):
        article("miami")
        first = client.get("/en/news/feed/")
        article("odessa")
        again = client.get("/en/news/feed/", headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 200
        assert "odessa" in again.content.decode()


class TestSitemap:
    def entries(self, client, section):
        found = ET.fromstring(client.get(f"/sitemap-{section}.xml").content)  # noqa: S314  our own
        return {
            url.findtext("s:loc", namespaces=SITEMAP).removeprefix("http://testserver"): {
                link.get("hreflang"): link.get("href").removeprefix("http://testserver")
                for link in url.findall("x:link", SITEMAP)
            }
            for url in found.findall("s:url", SITEMAP)
        }

    def test_public_partnerships_in_each_language(self, client):
        link, private = PartnershipFactory(), PartnershipFactory(is_public=False)
        entries = self.entries(client, "partnerships")
        assert entries[f"/uk/partnerships/{link.pk}/"] == {
            "uk": f"/uk/partnerships/{link.pk}/",
            "en": f"/en/partnerships/{link.pk}/",
            "x-default": f"/partnerships/{link.pk}/",
        }
        assert not [address for address in entries if f"/{private.pk}/" in address]

    def test_news_in_the_languages_that_they_have(self, client):
        article("both")
        article("ukrainian", english=False)
        entries = self.entries(client, "news")
        assert set(entries) == {"/uk/news/both/", "/en/news/both/", "/uk/news/ukrainian/"}
        assert set(entries["/uk/news/ukrainian/"]) == {"uk", "x-default"}

    def test_news_and_partnerships_stand_in_the_index(self, client):
        index = client.get("/sitemap.xml").content.decode()
        for section in ("pages", "municipalities", "partnerships", "news"):
            assert f"http://testserver/sitemap-{section}.xml" in index

    def test_the_index_names_every_part(self, client, monkeypatch):
        monkeypatch.setattr("pobratym.web.sitemaps.MunicipalitySitemap.limit", 2)
        towns = [MunicipalityFactory(hromada=True) for _ in range(3)]
        index = client.get("/sitemap.xml").content.decode()
        assert "/sitemap-municipalities.xml?p=3" in index
        assert "/sitemap-municipalities.xml?p=4" not in index
        assert f"/{towns[2].pk}-" in client.get("/sitemap-municipalities.xml?p=3").content.decode()

    def test_only_places_that_have_something_to_say(self, client):
        silent, told, linked = (MunicipalityFactory() for _ in range(3))
        PassportFactory(municipality=told)
        PartnershipFactory(municipalities=[linked, MunicipalityFactory(hromada=True)])
        PartnershipFactory(municipalities=[silent, MunicipalityFactory(hromada=True)], is_public=False)
        addresses = " ".join(self.entries(client, "municipalities"))
        assert f"/{told.pk}-" in addresses
        assert f"/{linked.pk}-" in addresses
        assert f"/{silent.pk}-" not in addresses


@pytest.mark.parametrize("path", ["/news/", "/municipalities/?country=PL", "/"])
def test_pages_name_the_address_that_leads_everybody_to_her_language(client, path):
    page = client.get(f"/uk{path}").content.decode()
    assert f'hreflang="x-default" href="http://localhost:8000{path}"' in page
    led = client.get(path, headers={"Accept-Language": "en"}, follow=True)
    assert led.request["PATH_INFO"] == f"/en{path.partition('?')[0]}"
    assert led.request["QUERY_STRING"] == path.partition("?")[2]
