"""Nobody talks twice at once, breaks are kept, both sides are at work."""

from collections import Counter
from datetime import UTC, date, datetime, time

from hypothesis import given, settings
from hypothesis import strategies as st

from pobratym.rounds.rules.hours import beginnings, can_talk, days_of
from pobratym.rounds.rules.speech import can_understand, common_language, interpreted_language
from pobratym.rounds.rules.timetable import Wanted, timetable

HOURS = {"opens": time(9), "closes": time(17), "minutes": 30}


def test_a_weekend_is_no_day_of_talks():
    assert days_of(date(2027, 3, 5), date(2027, 3, 9)) == [date(2027, 3, 5), date(2027, 3, 8), date(2027, 3, 9)]


def test_talks_begin_one_after_another_with_a_break_by_kyivs_clock():
    found = beginnings([date(2027, 3, 8)], pause=10, **HOURS)
    assert found[:2] == [datetime(2027, 3, 8, 7, 0, tzinfo=UTC), datetime(2027, 3, 8, 7, 40, tzinfo=UTC)]
    assert found[-1] == datetime(2027, 3, 8, 14, 20, tzinfo=UTC)  # to 16:50 in Kyiv
    # Summer time has come: an hour earlier by the world's clock.
    assert beginnings([date(2027, 3, 29)], pause=10, **HOURS)[0] == datetime(2027, 3, 29, 6, 0, tzinfo=UTC)


def test_a_side_talks_in_its_own_working_hours_on_its_own_days():
    day = date(2027, 3, 8)
    starts = beginnings([day], pause=10, **HOURS)
    lisbon = can_talk(starts, days=[day], zone="Europe/Lisbon", **HOURS)
    assert lisbon == [False, False, False] + [True] * (len(starts) - 3)  # 9:00 there is 11:00 in Kyiv
    assert not any(can_talk(starts, days=[day], zone="America/Vancouver", **HOURS))
    assert not any(can_talk(starts, days=[date(2027, 3, 9)], zone="Europe/Kyiv", **HOURS))


@st.composite
def rounds(draw):
    times = draw(st.integers(1, 5))
    can = {side: draw(st.lists(st.booleans(), min_size=times, max_size=times)) for side in range(8)}
    edges = draw(st.sets(st.tuples(st.integers(0, 3), st.integers(4, 7)), max_size=12))
    languages = st.sampled_from(["", "", "pl"])
    talks = [Wanted(number, edge, draw(languages)) for number, edge in enumerate(sorted(edges))]
    return talks, can, {"pl": draw(st.integers(0, 2))}


@given(rounds())
@settings(max_examples=150, deadline=None)
def test_nobody_is_booked_twice_and_no_interpreter_either(round_):
    talks, can, interpreters = round_
    found = timetable(talks, can, interpreters)
    assert set(found.times) | set(found.without_time) == {talk.pair for talk in talks}
    held = {talk.pair: talk for talk in talks if talk.pair in found.times}
    busy = Counter((side, found.times[pair]) for pair, talk in held.items() for side in talk.sides)
    assert all(number == 1 for number in busy.values())
    assert all(can[side][found.times[pair]] for pair, talk in held.items() for side in talk.sides)
    spoken = Counter((talk.language, found.times[pair]) for pair, talk in held.items() if talk.language)
    assert all(number <= interpreters[language] for (language, _at), number in spoken.items())


def test_a_talk_moves_to_make_room_for_another():
    """The first and the second take both times of the third: the first has another one."""
    can = {1: [True, True, True], 2: [True, True, False], 3: [True, False, True], 4: [True, False, True]}
    talks = [Wanted(10, (1, 2)), Wanted(11, (1, 3)), Wanted(12, (1, 4))]
    assert timetable(talks, can).times == {10: 1, 11: 2, 12: 0}


def test_what_finds_no_time_is_said():
    can = {1: [True], 2: [True], 3: [True]}
    assert timetable([Wanted(10, (1, 2)), Wanted(11, (1, 3))], can).without_time == (11,)


def test_two_understand_each_other_in_a_common_language_or_through_somebody():
    assert common_language(["uk", "en", "pl"], ["pl", "en"]) == "en"
    assert interpreted_language(["de", "pl"], {"pl": 2}) == "pl"
    assert not can_understand(["uk"], ["pl"], {})
    assert can_understand(["uk"], ["pl"], {"pl": 1})
