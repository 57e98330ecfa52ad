"""What columns of numbers tell of all places at once is what the criteria say of each pair."""

from dataclasses import replace

import numpy as np
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratym.core.keeping import forget
from pobratym.matching import queries
from pobratym.matching.criteria import CRITERIA, DEFAULT_WEIGHTS
from pobratym.matching.criteria.fit import fit
from pobratym.matching.queries.order import Ranked, arranged
from pobratym.matching.queries.others import Others
from pobratym.matching.queries.portraits import here, portraits
from pobratym.matching.queries.precedents import precedents_of
from pobratym.matching.queries.promising import SPARE
from pobratym.matching.queries.scores import POINTS, scores
from pobratym.partnerships.workflow import Stage
from pobratym.places.queries.columns import all_columns
from pobratym.profiles.vocabulary import Form, SizeBand, Sphere, WantedKind
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import CountryFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory

pytestmark = pytest.mark.django_db
# Columns of sizes and points have single precision.
_ROUNDED = 1e-4


def a_few(values, most=3):
    return st.lists(st.sampled_from(list(values)), max_size=most, unique=True)


SPHERES = st.sampled_from([Sphere.INFRASTRUCTURE, Sphere.WATER, Sphere.ENERGY, Sphere.EDUCATION, Sphere.CULTURE])
LISTINGS = st.lists(
    st.fixed_dictionaries(
        {
            "direction": st.sampled_from(["need", "offer"]),
            "sphere": SPHERES,
            "form": st.sampled_from([Form.KNOW_HOW, Form.EQUIPMENT]),
            "urgency": st.sampled_from(["urgent", "this_year"]),
            "status": st.sampled_from(["open", "open", "full"]),
            "needs_review": st.sampled_from([False, False, True]),
        }
    ),
    max_size=5,
)
SEARCHES = st.none() | st.fixed_dictionaries(
    {
        "is_seeking": st.booleans(),
        "types": a_few(WantedKind.values[:3]),
        "countries": a_few(["PL", "DE", "UA"]),
        "sizes": a_few(SizeBand.values),
        "capacity": st.integers(0, 3),
    }
)
PLACES = st.fixed_dictionaries(
    {
        "population": st.none() | st.sampled_from([0, 900, 4_999, 5_000, 20_000, 310_000]),
        "is_located": st.booleans(),
        "is_in_a_region": st.booleans(),
        "is_here": st.booleans(),
        "languages": st.none() | a_few(["uk", "en", "pl", "de"]),
        "search": SEARCHES,
        "listings": LISTINGS,
        "letters": st.integers(0, 2),
    }
)
TIES = st.lists(
    st.tuples(
        st.lists(st.integers(0, 9), min_size=2, max_size=3, unique=True),
        st.sampled_from([Stage.IN_TALKS, Stage.SIGNED, Stage.ENDED]),
        st.sampled_from([True, True, False]),
    ),
    max_size=8,
)


def a_place(told, oblast, **where):
    latitude, longitude = ("49.8400", "24.0300") if told["is_located"] else (None, None)
    region = oblast if told["is_in_a_region"] else None
    place = MunicipalityFactory(
        population=told["population"], latitude=latitude, longitude=longitude, region=region, **where
    )
    if told["is_here"]:
        MembershipFactory(municipality=place)
    if told["languages"] is not None:
        PassportFactory(municipality=place, languages=told["languages"])
    if told["search"]:
        PartnerSearchFactory(municipality=place, **told["search"])
    for listing in told["listings"]:
        ListingFactory(municipality=place, **listing)
    return place


def a_world(data):
    """Three hromadas and their oblast, five towns in Poland and Germany and their region; the first is ours."""
    oblast, land = MunicipalityFactory(oblast=True), MunicipalityFactory(level="region")
    countries = [CountryFactory(code="PL"), CountryFactory(code="DE")]
    told = [data.draw(PLACES) for _ in range(8)]
    hromadas = [a_place(each, oblast, hromada=True) for each in told[:3]]
    towns = [a_place(each, land, country=countries[number % 2]) for number, each in enumerate(told[3:])]
    places = [*hromadas, *towns, oblast, land]
    for parties, stage, is_public in data.draw(TIES):
        PartnershipFactory(municipalities=[places[each] for each in parties], stage=stage, is_public=is_public)
    return places, {place.pk: each["letters"] for place, each in zip(places, told, strict=False) if each["letters"]}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), ours=st.sampled_from([0, 3]))
def test_points_and_scores_are_those_of_the_criteria(db, data, ours):
    with transaction.atomic():
        places, letters = a_world(data)
        forget()
        columns, own = all_columns(), places[ours].pk
        us = portraits([own], seen_by=own, letters_waiting=letters)[own]
        us = replace(us, namesakes=frozenset([places[1].pk, places[4].pk]), precedents=precedents_of(own))
        asked = [place.pk for place in places if place.pk != own and place.pk not in us.partners]
        others = Others(columns, columns.positions_of(asked), here(), letters)
        drawn = portraits(asked, seen_by=own, letters_waiting=letters)
        them = [drawn[pk] for pk in others.ids.tolist()]
        for criterion in CRITERIA:
            with_our_eyes, with_theirs = POINTS[criterion.key](us, others)
            expected = [criterion.judge(us, each).value for each in them]
            back = expected if criterion.is_mutual else [criterion.judge(each, us).value for each in them]
            for found, wanted in ((with_our_eyes, expected), (with_theirs, back)):
                found = np.broadcast_to(found, len(them)).tolist()
                assert found == pytest.approx(wanted, abs=_ROUNDED), criterion.key
        weights = {**DEFAULT_WEIGHTS, "size": 0, "newcomer": 4.5}
        assert scores(us, others, weights).tolist() == pytest.approx(
            [fit(us, each, weights).score for each in them], abs=_ROUNDED
        )
        transaction.set_rollback(True)


def test_a_list_is_that_of_judging_everybody(monkeypatch):
    """Those read one by one are few; the list is the one that comes of reading all."""
    hromada = MunicipalityFactory(hromada=True, population=20_000)
    ListingFactory(municipality=hromada, sphere=Sphere.WATER)
    for number in range(40):
        town = MunicipalityFactory(
            population=1_000 + 900 * number, country=CountryFactory(code=("PL", "DE", "LT")[number % 3])
        )
        MembershipFactory(municipality=town)
        if number % 4 == 0:
            ListingFactory(municipality=town, offer=True, sphere=Sphere.WATER if number % 8 else Sphere.WASTE)
        if number % 5 == 0:
            PartnershipFactory(municipalities=[town, MunicipalityFactory(hromada=True)])
    drawn = portraits(here(), seen_by=hromada.pk)
    us = replace(portraits([hromada.pk], seen_by=hromada.pk)[hromada.pk], precedents=precedents_of(hromada.pk))
    fits = [fit(us, them) for them in drawn.values()]
    everybody = [Ranked(each.them.id, each.score, each.them.country, False) for each in fits]
    read = []
    monkeypatch.setattr(queries, "portraits", lambda ids, **more: read.append(len(ids)) or portraits(ids, **more))
    for limit in (1, 9, 20):
        found = queries.candidates(hromada, limit=limit)
        assert [each.municipality.pk for each in found] == arranged(everybody, limit=limit, is_one_country=False)
    assert max(read) <= 20 + SPARE < len(everybody)
