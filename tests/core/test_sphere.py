"""Distances: the same by every way they are computed, and right where they are known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.core.sphere import kilometres_between, kilometres_to_all, on_unit_sphere

LVIV, KYIV = (49.84, 24.03), (50.45, 30.52)
POLE, EQUATOR, ANTIPODE = (90.0, 0.0), (0.0, 0.0), (0.0, 180.0)
points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [(LVIV, KYIV, 468), (POLE, EQUATOR, 10_008), (EQUATOR, ANTIPODE, 20_015), (LVIV, LVIV, 0)],
)
def test_known_distances(one, other, kilometres):
    assert kilometres_between(one, other) == pytest.approx(kilometres, abs=5)


@given(points, points)
def test_one_by_one_and_all_at_once_are_the_same(one, other):
    many = on_unit_sphere(np.array([one[0], other[0]]), np.array([one[1], other[1]]))
    here, there = kilometres_to_all(many, many[:, :1]).tolist()
    assert here == 0
    assert there == pytest.approx(kilometres_between(one, other), abs=12, rel=1e-3)


def test_an_unknown_point_has_no_distance():
    many = on_unit_sphere(np.array([LVIV[0], np.nan]), np.array([LVIV[1], np.nan]))
    assert np.isnan(kilometres_to_all(many, many[:, :1])).tolist() == [False, True]
