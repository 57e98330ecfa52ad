"""Every list is asked by the numbers that other systems know municipalities by."""

import pytest

from pobratym.places.queries.identifiers import holders_of, numbers_of
from pobratym.search.articles import ARTICLES
from pobratym.search.identifiers import MOST_IDENTIFIERS
from pobratym.search.listings import LISTINGS
from pobratym.search.municipalities.grammar import GRAMMAR
from pobratym.search.municipalities.selection import MUNICIPALITIES
from pobratym.search.partnerships import REGISTER
from pobratym.search.question import Question
from pobratym.search.site import search_site
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import CountryFactory, IdentifierFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory

pytestmark = pytest.mark.django_db

KATOTTG = "UA51100270000073549"


@pytest.fixture
def odesa():
    town = MunicipalityFactory(hromada=True, name_en="Odesa")
    IdentifierFactory(municipality=town, scheme="katottg", value=KATOTTG)
    IdentifierFactory(municipality=town, scheme="geonames", value="698740")
    IdentifierFactory(municipality=town, scheme="wikidata", value="Q1874")
    return town


@pytest.fixture
def lodz():
    town = MunicipalityFactory(name_en="Łódź")
    IdentifierFactory(municipality=town, scheme="geonames", value="3093133")
    return town


def _asked(collection, **query):
    return sorted(collection.asked({name: [value] for name, value in query.items()}).ids())


def test_municipalities_by_any_of_the_three(odesa, lodz):
    for name, value in (("katottg", KATOTTG), ("geonames", "698740"), ("wikidata", "Q1874"), ("wikidata", "q1874")):
        assert _asked(MUNICIPALITIES, **{name: value}) == [odesa.pk]
    assert _asked(MUNICIPALITIES, geonames="698740,3093133") == sorted([odesa.pk, lodz.pk])
    assert _asked(MUNICIPALITIES, geonames="3093133", wikidata="Q1874") == []
    assert _asked(MUNICIPALITIES, wikidata="Q99") == []


def test_of_any_level_and_of_countries_that_one_does_not_write_to(odesa):
    oblast = MunicipalityFactory(oblast=True)
    IdentifierFactory(municipality=oblast, scheme="katottg", value="UA51000000000030770")
    elsewhere = MunicipalityFactory(country=CountryFactory(code="RU"))
    IdentifierFactory(municipality=elsewhere, value="524901")
    assert _asked(MUNICIPALITIES, katottg="UA51000000000030770") == [oblast.pk]
    assert _asked(MUNICIPALITIES, geonames="524901") == [elsewhere.pk]


def test_two_schemes_name_both_parties_of_a_partnership(odesa, lodz):
    link = PartnershipFactory(municipalities=[odesa, lodz])
    PartnershipFactory(municipalities=[lodz, MunicipalityFactory(hromada=True)])
    assert _asked(REGISTER, katottg=KATOTTG, geonames="3093133") == [link.pk]
    assert len(_asked(REGISTER, geonames="3093133")) == 2


def test_needs_and_news_of_the_municipality(odesa, lodz):
    need = ListingFactory(municipality=odesa)
    ListingFactory(municipality=lodz)
    piece = article("pumps", english=False, places=[odesa])
    article("elsewhere")
    assert _asked(LISTINGS, katottg=KATOTTG) == [need.pk]
    assert _asked(ARTICLES, wikidata="Q1874") == [piece.pk]


def test_the_search_of_the_site_is_narrowed_in_every_group(odesa, lodz):
    PartnershipFactory(municipalities=[odesa, lodz])
    ListingFactory(municipality=lodz)
    results = search_site(Question.from_query(GRAMMAR, {"katottg": [KATOTTG]}))
    assert [row.municipality.pk for row in results.municipalities.rows] == [odesa.pk]
    assert (results.partnerships.total, results.listings.total) == (1, 0)


def test_a_merged_row_answers_with_the_one_it_was_merged_into(odesa):
    IdentifierFactory(municipality=MunicipalityFactory(merged_into=odesa), value="712345")
    assert holders_of("geonames", ["712345", "698740", "1"]) == {"712345": odesa.pk, "698740": odesa.pk}
    assert numbers_of([odesa.pk])[odesa.pk] == [
        ("geonames", "698740"),
        ("geonames", "712345"),
        ("katottg", KATOTTG),
        ("wikidata", "Q1874"),
    ]
    assert _asked(MUNICIPALITIES, geonames="712345") == [odesa.pk]


def test_what_is_no_identifier_is_left_out_and_so_is_what_exceeds_a_page(odesa):
    values = [f"Q{number}" for number in range(1, MOST_IDENTIFIERS + 50)]
    question = Question.from_query(GRAMMAR, {"wikidata": [",".join(["Q0", "1874", "Q١", *values])]})
    assert question.values("wikidata") == tuple(values[:MOST_IDENTIFIERS])


def test_each_number_can_be_taken_back_and_says_how_many_it_leaves(odesa, lodz):
    PartnershipFactory(municipalities=[odesa, lodz])
    query = {"geonames": ["698740", "3093133", "5"], "country": ["PL"]}
    of_places = {each.name: each for each in MUNICIPALITIES.asked(query).facets()}["geonames"]
    of_links = {each.name: each for each in REGISTER.asked(query).facets()}["geonames"]
    assert [(each.value, each.count) for each in of_places.chosen] == [("698740", 0), ("3093133", 1), ("5", 0)]
    assert [(each.value, each.count) for each in of_links.chosen] == [("698740", 1), ("3093133", 1), ("5", 0)]
    assert "geonames" not in {each.name for each in REGISTER.asked({}).facets()}


def test_the_address_is_read_again_as_it_was_written(odesa):
    question = Question.from_query(GRAMMAR, {"katottg": [KATOTTG.lower()], "geonames": ["2,1"]})
    assert question.as_query() == {"katottg": [KATOTTG], "geonames": ["2", "1"]}
    assert Question.from_query(GRAMMAR, question.as_query()) == question
