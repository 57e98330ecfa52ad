"""Articles: languages, lists, filters, what to read next."""

from datetime import date

import pytest
from django.utils import translation

from pobratym.naming.folding import fold
from pobratym.news import queries
from pobratym.news.actions import lay_noticeboard
from pobratym.news.models import ArticlePage, NewsIndexPage, SiteRoot
from pobratym.places.models import Name
from pobratym.search.articles import ARTICLES
from tests.factories.news import TopicFactory, article
from tests.factories.places import CountryFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


def slugs(articles) -> list[str]:
    return [each.slug for each in articles]


def test_the_noticeboard_is_laid_once_for_each_language():
    lay_noticeboard(by=None)
    lay_noticeboard(by=None)
    assert SiteRoot.objects.count() == 2
    assert {board.locale.language_code: board.url for board in NewsIndexPage.objects.all()} == {
        "uk": "/uk/news/",
        "en": "/en/news/",
    }


def test_an_article_has_an_address_in_each_language():
    article("miami")
    assert {page.url for page in ArticlePage.objects.all()} == {"/uk/news/miami/", "/en/news/miami/"}


def test_writing_the_same_article_again_leaves_it_alone():
    first = article("miami")
    assert article("miami").pk == first.pk
    assert ArticlePage.objects.count() == 2


def test_each_article_stands_once_in_the_list_and_untranslated_ones_are_not_hidden():
    article("translated")
    article("only-ukrainian", english=False)
    with translation.override("en"):
        assert {(page.slug, page.language) for page in queries.latest(10)} == {
            ("translated", "en"),
            ("only-ukrainian", "uk"),
        }
    with translation.override("uk"):
        assert {page.language for page in queries.latest(10)} == {"uk"}


def test_drafts_are_nowhere():
    for page in ArticlePage.objects.filter(translation_key=article("draft").translation_key):
        page.unpublish()
    assert queries.latest(10, "uk") == []
    assert queries.find("draft", "uk") is None


def test_an_article_withdrawn_in_one_language_is_still_found_in_the_other():
    article("miami").unpublish()
    assert queries.find("miami", "uk").article.language == "en"
    assert [page.language for page in queries.latest(10, "uk")] == ["en"]


def test_filters():
    oblast = MunicipalityFactory(oblast=True)
    odesa = MunicipalityFactory(hromada=True, region=oblast)
    miami = MunicipalityFactory(country=CountryFactory(code="US"))
    Name.objects.create(municipality=miami, text="Miami", key=fold("Miami"), source="test")
    twinning, aid = TopicFactory(), TopicFactory(slug="aid", name_en="Aid", name_uk="Допомога")
    article("miami", topics=[twinning], places=[odesa, miami], event_on=date(2022, 12, 1))
    article("region", topics=[aid], places=[oblast], event_on=date(2023, 2, 1))
    article("other", topics=[aid, twinning], event_on=date(2023, 5, 1))

    def found(**filters) -> set[str]:
        with translation.override("uk"):
            answer = ARTICLES.asked({name: [str(value)] for name, value in filters.items()})
            rows = answer.rows(0, answer.total)
        assert all(answer.total == answer.counts[name][str(value)] for name, value in filters.items() if name != "q")
        return set(slugs(rows))

    assert found(topic="twinning") == {"miami", "other"}
    assert found(oblast=oblast.pk) == {"miami", "region"}
    assert found(country="US") == {"miami"}
    assert found(municipality=odesa.pk) == {"miami"}
    assert found(q="Міам") == found(q="miam") == {"miami"}
    assert found(q="УГОДУ: REGION") == {"region"}, "by words of the title, small or capital"
    assert found(q="Miamy") == set() == found(q="!!!"), "a misspelt name needs the index of names"
    assert found(year=2023) == {"region", "other"}
    assert found(year=2023, topic="twinning") == {"other"}
    assert found() == {"miami", "region", "other"}


def test_only_what_articles_are_about_can_be_chosen():
    oblast = MunicipalityFactory(oblast=True)
    MunicipalityFactory(oblast=True)
    TopicFactory(slug="unused")
    article("miami", topics=[TopicFactory()], places=[MunicipalityFactory(hromada=True, region=oblast)])
    with translation.override("uk"):
        facets = {each.name: each.shown for each in ARTICLES.asked({}).facets()}
    assert [topic.value for topic in facets["topic"]] == ["twinning"]
    assert [unit.value for unit in facets["oblast"]] == [str(oblast.pk)]
    assert facets["country"] == facets.get("municipality", []) == []


def test_news_of_a_municipality():
    odesa = MunicipalityFactory(hromada=True)
    article("miami", places=[odesa])
    article("other")
    with translation.override("en"):
        (page,) = queries.of_municipality(odesa)
    assert (page.slug, page.language) == ("miami", "en")


def test_around_an_article_stand_its_oblast_hromadas_and_partners_abroad():
    oblast = MunicipalityFactory(oblast=True)
    odesa = MunicipalityFactory(hromada=True, region=oblast)
    miami = MunicipalityFactory()
    around = queries.around(article("miami", places=[odesa, miami]))
    assert (around.oblasts, around.hromadas, around.abroad) == ([oblast], [odesa], [miami])


def test_read_also_prefers_the_editors_choice_then_the_same_places_then_the_same_topics():
    odesa, topic = MunicipalityFactory(hromada=True), TopicFactory()
    article("unrelated")
    article("same-topic", topics=[topic])
    article("same-place", places=[odesa])
    chosen = article("chosen")
    page = article("miami", topics=[topic], places=[odesa])
    page.read_also.create(article=chosen)
    page.save()
    with translation.override("en"):
        read_also = queries.around(page).read_also
    assert slugs(read_also) == ["chosen", "same-place", "same-topic"]
    assert {each.language for each in read_also} == {"en"}
