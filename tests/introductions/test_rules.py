"""Rules: values in, a reason or nothing out."""

from datetime import UTC, datetime, timedelta

import pytest

from pobratym.introductions.rules.capacity import Load, over_capacity
from pobratym.introductions.rules.limit import OWN_LIMIT, too_many_open
from pobratym.introductions.rules.meanwhile import happened
from pobratym.introductions.rules.silence import is_silent
from pobratym.introductions.rules.wishes import Asker, Wanted, against_wishes
from pobratym.introductions.workflow import WORKFLOW, Status


def test_the_limit_is_reached_with_the_last_letter_allowed():
    assert too_many_open(OWN_LIMIT - 1) is None
    assert too_many_open(OWN_LIMIT)


@pytest.mark.parametrize(
    ("load", "is_full"),
    [
        (Load(None, 40, 40), False),
        (Load(3, 1, 1), False),
        (Load(3, 1, 2), True),
        (Load(0, 0, 0), True),
    ],
)
def test_a_municipality_is_full_when_letters_and_talks_reach_its_capacity(load, is_full):
    assert bool(over_capacity(load)) is is_full


def test_ninety_days_without_a_word_are_silence():
    now = datetime(2026, 6, 1, tzinfo=UTC)
    assert not is_silent(now - timedelta(days=89), now)
    assert is_silent(now - timedelta(days=90), now)


def test_every_status_says_what_happened():
    assert all(str(happened(status)) for status in Status)


def test_an_ending_is_an_ending():
    assert WORKFLOW.terminal_states() == {Status.DECLINED, Status.PASSED_ON, Status.WITHDRAWN, Status.EXPIRED}


def test_wishes_are_judged_where_they_were_named():
    asker = Asker("UA", 9_000, ["water"], ["exchange"], ["en", "uk"])
    assert against_wishes(Wanted(), asker) == []
    met = against_wishes(Wanted(["UA"], ["up_to_20"], ["water", "youth"], ["exchange"], ["en"]), asker)
    assert [wish.is_met for wish in met] == [True] * 5
    unmet = against_wishes(Wanted(["FR"], ["over_200"], ["sport"], ["equipment"], ["ja"]), asker)
    assert [wish.is_met for wish in unmet] == [False] * 5
    assert against_wishes(Wanted([], ["up_to_20"], ["water"], ["exchange"], ["en"]), Asker("UA")) == []
