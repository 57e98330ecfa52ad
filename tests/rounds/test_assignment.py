"""Pairs are stable: told by a checker that shares nothing with the room's own."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratym.rounds.rules.assignment import Market, blocking_pairs, stable_pairs


def market(for_hromadas, for_abroad, places_of_hromadas, places_abroad, *, not_allowed=(), pinned=()):
    shape = np.shape(for_hromadas)
    allowed, is_pinned = np.ones(shape, dtype=bool), np.zeros(shape, dtype=bool)
    for pair in not_allowed:
        allowed[pair] = False
    for pair in pinned:
        is_pinned[pair] = True
    return Market(np.array(for_hromadas), np.array(for_abroad), places_of_hromadas, places_abroad, allowed, is_pinned)


def blocks(m, paired, i, j):
    """By the definition, pair by pair: would i and j both rather have each other than what they got?"""
    if paired[i, j] or m.pinned[i, j] or not m.allowed[i, j]:
        return False

    def would(score, own, places, pinned, me, others):
        left = places - sum(pinned)
        got = [(score(other), -other) for other in others if own[other] and not pinned[other]]
        return left > 0 and (len(got) < left or (score(me), -me) > min(got))

    n, k = paired.shape
    takes_j = would(lambda x: m.for_hromadas[i, x], paired[i], m.places_of_hromadas[i], m.pinned[i], j, range(k))
    takes_i = would(lambda x: m.for_abroad[x, j], paired[:, j], m.places_abroad[j], m.pinned[:, j], i, range(n))
    return takes_j and takes_i


def unstable(m, paired):
    n, k = paired.shape
    return [(i, j) for i in range(n) for j in range(k) if blocks(m, paired, i, j)]


@st.composite
def markets(draw):
    n, k = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    # Few values, so that there are many equal scores.
    scores = st.lists(st.lists(st.sampled_from([0.1, 0.3, 0.5, 0.9]), min_size=k, max_size=k), min_size=n, max_size=n)
    pairs = st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, k - 1)), max_size=5)
    return market(
        draw(scores),
        draw(scores),
        draw(st.lists(st.integers(1, 3), min_size=n, max_size=n)),
        draw(st.lists(st.integers(1, 3), min_size=k, max_size=k)),
        not_allowed=draw(pairs),
        pinned=draw(pairs),
    )


@given(markets())
@settings(max_examples=150, deadline=None)
def test_no_two_would_rather_have_each_other(m):
    paired = stable_pairs(m)
    assert unstable(m, paired) == blocking_pairs(m, paired) == []
    assert not (paired & ~m.allowed & ~m.pinned).any()
    assert paired[m.pinned].all()
    assert (paired.sum(axis=1) <= np.maximum(m.places_of_hromadas, m.pinned.sum(axis=1))).all()
    assert (paired.sum(axis=0) <= np.maximum(m.places_abroad, m.pinned.sum(axis=0))).all()


@given(markets())
@settings(max_examples=60, deadline=None)
def test_both_checkers_find_the_same_in_what_is_not_stable(m):
    nobody = m.pinned.copy()
    assert unstable(m, nobody) == blocking_pairs(m, nobody)


def test_the_checker_sees_a_swap():
    """Two who like each other best are parted: the test above can fail."""
    likes = [[0.9, 0.1], [0.1, 0.9]]
    m = market(likes, likes, [1, 1], [1, 1])
    assert stable_pairs(m).tolist() == [[True, False], [False, True]]
    swapped = np.array([[False, True], [True, False]])
    assert unstable(m, swapped) == blocking_pairs(m, swapped) == [(0, 0), (1, 1)]


def test_hromadas_get_the_best_of_what_is_stable():
    """Two results are stable here; hromadas propose, so theirs is the one."""
    m = market([[0.9, 0.1], [0.1, 0.9]], [[0.1, 0.9], [0.9, 0.1]], [1, 1], [1, 1])
    assert stable_pairs(m).tolist() == [[True, False], [False, True]]
    assert not unstable(m, np.array([[False, True], [True, False]]))


def test_a_pin_takes_its_place_first_and_a_ban_holds():
    likes = [[0.9, 0.1], [0.8, 0.2]]
    pinned = stable_pairs(market(likes, likes, [1, 1], [1, 1], pinned=[(1, 0)]))
    assert pinned.tolist() == [[False, True], [True, False]]
    banned = stable_pairs(market(likes, likes, [1, 1], [1, 1], not_allowed=[(0, 0)]))
    assert banned.tolist() == [[False, True], [True, False]]


@pytest.mark.parametrize("shape", [(0, 3), (3, 0)])
def test_nobody_on_a_side_pairs_nobody(shape):
    empty = np.zeros(shape)
    m = market(empty, empty, [1] * shape[0], [1] * shape[1])
    assert stable_pairs(m).shape == shape
    assert not blocking_pairs(m, stable_pairs(m))
