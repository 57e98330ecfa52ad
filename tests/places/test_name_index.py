"""The index of names against what it stands for: scans and shortcuts find what comparing every key would find."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from pobratym.naming.build import NameRecord, PlaceRecord, write
from pobratym.naming.index import ALIAS, HISTORIC, MUNICIPALITY, OFFICIAL, NameIndex, country_number
from pobratym.naming.ranking import Match, Reason, Scoring
from pobratym.naming.where import Fence, Units

_KEYS = st.lists(st.text("abno ", min_size=1, max_size=12).filter(str.strip).map(str.strip), min_size=1, max_size=200)
_ANYTHING = float("-inf")


def _index(folder, keys, *, kinds=(OFFICIAL,)):
    places = [
        PlaceRecord(number, key, key, "UA" if number % 2 else "PL", MUNICIPALITY, 1000 * number, number, "")
        for number, key in enumerate(keys, 1)
    ]
    names = [NameRecord(key, key, number, kinds[number % len(kinds)]) for number, key in enumerate(keys)]
    return NameIndex(write(folder, "1", places, names, {"import": None, "last_name": 1}))


def _met(index, numbers):
    return {index.key(number).decode() for number in numbers}


@settings(max_examples=60, deadline=None)
@given(keys=_KEYS, edits=st.sampled_from([1, 2]), asked=st.text("abno ", min_size=3, max_size=12))
def test_every_key_so_many_edits_away_is_found(tmp_path_factory, keys, edits, asked):
    index = _index(tmp_path_factory.mktemp("index"), keys)
    near = _met(index, index.near(asked.encode(), edits, _ANYTHING))
    assert {key for key in keys if OSA.distance(asked, key) <= edits} <= near


@pytest.mark.parametrize("asked", ["krpoyvnytskyi", "kropynvytskyi", "ropyvnytskyi", "kropyvnytskyy", "kroppyvnytskyi"])
def test_a_slip_in_either_half_or_between_them_is_found(tmp_path, asked):
    index = _index(tmp_path, ["kropyvnytskyi", "lviv"])
    assert _met(index, index.near(asked.encode(), 1, _ANYTHING)) == {"kropyvnytskyi"}


@settings(max_examples=60, deadline=None)
@given(keys=_KEYS, start=st.text("abno", min_size=1, max_size=4))
def test_beginnings_are_all_found(tmp_path_factory, keys, start):
    index = _index(tmp_path_factory.mktemp("index"), keys)
    assert _met(index, index.beginning(start, 1000)) == {key for key in keys if key.startswith(start)}


@pytest.mark.parametrize(
    "fence", [Fence(), Fence((Units(countries=frozenset([country_number("UA")])),)), Fence((), 2, 5)]
)
def test_many_postings_are_scored_like_few(tmp_path, monkeypatch, fence):
    index = _index(tmp_path, ["odesa"] * 40 + ["odessa"] * 20, kinds=(OFFICIAL, ALIAS, HISTORIC))
    matches = [Match(number, number / 3, Reason.EXACT) for number in range(index.key_count)]
    scoring = Scoring(index, "Odesa")
    monkeypatch.setattr("pobratym.naming.ranking._FEW", 1000)
    few = scoring.places(matches, fence, 1000)
    monkeypatch.setattr("pobratym.naming.ranking._FEW", 0)
    many = scoring.places(matches, fence, 1000)
    assert [(place, at) for place, _, at in few] == [(place, at) for place, _, at in many]
    assert np.allclose([score for _, score, _ in few], [score for _, score, _ in many], atol=1e-5)
    assert few
