"""The search of the whole site."""

import pytest
from django.urls import reverse

from pobratym.registry.folding import fold
from pobratym.registry.models import Name
from pobratym.registry.resolution.opening import forget_index, rebuild_index
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.profiles import ListingFactory
from tests.factories.registry import MunicipalityFactory

pytestmark = pytest.mark.django_db


def _place(*names, **fields):
    place = MunicipalityFactory(name_en=names[0], **fields)
    Name.objects.bulk_create(Name(municipality=place, text=name, key=fold(name), source="test") for name in names)
    return place


@pytest.fixture
def look(client):
    def page(text: str):
        answer = client.get(reverse("web:search"), {"q": text})
        assert answer.status_code == 200
        return answer

    return page


def test_one_word_finds_all_kinds(look):
    lutsk = _place("Lutsk", "Луцьк", hromada=True)
    partnership = PartnershipFactory(signed_by_both=True, municipalities=[lutsk, _place("Lublin")])
    need = ListingFactory(municipality=lutsk)
    found = look("Луцьк").context["found"]
    assert [row.municipality for row in found.municipalities.rows] == [lutsk]
    assert list(found.partnerships.rows) == [partnership]
    assert list(found.listings.rows) == [need]


def test_news_are_found_by_their_words_in_the_language_of_the_page(look):
    article("about-lutsk")
    (english,) = look("cities sign").context["found"].articles.rows
    assert english.language == "en"


def test_a_misspelt_name_is_asked_about_with_its_namesakes(look, settings, tmp_path):
    settings.NAMES_INDEX = tmp_path / "names-index"
    large, small = _place("Springfield", population=9000), _place("Springfield", population=800)
    rebuild_index()
    answer = look("Springfeild")
    assert answer.context["found"].meant == "Springfield"
    assert list(answer.context["found"].namesakes) == [large, small]
    assert "Did you mean Springfield?" in answer.content.decode()
    forget_index()


def test_each_group_leads_to_all_of_its_kind_with_the_same_text(look):
    lutsk = _place("Lutsk", hromada=True)
    PartnershipFactory(municipalities=[lutsk, MunicipalityFactory()])
    html = look("Lutsk").content.decode()
    assert f"{reverse('web:directory')}?q=Lutsk" in html
    assert f"{reverse('web:register')}?q=Lutsk" in html


def test_a_sphere_finds_needs_and_who_has_them(look):
    need = ListingFactory(sphere="water")
    ListingFactory(sphere="culture", title_en="Choir", title_uk="Хор")
    answer = look(need.get_sphere_display())
    assert list(answer.context["found"].listings.rows) == [need]
    assert "sphere=water" in answer.content.decode()


def test_words_of_needs_are_found_whatever_the_case(look):
    need = ListingFactory(title_uk="Насоси для водоканалу", title_en="")
    for text in ("насоси", "Насоси"):
        assert list(look(text).context["found"].listings.rows) == [need]


def test_what_is_not_public_is_not_found(look):
    lutsk = _place("Lutsk", hromada=True)
    PartnershipFactory(municipalities=[lutsk, MunicipalityFactory()], is_public=False)
    ListingFactory(municipality=lutsk, needs_review=True)
    found = look("Lutsk").context["found"]
    assert (found.partnerships.total, found.listings.total) == (0, 0)


def test_nothing_found_says_what_to_do(look):
    html = look("qqqqqq").content.decode()
    assert "Nothing found for “qqqqqq”" in html
    assert "in any language and script" in html


def test_without_a_text_the_page_says_what_can_be_looked_for(client):
    html = client.get(reverse("web:search")).content.decode()
    assert "a sphere of cooperation" in html


def test_the_text_is_shown_as_text(look):
    assert "<script>alert" not in look("<script>alert(1)</script>").content.decode()


def test_the_cost_does_not_grow(look, django_assert_num_queries):
    towns = [_place("Lutsk", hromada=True) for _ in range(4)]
    for town in towns:
        PartnershipFactory(signed_by_both=True, municipalities=[town, MunicipalityFactory()], evidence=["press"])
        ListingFactory(municipality=town)
    look("Lutsk")
    with django_assert_num_queries(20):
        look("Lutsk")
