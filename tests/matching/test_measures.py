"""Measures of rankings, against values worked out by hand."""

import numpy as np
import pytest

from pobratym.matching.rules.measures import Found, figures, gini, ranks, ratio

TWO = [Found((1.0, 40.0), (200, 200)), Found((150.0,), (200,))]


def test_equal_scores_share_the_middle_of_their_ranks():
    scores = np.array([0.9, 0.5, 0.5, 0.5, 0.1])
    assert ranks(scores, [0, 2, 4]) == (1.0, 3.0, 5.0)


def test_shares_are_of_links_and_hits_of_municipalities():
    told = figures(TWO)
    assert (told.municipalities, told.links) == (2, 3)
    assert told.recall20.value == pytest.approx(1 / 3)
    assert told.recall100.value == pytest.approx(2 / 3)
    assert told.hit20.value == 0.5
    assert told.reciprocal.value == pytest.approx((1 + 1 / 150) / 2)
    assert told.percentile.value == 20.0


def test_the_interval_holds_what_drawn_municipalities_give():
    told = figures(TWO).hit20
    assert (told.low, told.high) == (0.0, 1.0)
    sure = figures([Found((2.0,), (10,))] * 5).recall20
    assert (sure.low, sure.value, sure.high) == (1.0, 1.0, 1.0)


def test_two_rankings_are_compared_over_the_same_municipalities():
    better = [Found((1.0, 2.0), (50, 50)), Found((3.0,), (50,))]
    worse = [Found((1.0, 30.0), (50, 50)), Found((4.0,), (50,))]
    told = ratio(better, worse)
    assert told.value == 1.5
    assert 1.0 <= told.low <= told.value <= told.high <= 2.0


def test_unevenness_of_what_is_shown():
    assert gini([5, 5, 5]) == 0.0
    assert gini([0, 0, 0, 1]) == pytest.approx(0.75)
    assert gini([]) == 0.0
