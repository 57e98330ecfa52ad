"""Facets tell what choosing gives, whatever is asked; columns and database select the same."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratym.naming.folding import fold
from pobratym.partnerships.models import PartnershipType
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Kind, Level, Municipality, Name
from pobratym.profiles.models import Direction
from pobratym.profiles.vocabulary import Form, SizeBand, Sphere, WorkingLanguage
from pobratym.search.municipalities.grammar import GRAMMAR, RADII, Side, Sort
from pobratym.search.municipalities.selection import MUNICIPALITIES
from pobratym.search.question import Question
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory
from tests.search.by_database import selection

pytestmark = pytest.mark.django_db

SPHERES = (Sphere.WATER, Sphere.INFRASTRUCTURE, Sphere.CULTURE)
SIZES = (None, 0, 4_999, 5_000, 19_999, 60_000, 3_000_000)
POINTS = (("50.000", "20.000"), ("50.300", "20.500"), ("52.000", "21.000"), ("-33.000", "151.000"), (None, None))
BEGINNINGS = ("Sa", "San", "Nova", "Od")


@pytest.fixture(params=range(3))
def registry(request):
    """A small registry full of borderline cases; answers with the numbers of its oblasts and of some places."""
    chance = Random(request.param)
    oblasts = [MunicipalityFactory(oblast=True) for _ in range(2)]
    places = [_place(chance, oblasts, number) for number in range(28)]
    for place in chance.sample(places, 12):
        _says(chance, place)
    for _ in range(9):
        PartnershipFactory(
            municipalities=chance.sample(places, chance.choice((2, 2, 3))),
            stage=chance.choice(Stage.values),
            type=chance.choice((PartnershipType.SISTER_CITY, PartnershipType.INTENT)),
            is_public=chance.random() < 0.8,
        )
    return [each.pk for each in oblasts], [each.pk for each in places]


def _place(chance: Random, oblasts, number: int):
    latitude, longitude = chance.choice(POINTS)
    shared = {
        "name_en": f"{chance.choice(BEGINNINGS)} {number}",
        "population": chance.choice(SIZES),
        "latitude": latitude,
        "longitude": longitude,
        "ended_on": chance.choice((None, None, None, None, "2020-01-01")),
    }
    if chance.random() < 0.5:
        kind = chance.choice((Kind.URBAN, Kind.TOWNSHIP, Kind.RURAL))
        place = MunicipalityFactory(hromada=True, region=chance.choice([*oblasts, None]), kind=kind, **shared)
    else:
        level = chance.choice((Level.MUNICIPALITY, Level.MUNICIPALITY, Level.REGION, Level.SETTLEMENT))
        place = MunicipalityFactory(country__code=chance.choice(("PL", "DE", "RU")), level=level, **shared)
    Name.objects.create(municipality=place, text=place.name["en"], key=fold(place.name["en"]), source="test")
    return place


def _says(chance: Random, place) -> None:
    PassportFactory(municipality=place, languages=chance.sample(WorkingLanguage.values[:4], 2))
    PartnerSearchFactory(municipality=place, is_seeking=chance.random() < 0.6)
    yesterday = timezone.localdate() - timedelta(days=1)
    for _ in range(chance.choice((0, 1, 3))):
        ListingFactory(
            municipality=place,
            sphere=chance.choice(SPHERES),
            form=chance.choice(Form.values[:3]),
            direction=chance.choice(Direction.values),
            status=chance.choice(("open", "open", "met")),
            expires_on=chance.choice((None, None, yesterday)),
            needs_review=chance.random() < 0.2,
        )


def _some(values):
    return st.lists(st.sampled_from([str(each) for each in values]), max_size=2, unique=True)


def _queries(registry):
    oblasts, places = registry
    one = {
        "q": st.sampled_from(["", "", "", "Sa", "San", "Nova 3", "od", "nothing so called"]),
        "side": st.sampled_from(["", *Side]),
        "near": st.sampled_from(["", "", "999999", *map(str, places)]),
        "within": st.sampled_from(["", *map(str, RADII)]),
        "seeking": st.sampled_from(["", "", "", "1"]),
        "no_partner": st.sampled_from(["", "", "", "1"]),
        "sort": st.sampled_from(["", *Sort]),
        "view": st.sampled_from(GRAMMAR.views),
    }
    many = {
        "country": _some(["UA", "PL", "DE", "RU", "ZZ"]),
        "oblast": _some([*oblasts, places[0], 999999]),
        "kind": _some([Kind.URBAN, Kind.RURAL]),
        "level": _some([Level.MUNICIPALITY, Level.REGION]),
        "size": _some(SizeBand.values[:3]),
        "sphere": _some(SPHERES),
        "form": _some(Form.values[:3]),
        "direction": _some(Direction.values),
        "language": _some(WorkingLanguage.values[:3]),
        "status": _some([Stage.SIGNED, Stage.IN_TALKS, Stage.PARTLY_SIGNED]),
    }
    # Most parameters are left out of most questions: else nothing would ever pass.
    all_of_them = {name: each.map(lambda value: [value] if value else []) for name, each in one.items()} | many
    names = st.lists(st.sampled_from(sorted(all_of_them)), max_size=4, unique=True)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({name: all_of_them[name] for name in chosen}))


_relaxed = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@_relaxed
@given(data=st.data())
def test_the_count_of_an_option_is_what_choosing_it_gives(registry, data):
    found = MUNICIPALITIES.asked(data.draw(_queries(registry)))
    for facet in found.facets():
        for option in facet.options:
            chosen = found.question.choosing(facet.name, [option.value])
            again = MUNICIPALITIES.asked(chosen.as_query())
            assert option.count == again.total == len(again.narrowing.rows), (facet.name, option, found.question)


@_relaxed
@given(data=st.data())
def test_columns_and_database_select_the_same(registry, data):
    asked = Question.from_query(GRAMMAR, data.draw(_queries(registry)))
    found = MUNICIPALITIES.find(replace(asked.without("near", "within", "place"), text=""))
    by_columns = found.columns.ids[found.narrowing.rows].tolist()
    assert sorted(by_columns) == sorted(selection(found.question).values_list("pk", flat=True))
    assert found.total == len(by_columns)


@_relaxed
@given(data=st.data())
def test_every_order_has_each_place_once(registry, data):
    found = MUNICIPALITIES.asked(data.draw(_queries(registry)))
    assert sorted(found.in_order().tolist()) == found.narrowing.rows.tolist()


@_relaxed
@given(data=st.data())
def test_the_address_holds_the_whole_state(registry, data):
    found = MUNICIPALITIES.asked(data.draw(_queries(registry)))
    assert Question.from_query(GRAMMAR, found.question.as_query()) == found.question


_anything = st.one_of(st.text(max_size=12), st.integers().map(str), st.sampled_from(["1", "PL", "0", "-1", "1e9", "²"]))
_names = st.sampled_from([*GRAMMAR.parameters, "q", "sort", "view", "page", "chosen"])


@settings(_relaxed, max_examples=15)
@given(query=st.dictionaries(_names, st.lists(_anything, max_size=3), max_size=6))
@pytest.mark.parametrize("page", ["directory", "map", "map_points", "search"])
def test_whatever_is_asked_is_answered(client, registry, page, query):
    assert client.get(f"{reverse('web:' + page)}?{urlencode(query, doseq=True)}").status_code == 200


def test_distances_are_those_between_centres():
    krakow = MunicipalityFactory(name_en="Kraków", latitude="50.061", longitude="19.938")
    lviv = MunicipalityFactory(hromada=True, name_en="Lviv", latitude="49.842", longitude="24.032")
    next_door = MunicipalityFactory(hromada=True, name_en="Next door", latitude="50.066", longitude="19.938")
    found = MUNICIPALITIES.asked(
        {"side": ["everywhere"], "near": [str(krakow.pk)], "within": ["500"], "sort": ["distance"]}
    )
    distances = found.distances(found.ids())
    assert list(distances) == [krakow.pk, next_door.pk, lviv.pk]
    assert distances[lviv.pk] == pytest.approx(294, abs=1.5)  # by the haversine formula
    assert distances[next_door.pk] == pytest.approx(0.556, abs=0.01)


def test_one_need_or_offer_must_have_all_that_is_asked_of_it():
    place = ListingFactory(sphere=Sphere.WATER, form=Form.HOSTING).municipality
    ListingFactory(municipality=place, sphere=Sphere.CULTURE, form=Form.KNOW_HOW)
    both = Question.from_query(GRAMMAR, {"side": ["everywhere"], "sphere": ["water"], "form": ["know_how"]})
    assert MUNICIPALITIES.find(both).total == 0
    assert MUNICIPALITIES.find(both.choosing("form", ["hosting"])).ids() == [place.pk]


def test_the_sizes_are_told_apart_at_their_bounds():
    for people in (4_999, 5_000, 0, None):
        MunicipalityFactory(population=people)
    counts = MUNICIPALITIES.asked({"side": ["everywhere"]}).narrowing.sizes()
    assert (counts["up_to_5"], counts["up_to_20"]) == (2, 1)
    assert Municipality.objects.count() == 4
