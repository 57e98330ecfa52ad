"""News as readers see it."""

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.utils import translation

from pobratym.news import queries
from pobratym.news.actions import write_views
from pobratym.news.models import ArticleViews
from tests.factories.news import PictureFactory, TopicFactory, article
from tests.factories.places import CountryFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def founding():
    oblast = MunicipalityFactory(oblast=True, name_uk="Одеська область", name_en="Odesa oblast")
    odesa = MunicipalityFactory(hromada=True, region=oblast, name_uk="Одеська громада", name_en="Odesa hromada")
    miami = MunicipalityFactory(country=CountryFactory(code="US"), name_uk="Маямі", name_en="Miami")
    return article(
        "miami",
        topics=[TopicFactory()],
        places=[odesa, miami],
        picture=PictureFactory(),
        event_on=date(2022, 12, 1),
        source_date=date(2022, 12, 2),
    )


def test_an_article_in_ukrainian(client, founding):
    with translation.override("uk"):
        page = client.get("/uk/news/miami/").content.decode()
    for part in (
        "Міста підписали угоду: miami",
        "Два міста домовилися співпрацювати.",
        "Побратимство",
        "Одеська область",
        "Одеська громада",
        "Маямі",
        "Портал «Децентралізація»",
        "https://example.org/miami",
        'alt="Міст"',
        "1 грудня 2022",
    ):
        assert part in page


@pytest.mark.parametrize(
    ("precision", "said", "machine"),
    [("day", "1 December 2022", "2022-12-01"), ("month", "December 2022", "2022-12"), ("year", "2022", "2022")],
)
def test_lists_show_the_day_of_the_event_as_far_as_it_is_known(client, precision, said, machine):
    """The day on which an article was published says nothing of when two cities signed."""
    place = MunicipalityFactory(hromada=True)
    article("miami", places=[place], event_on=date(2022, 12, 1), event_precision=precision)
    for path in ("/en/", "/en/news/", f"/en/municipalities/{place.pk}-{place.slug}/", "/en/search/?q=agreement"):
        text = client.get(path).content.decode()
        (shown,) = re.findall(r'<time datetime="([^"]+)">\s*(.*?)\s*</time>', text, re.DOTALL)
        assert shown == (machine, said), path


def test_an_article_in_english(client, founding):
    page = client.get("/en/news/miami/").content.decode()
    for part in ("Cities sign an agreement: miami", "Twinning", "Odesa hromada", "Miami", "Mayor", 'alt="A bridge"'):
        assert part in page
    assert "not translated yet" not in page


def test_an_article_without_translation_says_so_and_is_shown_in_its_own_language(client):
    article("only-ukrainian", english=False)
    page = client.get("/en/news/only-ukrainian/").content.decode()
    assert "This article is not translated yet." in page
    assert 'href="http://localhost:8000/uk/news/only-ukrainian/"' in page
    assert 'lang="uk"' in page
    assert "Міста підписали угоду" in page


def test_an_address_of_another_language_leads_to_the_readers_one(client, founding):
    translated = queries.find("miami", "en").article
    translated.slug = "miami-english"
    translated.save()
    assert client.get("/en/news/miami/").headers["Location"] == "/en/news/miami-english/"


def test_an_unknown_article_is_not_found(client):
    assert client.get("/en/news/nothing-here/").status_code == 404


@pytest.fixture
def nothing_counted(monkeypatch):
    """Other tests of this process have read articles too."""
    monkeypatch.setattr("pobratym.news.actions.reading._counted", Counter())


def test_views_count_readers_in_all_languages_but_neither_robots_nor_heads(client, founding, nothing_counted):
    client.get("/uk/news/miami/")
    client.get("/en/news/miami/")
    client.head("/uk/news/miami/")
    client.get("/uk/news/miami/", headers={"User-Agent": "Examplebot/2.0"})
    client.get("/uk/news/miami/", headers={"Sec-Purpose": "prefetch"})
    assert not ArticleViews.objects.exists()
    assert write_views(by=None) == 2
    assert ArticleViews.objects.get().count == 2
    assert "2 views" in client.get("/en/news/miami/").content.decode()


def test_views_that_cannot_be_written_are_written_the_next_time(client, founding, nothing_counted, monkeypatch):
    client.get("/uk/news/miami/")

    def locked(*arguments, **named):
        raise OperationalError("database is locked")

    with monkeypatch.context() as broken:
        broken.setattr(ArticleViews.objects, "get_or_create", locked)
        with pytest.raises(OperationalError):
            write_views(by=None)
    client.get("/uk/news/miami/")
    assert write_views(by=None) == 2
    assert write_views(by=None) == 0
    assert ArticleViews.objects.get().count == 2


def test_structured_data_cannot_leave_its_script(client):

    page = article("tricky")
    page.title = "</script><script>alert(1)</script>"
    page.save()
    text = client.get("/uk/news/tricky/").content.decode()
    assert "<script>alert(1)" not in text
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', text, re.S).group(1))
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "</script><script>alert(1)</script>"


def test_the_list_shows_lead_date_and_topics_and_marks_what_is_not_translated(client, founding):
    article("only-ukrainian", english=False)
    page = client.get("/en/news/").content.decode()
    assert "Two cities agreed to cooperate." in page
    assert "Twinning" in page
    assert "In Ukrainian" in page
    assert "2 articles" in page


def test_an_empty_list_says_so(client):
    assert "No news yet" in client.get("/en/news/").content.decode()


def test_filters_that_find_nothing_offer_all_news(client, founding):
    page = client.get("/en/news/?year=1999").content.decode()
    assert "No news under these filters" in page


@pytest.mark.parametrize(
    "query", ["year=abc", "oblast=-1", "municipality=%00", "page=xx", "country=%F0%9F%98%80", "topic='"]
)
def test_nonsense_in_the_address_breaks_nothing(client, founding, query):
    assert client.get(f"/en/news/?{query}").status_code == 200


def test_the_feed_is_valid_xml_in_each_language(client, founding):
    for language, title in (("uk", "Міста підписали угоду: miami"), ("en", "Cities sign an agreement: miami")):
        channel = ET.fromstring(client.get(f"/{language}/news/feed/").content).find("channel")  # noqa: S314  our own feed
        item = channel.find("item")
        assert channel.find("language").text == language
        assert item.find("title").text == title
        assert item.find("link").text == f"http://localhost:8000/{language}/news/miami/"
        assert item.find("pubDate") is not None


def test_queries_do_not_grow_with_the_number_of_articles(client, founding, django_assert_num_queries):
    for number in range(6):
        article(f"more-{number}", topics=[TopicFactory()], picture=PictureFactory())
    client.get("/en/news/")
    client.get("/en/news/miami/")
    cache.clear()
    with django_assert_num_queries(7):  # one of them asks whether a kept page is still fresh
        client.get("/en/news/")
    with django_assert_num_queries(14):
        client.get("/en/news/miami/")


def test_public_pictures_are_served_with_a_safe_type_and_nothing_else_is(client, founding, settings):
    rendition = founding.picture.get_rendition("fill-640x360")
    answer = client.get(rendition.url)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert client.get(rendition.url, headers={"If-Modified-Since": answer.headers["Last-Modified"]}).status_code == 304
    settings.MEDIA_ROOT.joinpath("images", "page.html").write_text("<script>")
    for path in (
        "/media/images/page.html",
        "/media/images/../../secret.jpg",
        "/media/documents/x.jpg",
        "/media/images/no.jpg",
    ):
        assert client.get(path).status_code == 404


def test_a_new_article_is_in_the_list_at_once_though_pages_are_kept(client, founding):
    assert "Cities sign an agreement: later" not in client.get("/en/news/").content.decode()
    article("later")
    assert "Cities sign an agreement: later" in client.get("/en/news/").content.decode()
