"""What must hold for every pair, whatever the profiles say."""

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pobratym.matching.criteria import CRITERIA, DEFAULT_WEIGHTS
from pobratym.matching.criteria.fit import fit
from pobratym.matching.criteria.points import Points
from pobratym.matching.criteria.portrait import Ask, Portrait
from pobratym.profiles.vocabulary import Form, SizeBand, Sphere
from tests.factories.matching import PortraitFactory, partner

# The same examples every time; not shrunk, because a portrait is readable as it is and shrinking takes minutes.
quickly = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    report_multiple_bugs=False,
)

asks = st.builds(Ask, st.sampled_from(Sphere.values), st.sampled_from(Form.values), is_urgent=st.booleans())
few_asks = st.lists(asks, max_size=6).map(tuple)


def some(values, most=3):
    return st.frozensets(st.sampled_from(values), max_size=most)


def portraits():
    return st.builds(
        Portrait,
        id=st.integers(1, 10**6),
        country=st.sampled_from(["UA", "PL", "DE"]),
        population=st.none() | st.integers(1, 30_000_000),
        latitude=st.floats(-90, 90),
        longitude=st.floats(-180, 180),
        region_id=st.none() | st.integers(1, 3),
        is_here=st.booleans(),
        needs=few_asks,
        offers=few_asks,
        languages=some(["uk", "en", "pl"]),
        official_languages=some(["uk", "pl", "de"]),
        is_seeking=st.booleans(),
        types_wanted=some(["sister_city", "memorandum"]),
        countries_wanted=some(["UA", "PL", "DE"]),
        sizes_wanted=some(SizeBand.values),
        capacity=st.none() | st.integers(0, 20),
        talks=st.integers(0, 30),
        partners=st.dictionaries(
            st.integers(1, 30), st.builds(partner, st.just("Żagań"), st.none() | st.integers(1, 3)), max_size=5
        ),
        namesakes=st.frozensets(st.integers(1, 30), max_size=2),
    )


pairs = st.tuples(portraits(), portraits())
weights = st.fixed_dictionaries({key: st.sampled_from([0.0, 0.5, 1.0, 3.0]) for key in DEFAULT_WEIGHTS})


@quickly
@given(pairs, weights)
def test_scores_lie_between_nothing_and_one(pair, weights):
    found = fit(*pair, weights)
    for value in (found.score, found.for_us, found.for_them):
        assert 0 <= value <= 1
    for _criterion, *points in found.found:
        assert all(0 <= each.value <= 1 for each in points)


@quickly
@given(pairs, weights)
def test_the_other_side_sees_the_same_pair(pair, weights):
    us, them = pair
    here, there = fit(us, them, weights), fit(them, us, weights)
    assert here.for_us == pytest.approx(there.for_them)
    assert here.for_them == pytest.approx(there.for_us)
    assert here.score == pytest.approx(there.score)


@quickly
@given(pairs)
def test_the_other_side_is_told_the_same_things(pair):
    us, them = pair
    here, there = fit(us, them), fit(them, us)
    for ours, theirs in [(here.reasons_for_them(), there.reasons()), (here.reasons(), there.reasons_for_them())]:
        assert sorted(reason.criterion for reason in ours) == sorted(reason.criterion for reason in theirs)


@quickly
@given(portraits(), weights)
def test_equals_fit_each_other_equally(portrait, weights):
    found = fit(portrait, replace(portrait, id=portrait.id + 1), weights)
    assert found.for_us == pytest.approx(found.for_them)


@quickly
@given(pairs, weights)
def test_the_score_is_never_above_the_better_fit_nor_twice_the_worse(pair, weights):
    found = fit(*pair, weights)
    low, high = sorted((found.for_us, found.for_them))
    assert low - 1e-9 <= found.score <= min(high, 2 * low) + 1e-9


@quickly
@given(pairs)
def test_nothing_is_told_twice_and_nobody_is_told_of_herself(pair):
    """A sentence about the reader alone is none about the other side; a sentence stands once."""
    found = fit(*pair)
    for told in (found.reasons(), found.reasons_for_them()):
        said = [reason.text for reason in told]
        assert len(said) == len(set(said))
        assert not [each for each in said if each.startswith(("You are looking", "You have room", "You hold"))]


def test_what_both_look_for_is_told_once():
    us = PortraitFactory(hromada=True, types_wanted=frozenset({"sister_city"}), countries_wanted=frozenset({"PL"}))
    them = PortraitFactory(types_wanted=frozenset({"sister_city"}), countries_wanted=frozenset({"UA"}))
    for told in (fit(us, them).reasons(), fit(us, them).reasons_for_them()):
        assert [reason.text for reason in told].count("You both look for the same kind of partnership") == 1


def with_offer_that_meets(them, need):
    return replace(them, offers=(*them.offers, Ask(need.sphere, need.form)))


@quickly
@given(pairs, asks, st.booleans())
def test_a_matching_offer_never_lowers_the_score(pair, need, is_ours):
    us, them = pair
    us = replace(us, needs=(*us.needs, need))
    before = fit(us, them)
    after = fit(us, with_offer_that_meets(them, need))
    assert after.score >= before.score - 1e-9
    assert after.for_us >= before.for_us - 1e-9


@quickly
@given(pairs, asks)
def test_any_further_need_or_offer_never_lowers_the_score(pair, ask):
    us, them = pair
    for richer in (replace(us, needs=(*us.needs, ask)), replace(us, offers=(*us.offers, ask))):
        assert fit(richer, them).score >= fit(us, them).score - 1e-9


@quickly
@given(pairs)
def test_reasons_are_sentences_in_both_languages_and_cautions_come_last(pair):
    reasons = fit(*pair).reasons()
    assert all(
        said["uk"] and said["en"] and "%(" not in said["uk"] + said["en"]
        for said in [each.in_languages for each in reasons]
    )
    cautions = [reason.is_caution for reason in reasons]
    assert cautions == sorted(cautions)


def test_mutual_criteria_are_mutual():
    """`is_mutual` promises that the other side would give the same points."""

    @quickly
    @given(pairs)
    def same_with_both_eyes(pair):
        us, them = pair
        for criterion in CRITERIA:
            if criterion.is_mutual:
                assert criterion.judge(us, them).value == pytest.approx(criterion.judge(them, us).value)

    same_with_both_eyes()


def averaging(us, them):
    met = [any(need.sphere == offer.sphere for offer in them.offers) for need in us.needs]
    return Points(sum(met) / len(met) if met else 0.0)


def one_eyed(us, them):
    return Points(float((us.population or 0) > 20_000))


def unbounded(us, them):
    return Points(float(len(us.needs)))


@pytest.mark.parametrize(
    ("key", "fault", "property_test"),
    [
        ("needs_offers", averaging, test_any_further_need_or_offer_never_lowers_the_score),
        ("size", one_eyed, test_mutual_criteria_are_mutual),
        ("size", one_eyed, test_the_other_side_sees_the_same_pair),
        ("needs_offers", unbounded, test_scores_lie_between_nothing_and_one),
    ],
)
def test_a_seeded_fault_is_caught(key, fault, property_test, monkeypatch):
    """The properties above can fail: each is run against a criterion with a fault in it."""
    faulty = [replace(each, judge=fault) if each.key == key else each for each in CRITERIA]
    monkeypatch.setattr("pobratym.matching.criteria.fit.CRITERIA", faulty)
    monkeypatch.setattr("tests.matching.test_fit.CRITERIA", faulty)
    with pytest.raises(AssertionError):
        property_test()


def test_a_one_sided_match_comes_behind_an_even_one():
    us = PortraitFactory(
        hromada=True, needs=(Ask("water", "know_how"), Ask("energy", "know_how")), offers=(Ask("sport", "exchange"),)
    )
    giver = PortraitFactory(offers=us.needs)
    even = PortraitFactory(offers=us.needs[:1], needs=us.offers)
    assert fit(us, even).score > fit(us, giver).score
