"""The founding example: real public facts, three links of Odesa that must not look alike."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from pobratym.news import founding, queries
from pobratym.news.founding.drawings import draw
from pobratym.news.models import ArticleEvidence, ArticlePage, Picture
from pobratym.partnerships import known
from pobratym.partnerships.models import Partnership, Statement
from pobratym.places.models import Identifier
from tests.factories.news import picture_file
from tests.factories.places import CountryFactory, IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db

ODESA, MIAMI, TEXAS = "katottg:UA51100270000073549", "geonames:4164138", "geonames:5527554"


@pytest.fixture
def places(monkeypatch):
    """Just those places that the known partnerships name, so that nobody waits for the whole registry."""
    monkeypatch.setattr("pobratym.news.actions.founding.draw", lambda name: picture_file(f"{name}.jpg"))
    wanted, brought, countries = set(), set(), {}
    for theme in known.themes():
        file = known.read(theme)
        brought |= {place.identifier for place in file.places}
        wanted |= {place.region for place in file.places}
        wanted |= {identifier for fact in file.facts for identifier in fact.parties}
        countries |= {place.region: CountryFactory(code=place.country) for place in file.places}
    for identifier in wanted - brought:
        scheme, value = identifier.split(":")
        home = scheme == "katottg" or value.startswith("UA-")
        where = {"country": countries[identifier]} if identifier in countries else {}
        place = MunicipalityFactory(hromada=home, **where)
        IdentifierFactory(scheme=scheme, value=value, municipality=place)


def load():
    call_command("load_founding_example")


def test_it_is_loaded_once_however_often_it_is_loaded(places):
    load()
    counts = [model.objects.count() for model in (ArticlePage, Partnership, Statement, ArticleEvidence, Picture)]
    load()
    assert counts == [
        model.objects.count() for model in (ArticlePage, Partnership, Statement, ArticleEvidence, Picture)
    ]
    assert counts[0] == 2 * len(founding.articles())


def test_without_the_registry_nothing_is_written():
    with pytest.raises(CommandError):
        load()
    assert not ArticlePage.objects.exists()
    assert not Partnership.objects.exists()


def test_the_article_is_evidence_for_the_three_partnerships_of_odesa(places):
    load()
    article = queries.find("odesa-miami-miami-beach", "uk").article
    attached = ArticleEvidence.objects.filter(translation_key=article.translation_key)
    assert {each.partnership.known_as: each.partnership.stage for each in attached} == {
        "odesa-miami": "partly_signed",
        "odesa-miami-beach": "partly_signed",
        "odesa-odessa-texas": "preliminary",
    }
    assert {each.statement.source_url for each in attached} == {"https://decentralization.ua/news/15830"}


def test_it_names_the_hromada_and_the_cities_abroad_in_both_languages(places):
    load()
    odesa = _municipality(ODESA)
    for language in ("uk", "en"):
        with translation.override(language):
            around = queries.around(queries.find("odesa-miami-miami-beach", language).article)
            assert around.hromadas == [odesa]
            assert {_municipality(MIAMI), _municipality(TEXAS)} < set(around.abroad)
            assert len(around.read_also) == 3


def test_every_founding_article_has_a_source_and_both_languages():
    for told in founding.articles():
        assert told.source_url.startswith("https://")
        assert set(told.texts) == {"uk", "en"}
        for text in told.texts.values():
            assert text.source
            assert text.title
            assert 40 < len(text.lead) <= 600


def test_illustrations_are_drawn_in_the_size_of_a_page():
    assert draw("bridge").size > 5_000


def _municipality(identifier: str):
    scheme, value = identifier.split(":")
    return Identifier.objects.get(scheme=scheme, value=value).municipality
