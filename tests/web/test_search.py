"""The search of the whole site."""

import re

import pytest
from django.urls import reverse

from pobratym.core.keeping import forget
from pobratym.naming.folding import fold
from pobratym.places.models import Name
from pobratym.places.name_index.opening import rebuild_index
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory

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
    assert [row.link.id for row in found.partnerships.rows] == [partnership.pk]
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
    forget()


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
    assert "a field of cooperation" in html


def test_the_text_is_shown_as_text(look):
    assert "<script>alert" not in look("<script>alert(1)</script>").content.decode()


def test_the_cost_does_not_grow(look, django_assert_num_queries):
    towns = [_place("Lutsk", hromada=True) for _ in range(4)]
    for town in towns:
        PartnershipFactory(signed_by_both=True, municipalities=[town, MunicipalityFactory()], evidence=["press"])
        ListingFactory(municipality=town)
    look("Lutsk")
    with django_assert_num_queries(13):
        look("Lutsk")


@pytest.fixture
def ask(client):
    def page(**query):
        answer = client.get(reverse("web:search"), query)
        assert answer.status_code == 200
        return answer

    return page


def test_a_country_narrows_every_group_by_the_municipalities_concerned(ask):
    polish, german = _place("Lublin", country__code="PL"), _place("Lublin", country__code="DE")
    wanted = PartnershipFactory(signed_by_both=True, municipalities=[_place("Lutsk", hromada=True), polish])
    PartnershipFactory(signed_by_both=True, municipalities=[_place("Rivne", hromada=True), german])
    need = ListingFactory(municipality=polish)
    ListingFactory(municipality=german)
    article("about-lublin", places=[polish])
    article("about-the-other", places=[german])
    found = ask(q="Lublin", country="PL").context["found"]
    assert [row.municipality for row in found.municipalities.rows] == [polish]
    assert [row.link.id for row in found.partnerships.rows] == [wanted.pk]
    assert list(found.listings.rows) == [need]
    assert [each.slug for each in found.articles.rows] == ["about-lublin"]


def test_a_partnership_is_narrowed_by_its_own_spheres_and_stage(ask):
    water = PartnershipFactory(signed_by_both=True, spheres=["water"])
    PartnershipFactory(spheres=["water"])
    PartnershipFactory(signed_by_both=True, spheres=["sport"])
    found = ask(sphere="infrastructure", status="signed").context["found"]
    assert [row.link.id for row in found.partnerships.rows] == [water.pk]


def test_what_a_filter_cannot_speak_of_is_left_out_and_that_is_said(ask):
    PartnershipFactory(signed_by_both=True)
    need = ListingFactory(form="hosting")
    ListingFactory(form="know_how")
    answer = ask(form="hosting")
    found = answer.context["found"]
    assert list(found.listings.rows) == [need]
    assert (found.partnerships.total, found.articles.total) == (0, 0)
    assert "Partnerships are left out" in answer.content.decode()
    assert "News is left out" in answer.content.decode()


def test_a_group_by_itself_can_be_leafed_through(ask):
    ListingFactory.create_batch(21)
    first = ask(sphere="water", group="needs")
    last = ask(sphere="water", group="needs", page="9")
    assert len(first.context["found"].listings.rows) == 20
    assert len(last.context["found"].listings.rows) == 1
    assert "municipalities" not in {tab[0] for tab in first.context["tabs"]}
    assert not first.context["found"].municipalities.rows
    assert first.context["found"].municipalities.total == 21


def test_where_filters_leave_nothing_the_way_out_is_counted(ask):
    PartnerSearchFactory(municipality__country__code="PL")
    MunicipalityFactory(country__code="DE")
    html = ask(seeking="1", country="DE").content.decode()
    assert "without “Country”: 1 municipality" in html
    assert "without “Seeking a partner now”: 1 municipality" in html


@pytest.fixture
def names_known(settings, tmp_path):
    settings.NAMES_INDEX = tmp_path / "names-index"
    yield rebuild_index
    forget()


def headings(text: str) -> list[str]:
    return re.findall(r'<h2 id="(\w+)-heading">', text)


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("генератор", "Генератор для лікарні"),
        ("генератори", "Два генератори"),
        ("вода", "Питна вода для селища"),
        ("автобус", "Автобуси для шкіл"),
    ],
)
def test_words_of_needs_stand_before_places_that_merely_sound_like_them(look, names_known, word, title):
    need = ListingFactory(municipality=_place("Lutsk", hromada=True), title_uk=title)
    for name in ("Vodo", "Henerato", "Avtobu", "Генеретор"):
        _place(name)
    names_known()
    answer = look(word)
    assert list(answer.context["found"].listings.rows) == [need]
    assert headings(answer.content.decode())[0] == "listings"
    assert "Did you mean" not in answer.content.decode()


def test_a_name_that_is_a_word_of_needs_too_is_a_name_first(look, names_known):
    lutsk = _place("Lutsk", "Луцьк", hromada=True)
    ListingFactory(municipality=_place("Kovel", hromada=True), title_uk="Поїздка до Луцька")
    names_known()
    answer = look("Луцьк")
    assert headings(answer.content.decode())[0] == "municipalities"
    assert answer.context["found"].municipalities.rows[0].municipality == lutsk


@pytest.mark.parametrize(
    "text",
    [
        *("Київ Мюнхен", "Мюнхен Київ", "Київ – Мюнхен", "Київ/Мюнхен", "Kyiv and Munich"),
        *("Київ і Мюнхен", "munich kyiv", "Kyiv Мюнхен"),
    ],
)
def test_two_names_ask_for_what_links_them(look, names_known, text):
    kyiv, munich = _place("Kyiv", "Київ", hromada=True), _place("Munich", "Мюнхен")
    other = _place("Kraków", "Краків")
    link = PartnershipFactory(signed_by_both=True, municipalities=[kyiv, munich])
    PartnershipFactory(signed_by_both=True, municipalities=[kyiv, other])
    names_known()
    answer = look(text)
    found = answer.context["found"]
    assert [row.link.id for row in found.partnerships.rows] == [link.pk]
    assert {row.municipality for row in found.municipalities.rows} == {kyiv, munich}
    assert headings(answer.content.decode())[0] == "partnerships"


def test_two_places_without_a_link_are_both_shown(look, names_known):
    lviv, munich = _place("Lviv", "Львів", hromada=True), _place("Munich", "Мюнхен")
    PartnershipFactory(signed_by_both=True, municipalities=[lviv, _place("Wrocław")])
    names_known()
    found = look("Львів Мюнхен").context["found"]
    assert {row.municipality for row in found.municipalities.rows} == {lviv, munich}
    assert not found.partnerships.total


def test_where_a_place_is_belongs_to_its_name(look, names_known):
    """«Одеса, Україна», «Frankfurt/Oder»: one place, however many words and signs."""
    frankfurt, odesa = _place("Frankfurt/Oder", "Frankfurt"), _place("Odesa", "Одеса", hromada=True)
    _place("Oder")
    names_known()
    for text, place in (("Frankfurt/Oder", frankfurt), ("Одеса, Україна", odesa), ("Одеса Україна", odesa)):
        found = look(text).context["found"]
        assert found.found.pair is None
        assert found.municipalities.rows[0].municipality == place


def test_a_name_of_several_words_is_one_place(look, names_known):
    york, new_york = _place("York"), _place("New York")
    _place("New")
    names_known()
    found = look("New York").context["found"]
    assert found.municipalities.rows[0].municipality == new_york
    assert found.found.pair is None
    assert york  # a place of its own
